package io.heard.contact;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What the contact rules say of one candidate, channel and purpose: worked out a day at a time when asked, and
/// remembered. May be shared between threads.
final class LocalRules {

    private static final int REMEMBERED_DAYS = 512;

    private final ContactRules rules;
    private final Candidate candidate;
    private final Channel channel;
    private final Purpose purpose;
    private final Because because;
    private final AtomicReferenceArray<@Nullable Day> days = new AtomicReferenceArray<>(REMEMBERED_DAYS);
    private volatile @Nullable Binding latest;

    /// @param holiday why its hours are not the usual ones of its day of the week, where they are not
    record Day(long number, Binding binding, @Nullable Because holiday) {}

    LocalRules(ContactRules rules, Candidate candidate, Channel channel, Purpose purpose) {
        this.rules = rules;
        this.candidate = candidate;
        this.channel = channel;
        this.purpose = purpose;
        this.because = Because.of(
                Because.CANDIDATES,
                candidate.zone() + (candidate.place() == null ? "" : " in " + candidate.place()) + ", "
                        + candidate.source().words());
    }

    /// Where the customer is taken to be, and by what.
    Because because() {
        return because;
    }

    Binding binding(LocalDate date) {
        return on(date.toEpochDay()).binding;
    }

    Day on(long epochDay) {
        int slot = (int) (epochDay & (REMEMBERED_DAYS - 1));
        var known = days.getPlain(slot);
        if (known == null || known.number != epochDay) {
            known = compute(LocalDate.ofEpochDay(epochDay));
            // A day is immutable, so that a plain write is safe; at worst two threads work it out.
            days.setPlain(slot, known);
        }
        return known;
    }

    private Day compute(LocalDate date) {
        var binding = bindingOn(date);
        return new Day(date.toEpochDay(), binding, holiday(date, binding.rules()));
    }

    /// Mostly the same as on the day that was asked for before.
    private Binding bindingOn(LocalDate date) {
        var found = rules.bindingOn(candidate, channel, purpose, date);
        var before = latest;
        if (before != null && before.equals(found)) {
            return before;
        }
        latest = found;
        return found;
    }

    private @Nullable Because holiday(LocalDate date, List<ContactRule> binding) {
        var place = candidate.place();
        return place == null || binding.stream().allMatch(rule -> isUsual(rule, place, date))
                ? null
                : Explanation.holiday(rules.holidays(), place, date, candidate.zone());
    }

    private boolean isUsual(ContactRule rule, Place place, LocalDate date) {
        return rules.hours(rule, place, date).equals(rules.usualHours(rule, place, date));
    }
}
