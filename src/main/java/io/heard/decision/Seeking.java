package io.heard.decision;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.decision.Considered.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Seeks the next contact for reasons that nothing holds: which of them it takes, when, and on which channel.
final class Seeking {

    private static final int GATHERING_ROUNDS = 6;

    private final Situation situation;
    private final Dating dating;
    private final Caps caps;

    Seeking(Situation situation, Dating dating) {
        this.situation = situation;
        this.dating = dating;
        this.caps = new Caps(situation, dating);
    }

    sealed interface Sought {
        List<Because> because();
    }

    record Found(Talk talk, Tries tries, Chance.At chance, List<Because> because) implements Sought {}

    record NoWay(Talk talk, Why why, List<Because> because) implements Sought {}

    /// What would pass its own due by waiting for a later day that the customer chose, or was promised, goes
    /// before by itself, if there is a way.
    Sought contact(List<Reason> free) {
        var askedFrom = Talk.askedFrom(free);
        if (askedFrom.isEmpty()) {
            return together(free);
        }
        var day = situation.startOfDay(askedFrom.get());
        boolean hurries = free.stream().anyMatch(reason -> isDueBefore(day, reason));
        var routine = free.stream().filter(reason -> !reason.isAskedFor()).toList();
        return hurries && together(routine) instanceof Found ahead && isInTime(ahead, day) ? ahead : together(free);
    }

    private boolean isDueBefore(Instant day, Reason reason) {
        var due = reason.considered().due();
        return !reason.isAskedFor() && due.isAfter(situation.now()) && !due.isAfter(day);
    }

    private static boolean isInTime(Found ahead, Instant day) {
        return ahead.chance().at().isBefore(ahead.talk().due())
                && !ahead.talk().due().isAfter(day);
    }

    /// Gathers and caps in turn until neither changes the other: a later contact takes more reasons along,
    /// and more reasons can bring a longer wait.
    private Sought together(List<Reason> free) {
        var talk = Talk.gathered(free, Talk.firstTarget(free), situation);
        for (int round = 0; ; round++) {
            var tries = new Tries(situation, talk);
            var mail = mailBetweenCalls(talk, tries);
            if (mail.isPresent()) {
                return mail.get();
            }
            var waits = new ArrayList<Because>();
            var from = start(talk, tries, waits);
            if (from.isEmpty()) {
                return new NoWay(talk, Why.NO_WAY, waits);
            }
            var wider = Talk.gathered(free, latest(from.get(), situation.now()), situation);
            if (wider.equals(talk) || round == GATHERING_ROUNDS) {
                return firstChance(talk, tries, from.get(), waits);
            }
            talk = wider;
        }
    }

    /// On the day of that call or not at all: then the calls go on, and the mail comes after the last of them.
    private Optional<Sought> mailBetweenCalls(Talk talk, Tries tries) {
        var tried = tries.mailDueSince(talk.playbook());
        if (tried.isEmpty()) {
            return Optional.empty();
        }
        var waits = new ArrayList<Because>();
        waits.add(new Because(
                "MAIL_BETWEEN",
                "after call " + tries.calls() + " in vain somebody writes the same day, and the calls go on",
                tried.get(),
                null));
        var from = putOff(tried.get(), talk, waits);
        var end = situation.endOfDay(tried.get());
        var ask = new Chances.Ask(
                List.of(Channel.EMAIL),
                talk.purpose(),
                from,
                situation.now(),
                end,
                end,
                talk.effort(),
                true,
                null,
                List.of());
        return situation.chances().firstChance(ask) instanceof Chance.At at
                ? Optional.of(new Found(talk, tries, at, waits))
                : Optional.empty();
    }

    /// The date before windows are asked: target, then what the customer or rep said, then spacing, then caps.
    private Optional<Instant> start(Talk talk, Tries tries, List<Because> waits) {
        var callBack = tries.callBackAt();
        if (callBack.isPresent()) {
            waits.add(new Because("CALL_BACK", "the customer asked for this time", callBack.get(), null));
            return Optional.of(putOff(callBack.get(), talk, waits));
        }
        var from = putOff(talk.target(), talk, waits);
        var spaced = tries.spacedFrom(talk.playbook(), dating);
        if (spaced.isPresent() && spaced.get().at().isAfter(from)) {
            waits.add(spaced.get().because());
            from = spaced.get().at();
        }
        if (talk.isAskedFor()) {
            return Optional.of(from);
        }
        var first = situation.chances().channels(talk.playbook(), tries, false).stream()
                .findFirst();
        var wait = caps.after(from, talk, first.filter(Channel.CALL::equals).isPresent());
        wait.ifPresent(cap -> waits.add(cap.because()));
        return wait.isEmpty() ? Optional.of(from) : wait.get().until();
    }

    /// What a rep put off waits, but not what a customer asked for afterwards.
    private Instant putOff(Instant from, Talk talk, List<Because> waits) {
        var followUp = situation.agenda().followUp();
        if (followUp == null) {
            return from;
        }
        var notBefore = followUp.notBefore();
        if (notBefore == null || !notBefore.isAfter(from) || talk.isAskedForAfter(followUp.putOffAt())) {
            return from;
        }
        waits.add(new Because("SNOOZED", "put off by the representative", null, notBefore));
        return notBefore;
    }

    /// A call that the customer wants is as good as asked for.
    private Sought firstChance(Talk talk, Tries tries, Instant from, List<Because> waits) {
        boolean promised = tries.callBackAt().isPresent();
        var channels = situation.chances().channels(talk.playbook(), tries, promised);
        if (channels.isEmpty() && !talk.isAskedFor()) {
            return new NoWay(talk, Why.ATTEMPTS_EXHAUSTED, waits);
        }
        var ask = new Chances.Ask(
                channels,
                talk.purpose(),
                from,
                situation.now(),
                talk.dueOfLeading(),
                talk.isAskedFor() || promised ? null : talk.lapsesAt(situation),
                talk.effort(),
                talk.isAskedFor() || promised,
                wish(talk, tries, from),
                talk.playbook().attempts().varyDaypart() && !promised ? tries.triedAt() : List.of());
        return switch (situation.chances().firstChance(ask)) {
            case Chance.At at -> new Found(talk, tries, at, waits);
            case Chance.None none
            when talk.isAskedFor() ->
                new Found(
                        talk,
                        tries,
                        Chance.At.forLead(talk.playbook().channels().getFirst(), from),
                        and(waits, none.because()));
            case Chance.None none ->
                new NoWay(
                        talk,
                        tries.usedUp(talk.playbook()) ? Why.ATTEMPTS_EXHAUSTED : Why.NO_WAY,
                        and(waits, none.because()));
        };
    }

    /// The time that the customer chose, as long as nothing else has moved the call.
    private static @Nullable Instant wish(Talk talk, Tries tries, Instant from) {
        var wanted = tries.callBackAt()
                .or(() -> talk.leading().isPromised() ? Optional.of(talk.target()) : Optional.empty());
        return wanted.filter(from::equals).orElse(null);
    }

    private static List<Because> and(List<Because> some, List<Because> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
