package io.heard.decision;

import io.heard.contact.Because;
import io.heard.decision.Considered.Fate;
import io.heard.decision.Considered.Why;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// When a person should reach out to a customer, if at all.
///
/// Pure: the same agenda, rules and instant always give the same decision. Steps narrow the reasons from
/// top to bottom, and each one that changes the outcome leaves its because.
public final class Deciding {

    private static final int GATHERING_ROUNDS = 6;

    private final Situation situation;
    private final Dating dating;
    private final Caps caps;
    private final List<Because> because = new ArrayList<>();

    private Deciding(Situation situation) {
        this.situation = situation;
        this.dating = new Dating(situation);
        this.caps = new Caps(situation, dating);
    }

    /// @param zone in which the customer most likely is
    /// @param mistakes conditions that could not be evaluated and so did not match
    public record Outcome(Decision decision, ZoneId zone, List<Mistake> mistakes) {}

    public static Decision decide(Agenda agenda, Rules rules, Instant now) {
        return outcome(agenda, rules, now).decision();
    }

    public static Outcome outcome(Agenda agenda, Rules rules, Instant now) {
        var situation = new Situation(agenda, rules, now);
        var decision = new Deciding(situation).decide();
        return new Outcome(decision, situation.zones().getFirst(), List.copyOf(situation.mistakes()));
    }

    /// What is decided, and why active playbooks ask for nothing.
    ///
    /// @param unfired one for each occasion that gave no reason, and for each playbook without any
    public record Explained(Outcome outcome, List<Unfired> unfired) {}

    public static Explained explained(Agenda agenda, Rules rules, Instant now) {
        var outcome = outcome(agenda, rules, now);
        var situation = new Situation(agenda, rules, now);
        return new Explained(outcome, new Firing(situation, new Dating(situation)).unfired());
    }

    private Decision decide() {
        var reasons = new ArrayList<>(new Firing(situation, dating)
                .reasons().stream()
                        .sorted(Comparator.comparing(
                                reason -> reason.considered().key()))
                        .map(this::lapsed)
                        .toList());
        while (true) {
            var free = reasons.stream().filter(Reason::isFree).toList();
            if (free.isEmpty()) {
                return withoutContact(reasons);
            }
            var attempt = attempt(free);
            switch (attempt) {
                case Attempt.Found found -> {
                    return reachOut(found, reasons);
                }
                case Attempt.NoWay(Talk talk, Why why) ->
                    replace(reasons, talk.leading().with(new Fate.Dropped(why)));
            }
        }
    }

    private sealed interface Attempt {
        record Found(Talk talk, Tries tries, Chance.At chance) implements Attempt {}

        record NoWay(Talk talk, Why why) implements Attempt {}
    }

    private Reason lapsed(Reason reason) {
        boolean over = reason.isFree()
                && !reason.isAskedFor()
                && !reason.considered().due().plus(Company.GRACE).isAfter(situation.now())
                && Tries.wantedAt(situation.agenda())
                        .filter(at -> at.plus(Company.GRACE).isAfter(situation.now()))
                        .isEmpty();
        return over ? reason.with(new Fate.Dropped(Why.LAPSED)) : reason;
    }

    private Decision withoutContact(List<Reason> reasons) {
        var held = reasons.stream()
                .map(reason -> reason.considered().fate())
                .filter(Fate.Held.class::isInstance)
                .map(Fate.Held.class::cast)
                .toList();
        if (held.isEmpty()) {
            return new Decision.LeaveAlone(considered(reasons), distinct(because));
        }
        var at = held.stream()
                .map(Fate.Held::until)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var on = held.stream().map(hold -> hold.by().closes()).collect(Collectors.toSet());
        held.forEach(hold -> because.add(new Because("HOLD", hold.by().inWords(), null, hold.until())));
        return new Decision.LookAgain(at, on, considered(reasons), distinct(because));
    }

    /// Gathers and caps in turn until neither changes the other: a later contact takes more reasons along,
    /// and more reasons can bring a longer wait.
    private Attempt attempt(List<Reason> free) {
        var talk = Talk.gathered(free, Talk.firstTarget(free), situation);
        for (int round = 0; ; round++) {
            var tries = new Tries(situation, talk);
            var waits = new ArrayList<Because>();
            var from = start(talk, tries, waits);
            if (from.isEmpty()) {
                because.addAll(waits);
                return new Attempt.NoWay(talk, Why.NO_WAY);
            }
            var wider = Talk.gathered(free, latest(from.get(), situation.now()), situation);
            if (wider.equals(talk) || round == GATHERING_ROUNDS) {
                because.addAll(waits);
                return firstChance(talk, tries, from.get());
            }
            talk = wider;
        }
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
        if (spaced.isPresent() && spaced.get().isAfter(from)) {
            waits.add(new Because("SPACING", "attempt " + tries.attempt() + " keeps its distance", null, spaced.get()));
            from = spaced.get();
        }
        if (talk.isAskedFor()) {
            return Optional.of(from);
        }
        var wait = caps.after(from, talk);
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
    private Attempt firstChance(Talk talk, Tries tries, Instant from) {
        boolean promised = tries.callBackAt().isPresent();
        var channels = situation.reach().channels(talk.playbook(), tries, promised);
        if (channels.isEmpty() && !talk.isAskedFor()) {
            return new Attempt.NoWay(talk, Why.ATTEMPTS_EXHAUSTED);
        }
        var ask = new Reach.Ask(
                channels,
                talk.purpose(),
                from,
                situation.now(),
                talk.dueOfLeading(),
                talk.effort(),
                talk.isAskedFor() || promised,
                talk.playbook().attempts().varyDaypart() && !promised ? tries.triedAt() : List.of());
        return switch (situation.reach().firstChance(ask)) {
            case Chance.At at -> new Attempt.Found(talk, tries, at);
            case Chance.None none
            when talk.isAskedFor() -> {
                because.addAll(none.because());
                yield new Attempt.Found(
                        talk,
                        tries,
                        Chance.At.forLead(talk.playbook().channels().getFirst(), from));
            }
            case Chance.None none -> {
                because.addAll(none.because());
                yield new Attempt.NoWay(talk, tries.usedUp(talk.playbook()) ? Why.ATTEMPTS_EXHAUSTED : Why.NO_WAY);
            }
        };
    }

    private Decision reachOut(Attempt.Found found, List<Reason> reasons) {
        var talk = found.talk();
        var chance = found.chance();
        var taken = new HashSet<ReasonKey>();
        taken.add(talk.leading().considered().key());
        for (var reason : talk.reasons()) {
            if (mayComeAlong(reason, talk, chance)) {
                taken.add(reason.considered().key());
            }
        }
        var together = new Talk(talk.reasons().stream()
                .filter(reason -> taken.contains(reason.considered().key()))
                .toList());
        because.addFirst(told(together.leading()));
        because.addAll(chance.because());
        var wanted = found.tries().callBackAt();
        boolean promised = wanted.isPresent() || together.leading().isPromised();
        return new Decision.ReachOut(
                chance.at(),
                wanted.map(at -> at.plus(Company.PUNCTUAL)).orElseGet(together::due),
                chance.channel(),
                together.purpose(),
                together.priority(),
                together.isUrgent(),
                promised,
                chance.forLead() || situation.agenda().customer().standing() == Standing.LEAD_ONLY,
                together.effort(),
                found.tries().attempt(),
                together.leading().considered().key(),
                together.skills(),
                considered(later(reasons, taken)),
                distinct(because));
    }

    private static Because told(Reason leading) {
        var considered = leading.considered();
        return new Because("PLAYBOOK", leading.playbook().title(), considered.target(), considered.due());
    }

    private boolean mayComeAlong(Reason reason, Talk talk, Chance.At chance) {
        return chance.forLead()
                || reason.playbook().purpose() == talk.purpose()
                || situation.reach().consents(reason.playbook().purpose(), chance.channel(), situation.now());
    }

    private static List<Reason> later(List<Reason> reasons, Set<ReasonKey> taken) {
        return reasons.stream()
                .map(reason ->
                        reason.isFree() && !taken.contains(reason.considered().key())
                                ? reason.with(new Fate.Later())
                                : reason)
                .toList();
    }

    private static void replace(List<Reason> reasons, Reason changed) {
        reasons.replaceAll(
                reason -> reason.considered().key().equals(changed.considered().key()) ? changed : reason);
    }

    private static List<Considered> considered(List<Reason> reasons) {
        return reasons.stream().map(Reason::considered).toList();
    }

    private static List<Because> distinct(List<Because> because) {
        return because.stream().distinct().toList();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
