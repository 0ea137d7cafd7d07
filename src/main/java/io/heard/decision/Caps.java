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
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    record Wait(Optional<Instant> until, Because because) {}

    /// @param ofAttempts whether what is only planned counts too
    /// @param own whether it is the company's or a playbook's; else the place's
    private record Limit(
            int max, Span per, Predicate<ContactFact> counts, boolean ofAttempts, boolean own, String what) {}

    /// @param byPhone whether a call is meant: then what others had on the same number counts as well
    /// @return the wait that ends last, if there is one after `from`
    Optional<Wait> after(Instant from, Talk talk, boolean byPhone) {
        var agenda = situation.agenda();
        if (agenda.contacts().isEmpty() && agenda.around().isNobody()) {
            return Optional.empty();
        }
        var waits = new ArrayList<Wait>();
        coolOff(talk.purpose()).ifPresent(waits::add);
        for (var limit : limits(talk)) {
            ofPerson(limit).ifPresent(waits::add);
            if (byPhone) {
                ofPhone(limit).ifPresent(waits::add);
            }
            ofAccount(limit).ifPresent(waits::add);
        }
        return waits.stream()
                .filter(wait -> wait.until().isEmpty() || wait.until().get().isAfter(from))
                .max(Caps::byEnd);
    }

    private static int byEnd(Wait one, Wait other) {
        return one.until().orElse(Instant.MAX).compareTo(other.until().orElse(Instant.MAX));
    }

    private List<Limit> limits(Talk talk) {
        var limits = new ArrayList<Limit>();
        situation.company().caps().forEach(cap -> limits.add(limit(cap)));
        for (var reason : talk.reasons()) {
            if (reason.playbook().cap() != null) {
                limits.add(limit(reason.playbook().cap()));
            }
        }
        for (var limit : situation.reach().attemptLimits(Channel.CALL, talk.purpose(), situation.now())) {
            limits.add(new Limit(
                    limit.attempts(),
                    span(limit.span()),
                    ContactFact::isAttempt,
                    true,
                    false,
                    "attempts by the rules"));
        }
        return limits;
    }

    /// Our own caps count what nobody asked for, and neither a busy line nor "call me later": both go on the
    /// same day.
    private static Limit limit(Playbook.Cap cap) {
        return switch (cap.counts()) {
            case CONVERSATIONS ->
                new Limit(
                        cap.max(),
                        cap.per(),
                        contact -> !contact.askedFor() && contact.disposition().isHeard(),
                        false,
                        true,
                        "unsolicited conversations");
            case ATTEMPTS ->
                new Limit(
                        cap.max(),
                        cap.per(),
                        contact -> !contact.askedFor() && contact.isAttempt() && !goesOnToday(contact.disposition()),
                        true,
                        true,
                        "attempts");
        };
    }

    private static boolean goesOnToday(Disposition disposition) {
        return disposition == Disposition.BUSY || disposition == Disposition.CALL_BACK_LATER;
    }

    private static Span span(TemporalAmount span) {
        return span instanceof Period period ? new Span.Days(period) : new Span.Exact(Duration.from(span));
    }

    private Optional<Wait> ofPerson(Limit limit) {
        return full(limit, limit.max(), times(situation.agenda().contacts(), limit), "");
    }

    /// Who answers a number that several customers gave hears all its calls.
    private Optional<Wait> ofPhone(Limit limit) {
        var around = situation.agenda().around();
        if (around.onPhone().isEmpty() && around.planned().isEmpty()) {
            return Optional.empty();
        }
        var others = times(around.onPhone(), limit);
        if (limit.ofAttempts()) {
            others = Stream.concat(others, around.planned().stream());
        }
        var calls = situation.agenda().contacts().stream().filter(contact -> contact.channel() == Channel.CALL);
        return full(
                limit, limit.max(), Stream.concat(times(calls, limit), others), " on a number that others have too");
    }

    /// The persons of one account together may hear from us twice as often as each.
    private Optional<Wait> ofAccount(Limit limit) {
        var others = situation.agenda().around().inAccount();
        return limit.own() && !others.isEmpty()
                ? full(
                        limit,
                        2 * limit.max(),
                        Stream.concat(times(situation.agenda().contacts(), limit), times(others, limit)),
                        " in the whole account")
                : Optional.empty();
    }

    private static Stream<Instant> times(List<ContactFact> contacts, Limit limit) {
        return times(contacts.stream(), limit);
    }

    private static Stream<Instant> times(Stream<ContactFact> contacts, Limit limit) {
        return contacts.filter(limit.counts()).map(ContactFact::at);
    }

    private Optional<Wait> full(Limit limit, int max, Stream<Instant> times, String where) {
        var counted = times.sorted().toList();
        if (counted.size() < max) {
            return Optional.empty();
        }
        var oldest = counted.get(counted.size() - max);
        var until = dating.after(oldest, limit.per(), Purpose.SERVICE);
        var detail =
                "at most " + max + " " + limit.what() + " in " + limit.per().inWords() + where;
        return Optional.of(new Wait(Optional.of(until), new Because("CAP", detail, oldest, until)));
    }

    private Optional<Wait> coolOff(Purpose purpose) {
        var refusals = contacts(contact -> contact.disposition() == Disposition.NOT_INTERESTED);
        if (refusals.isEmpty()) {
            return Optional.empty();
        }
        var last = refusals.getLast().at();
        var until = coolOffEnd(last, purpose);
        var because = new Because("COOL_OFF", "not interested when last asked", last, until.orElse(null));
        return Optional.of(new Wait(until, because));
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

    private List<ContactFact> contacts(Predicate<ContactFact> counts) {
        return situation.agenda().contacts().stream().filter(counts).toList();
    }
}
