package io.heard.desk;

import io.heard.commitment.GoodwillKind;
import io.heard.contactlog.Contact;
import io.heard.conversation.Correction;
import io.heard.conversation.Outcome;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Disposition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the form below a task, and says what is wrong with which field.
final class Reading {

    static final String DISPOSITION = "disposition";
    static final String CALL_BACK_AT = "callBackAt";
    static final String NOTE = "note";
    static final String PROMISE = "promise";
    static final String PROMISE_BY = "promiseBy";
    static final String GOODWILL_KIND = "goodwillKind";
    static final String GOODWILL_AMOUNT = "goodwillAmount";
    static final String GOODWILL_NOTE = "goodwillNote";
    static final String CONCERN = "concern";
    static final String WISHES = "wishes";
    static final String WHY = "why";
    static final String SNOOZE_UNTIL = "snoozeUntil";
    static final String DECLINE_REASON = "declineReason";

    private static final int LONGEST = 4_000;
    private static final int LAST_YEAR = 9999;
    /// What is promised until a day is kept on that day.
    static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final OutcomeForm form;
    private final Messages messages;
    private final Map<String, String> errors = new LinkedHashMap<>();

    Reading(OutcomeForm form, Messages messages) {
        this.form = form;
        this.messages = messages;
    }

    Map<String, String> errors() {
        return errors;
    }

    /// @param fits which endings the task can have
    /// @param known what the customer wished before
    /// @param theirs the customer's zone
    Optional<Outcome> outcome(Predicate<Disposition> fits, PreferencesDocument known, ZoneId theirs) {
        var disposition = disposition(fits);
        var callBackAt = disposition == Disposition.CALL_BACK_LATER ? callBackAt(theirs) : null;
        var promises = promises(theirs);
        var goodwill = goodwill();
        checkLength(NOTE, form.note());
        checkLength(CONCERN, form.concern());
        var wishes = wishes(known);
        if (disposition == null || !errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Outcome(
                disposition,
                form.note().isBlank() ? null : form.note().strip(),
                Tag.named(form.heard()),
                disposition.isHeard() ? served() : null,
                callBackAt,
                promises,
                form.concern().isBlank()
                        ? null
                        : new Outcome.Concern(form.concern().strip(), null),
                wishes,
                goodwill));
    }

    /// @param fits which endings the contact can have
    /// @param before as it was told; its tags that are none of the form's stay
    /// @param theirs the customer's zone
    Optional<Correction> correction(Predicate<Disposition> fits, Contact before, ZoneId theirs, String why) {
        var disposition = disposition(fits);
        var callBackAt = disposition == Disposition.CALL_BACK_LATER ? callBackAt(theirs) : null;
        checkLength(NOTE, form.note());
        checkLength(WHY, why);
        if (disposition == null || !errors.isEmpty()) {
            return Optional.empty();
        }
        var tags = new ArrayList<>(Tag.named(form.heard()));
        before.heard().stream().filter(tag -> Tag.named(List.of(tag)).isEmpty()).forEach(tags::add);
        return Optional.of(new Correction(
                disposition,
                form.note().isBlank() ? null : form.note().strip(),
                tags,
                disposition.isHeard() || disposition == Disposition.SENT ? served() : null,
                callBackAt,
                why.isBlank() ? null : why.strip()));
    }

    /// @param mine the rep's zone
    Optional<Instant> snoozeUntil(ZoneId mine) {
        var until = time(SNOOZE_UNTIL, form.snoozeUntil(), mine);
        if (until == null && !errors.containsKey(SNOOZE_UNTIL)) {
            errors.put(SNOOZE_UNTIL, messages.errorSnooze());
        }
        return Optional.ofNullable(until);
    }

    private @Nullable Disposition disposition(Predicate<Disposition> fits) {
        for (var disposition : Disposition.values()) {
            if (disposition.name().equals(form.disposition()) && fits.test(disposition)) {
                return disposition;
            }
        }
        errors.put(DISPOSITION, messages.errorDisposition());
        return null;
    }

    private @Nullable PreferencesDocument wishes(PreferencesDocument known) {
        if (!form.asksForWishes()) {
            return null;
        }
        var wishes = Wishes.typed(form);
        if (wishes.hasBadHours()) {
            errors.put(WISHES, messages.errorHours());
            return null;
        }
        return wishes.changing(known);
    }

    @Nullable
    Instant callBackAt(ZoneId theirs) {
        var at = time(CALL_BACK_AT, form.callBackAt(), theirs);
        if (at == null) {
            errors.putIfAbsent(CALL_BACK_AT, messages.errorCallBack());
        }
        return at;
    }

    private List<Outcome.Promise> promises(ZoneId theirs) {
        var text = form.promise().strip();
        if (text.isEmpty() && form.promiseBy().isEmpty()) {
            return List.of();
        }
        if (text.isEmpty()) {
            errors.put(PROMISE, messages.errorPromiseText());
        }
        checkLength(PROMISE, text);
        var by = promiseBy(theirs);
        return by == null || text.isEmpty() ? List.of() : List.of(new Outcome.Promise(text, by, null));
    }

    private Outcome.@Nullable Goodwill goodwill() {
        if (!form.asksForGoodwill()) {
            return null;
        }
        var kind = Arrays.stream(GoodwillKind.values())
                .filter(one -> one.name().equals(form.goodwillKind()))
                .findFirst();
        var amount = Typed.amount(form.goodwillAmount()).filter(typed -> typed.signum() > 0);
        if (kind.isEmpty()) {
            errors.put(GOODWILL_KIND, messages.errorGoodwillKind());
        }
        if (amount.isEmpty()) {
            errors.put(GOODWILL_AMOUNT, messages.errorGoodwillAmount());
        }
        checkLength(GOODWILL_NOTE, form.goodwillNote());
        return kind.isEmpty() || amount.isEmpty()
                ? null
                : new Outcome.Goodwill(
                        kind.get(),
                        amount.get(),
                        form.goodwillNote().isBlank()
                                ? null
                                : form.goodwillNote().strip());
    }

    /// Without a time of day, the end of that day.
    @Nullable
    Instant promiseBy(ZoneId theirs) {
        var day = day(form.promiseBy());
        var time = form.promiseAt().isEmpty()
                ? END_OF_DAY
                : Typed.time(form.promiseAt()).orElse(null);
        if (day == null) {
            errors.put(PROMISE_BY, messages.errorPromiseDate());
        } else if (time == null) {
            errors.put(PROMISE_BY, messages.errorTime());
        }
        return day == null || time == null
                ? null
                : day.atTime(time).atZone(theirs).toInstant();
    }

    private List<UUID> served() {
        return form.served().stream()
                .flatMap(text -> id(text).stream())
                .distinct()
                .toList();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException tampered) {
            return Optional.empty();
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = text.isEmpty() ? null : LocalDate.parse(text);
            return day == null || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private @Nullable Instant time(String field, String text, ZoneId zone) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            var at = LocalDateTime.parse(text);
            if (at.getYear() <= LAST_YEAR) {
                return at.atZone(zone).toInstant();
            }
        } catch (DateTimeException none) {
            // said below
        }
        errors.put(field, messages.errorTime());
        return null;
    }

    private void checkLength(String field, String text) {
        if (text.length() > LONGEST) {
            errors.put(field, messages.errorLong(LONGEST));
        }
    }
}
