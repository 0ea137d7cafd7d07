package io.heard.decision;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contact.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long caps and cool-off keep a routine contact waiting: company, rule book and playbook all count,
/// the latest end wins. What the customer asked for is exempt.
final class Caps {

    private final Situation situation;
    private final Dating dating;

    Caps(Situation situation, Dating dating) {
        this.situation = situation;
        this.dating = dating;
    }

    /// @param until when the contact is free again; absent: never
    record Wait(Optional<Instant> until, Because because) {

        Instant end() {
            return until.orElse(Instant.MAX);
        }
    }

    /// Our own caps count what nobody asked for, and neither a busy line nor "call me later": both go on the
    /// same day.
    private enum Counting {
        CONVERSATIONS("unsolicited conversations") {
            @Override
            boolean counts(ContactFact contact) {
                return !contact.askedFor() && contact.disposition().isHeard();
            }
        },
        ATTEMPTS("attempts") {
            @Override
            boolean counts(ContactFact contact) {
                return !contact.askedFor()
                        && contact.isAttempt()
                        && contact.disposition() != Disposition.BUSY
                        && contact.disposition() != Disposition.CALL_BACK_LATER;
            }
        },
        ATTEMPTS_BY_RULES("attempts by the rules") {
            @Override
            boolean counts(ContactFact contact) {
                return contact.isAttempt();
            }
        };

        private final String words;

        Counting(String words) {
            this.words = words;
        }

        abstract boolean counts(ContactFact contact);
    }

    private record Limit(int max, Span per, Counting counting) {

        boolean counts(ContactFact contact) {
            return counting.counts(contact);
        }

        /// Whether it is the company's or a playbook's; else the place's.
        boolean isOwn() {
            return counting != Counting.ATTEMPTS_BY_RULES;
        }
    }

    /// @param byPhone whether a call is meant: then what others had on the same number counts as well
    /// @return the wait that ends last, if there is one after `from`
    Optional<Wait> after(Instant from, Talk talk, boolean byPhone) {
        var agenda = situation.agenda();
        if (agenda.contacts().isEmpty() && agenda.around().isNobody()) {
            return Optional.empty();
        }
        var last = coolOff(talk.purpose(), from);
        for (var limit : limits(talk)) {
            last = later(last, ofPerson(limit, from));
            if (byPhone) {
                last = later(last, ofPhone(limit, from));
            }
            last = later(last, ofAccount(limit, from));
        }
        return Optional.ofNullable(last);
    }

    private static @Nullable Wait later(@Nullable Wait one, @Nullable Wait other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.end().isAfter(one.end()) ? other : one;
    }

    private List<Limit> limits(Talk talk) {
        var limits = new ArrayList<Limit>();
        for (var cap : situation.company().caps()) {
            limits.add(limit(cap));
        }
        for (var reason : talk.reasons()) {
            if (reason.playbook().cap() != null) {
                limits.add(limit(reason.playbook().cap()));
            }
        }
        for (var limit : situation.reach().attemptLimits(Channel.CALL, talk.purpose(), situation.now())) {
            limits.add(new Limit(limit.attempts(), span(limit.span()), Counting.ATTEMPTS_BY_RULES));
        }
        return limits;
    }

    private static Limit limit(Playbook.Cap cap) {
        return new Limit(
                cap.max(),
                cap.per(),
                switch (cap.counts()) {
                    case CONVERSATIONS -> Counting.CONVERSATIONS;
                    case ATTEMPTS -> Counting.ATTEMPTS;
                });
    }

    private static Span span(TemporalAmount span) {
        return span instanceof Period period ? new Span.Days(period) : new Span.Exact(Duration.from(span));
    }

    private @Nullable Wait ofPerson(Limit limit, Instant from) {
        var contacts = situation.agenda().contacts();
        int counted = 0;
        for (int i = contacts.size() - 1; i >= 0; i--) {
            if (limit.counts(contacts.get(i)) && ++counted == limit.max()) {
                return full(limit, limit.max(), contacts.get(i).at(), "", from);
            }
        }
        return null;
    }

    /// Who answers a number that several customers gave hears all its calls.
    private @Nullable Wait ofPhone(Limit limit, Instant from) {
        var around = situation.agenda().around();
        if (around.onPhone().isEmpty() && around.planned().isEmpty()) {
            return null;
        }
        var calls = new ArrayList<>(around.onPhone());
        for (var contact : situation.agenda().contacts()) {
            if (contact.channel() == Channel.CALL) {
                calls.add(contact);
            }
        }
        var planned = limit.counting() != Counting.CONVERSATIONS ? around.planned() : List.<Instant>of();
        return full(limit, limit.max(), calls, planned, " on a number that others have too", from);
    }

    /// The persons of one account together may hear from us twice as often as each.
    private @Nullable Wait ofAccount(Limit limit, Instant from) {
        var others = situation.agenda().around().inAccount();
        if (!limit.isOwn() || others.isEmpty()) {
            return null;
        }
        var all = new ArrayList<>(others);
        all.addAll(situation.agenda().contacts());
        return full(limit, 2 * limit.max(), all, List.of(), " in the whole account", from);
    }

    private @Nullable Wait full(
            Limit limit, int max, List<ContactFact> contacts, List<Instant> planned, String where, Instant from) {
        var counted = new ArrayList<>(planned);
        for (var contact : contacts) {
            if (limit.counts(contact)) {
                counted.add(contact.at());
            }
        }
        if (counted.size() < max) {
            return null;
        }
        counted.sort(Comparator.naturalOrder());
        return full(limit, max, counted.get(counted.size() - max), where, from);
    }

    private @Nullable Wait full(Limit limit, int max, Instant oldest, String where, Instant from) {
        var until = dating.after(oldest, limit.per(), Purpose.SERVICE);
        if (!until.isAfter(from)) {
            return null;
        }
        var detail = "at most " + max + " " + limit.counting().words + " in "
                + limit.per().inWords() + where;
        return new Wait(Optional.of(until), new Because("CAP", detail, oldest, until));
    }

    private @Nullable Wait coolOff(Purpose purpose, Instant from) {
        for (var contact : situation.agenda().contacts().reversed()) {
            if (contact.disposition() == Disposition.NOT_INTERESTED) {
                return coolOff(contact.at(), purpose, from);
            }
        }
        return null;
    }

    private @Nullable Wait coolOff(Instant refusedAt, Purpose purpose, Instant from) {
        var until = coolOffEnd(refusedAt, purpose);
        return until.isPresent() && !until.get().isAfter(from)
                ? null
                : new Wait(
                        until,
                        new Because("COOL_OFF", "not interested when last asked", refusedAt, until.orElse(null)));
    }

    /// The later of what the company and the place ask for; absent: never.
    private Optional<Instant> coolOffEnd(Instant refusedAt, Purpose purpose) {
        var company = days(refusedAt, situation.company().coolOff());
        var silence = situation.reach().silenceAfterRefusal(refusedAt, purpose);
        if (silence.isEmpty()) {
            return Optional.of(company);
        }
        return switch (silence.get()) {
            case Silence.Forever _ -> Optional.empty();
            case Silence.For(Period period) -> Optional.of(later(company, days(refusedAt, period)));
        };
    }

    private Instant days(Instant from, Period period) {
        return dating.after(from, new Span.Days(period), Purpose.SERVICE);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
