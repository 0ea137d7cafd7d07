package io.heard.decision;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contact.Silence;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How long caps and cool-off keep a routine contact waiting: company, rule book and playbook all count, the
/// latest end
/// wins. What the customer asked for is exempt.
final class Caps {

    private final Situation situation;
    private final Dating dating;

    Caps(Situation situation, Dating dating) {
        this.situation = situation;
        this.dating = dating;
    }

    /// @param until when the contact is free again; absent: never
    record Wait(Optional<Instant> until, Because because) {}

    /// @return the wait that ends last, if there is one after `from`
    Optional<Wait> after(Instant from, Talk talk) {
        var waits = new ArrayList<Wait>();
        coolOff(talk.purpose()).ifPresent(waits::add);
        for (var cap : caps(talk)) {
            full(cap, contact -> contact.disposition() != Disposition.BUSY).ifPresent(waits::add);
        }
        for (var limit : situation.reach().attemptLimits(Channel.CALL, talk.purpose(), situation.now())) {
            full(limit, _ -> true).ifPresent(waits::add);
        }
        return waits.stream()
                .filter(wait -> wait.until().isEmpty() || wait.until().get().isAfter(from))
                .max(Caps::byEnd);
    }

    private static int byEnd(Wait one, Wait other) {
        return one.until().orElse(Instant.MAX).compareTo(other.until().orElse(Instant.MAX));
    }

    private List<Playbook.Cap> caps(Talk talk) {
        var caps = new ArrayList<>(situation.company().caps());
        for (var reason : talk.reasons()) {
            if (reason.playbook().cap() != null) {
                caps.add(reason.playbook().cap());
            }
        }
        return caps;
    }

    /// A busy line counts as an attempt for the law, but not for us.
    private Optional<Wait> full(Playbook.Cap cap, Predicate<ContactFact> asAttempt) {
        var counted = contacts(
                switch (cap.counts()) {
                    case CONVERSATIONS -> contact -> contact.disposition().isHeard() && !contact.askedFor();
                    case ATTEMPTS -> contact -> contact.isAttempt() && !contact.askedFor() && asAttempt.test(contact);
                });
        if (counted.size() < cap.max()) {
            return Optional.empty();
        }
        var oldest = counted.get(counted.size() - cap.max()).at();
        var until = dating.after(oldest, cap.per(), Purpose.SERVICE);
        var detail = "at most " + cap.max() + " "
                + (cap.counts() == Playbook.Cap.Counts.CONVERSATIONS ? "unsolicited conversations" : "attempts")
                + " in "
                + cap.per().inWords();
        return Optional.of(new Wait(Optional.of(until), new Because("CAP", detail, oldest, until)));
    }

    private Optional<Wait> coolOff(Purpose purpose) {
        var refusals = contacts(contact -> contact.disposition() == Disposition.NOT_INTERESTED);
        if (refusals.isEmpty()) {
            return Optional.empty();
        }
        var last = refusals.getLast().at();
        var company = days(last, situation.company().coolOff());
        var until = situation
                .reach()
                .silenceAfterRefusal(last, purpose)
                .map(silence -> switch (silence) {
                    case Silence.Forever _ -> Optional.<Instant>empty();
                    case Silence.For(Period period) ->
                        Optional.of(days(last, period))
                                .filter(end -> end.isAfter(company))
                                .or(() -> Optional.of(company));
                })
                .orElse(Optional.of(company));
        return Optional.of(
                new Wait(until, new Because("COOL_OFF", "not interested when last asked", last, until.orElse(null))));
    }

    private Instant days(Instant from, Period period) {
        return dating.after(from, new Span.Days(period), Purpose.SERVICE);
    }

    private List<ContactFact> contacts(Predicate<ContactFact> counts) {
        return situation.agenda().contacts().stream().filter(counts).toList();
    }
}
