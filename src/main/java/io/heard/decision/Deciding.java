package io.heard.decision;

import io.heard.contact.Because;
import io.heard.contact.Channel;
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

    private static final Because RELIEVED = Because.of("RELIEF", "there are too few hours, and the lead decided so");
    private static final Because VOICEMAIL = Because.of(
            Decision.VOICEMAIL,
            "where nobody answers, one message may be left this time: name, company and number only");

    private static final Fate LATER = new Fate.Later();
    private static final Comparator<Reason> BY_KEY =
            (one, other) -> one.considered().key().compareTo(other.considered().key());

    private final Situation situation;
    private final Dating dating;
    private final Seeking seeking;
    private final List<Because> because = new ArrayList<>();

    private Deciding(Situation situation) {
        this.situation = situation;
        this.dating = new Dating(situation);
        this.seeking = new Seeking(situation, dating);
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
        return new Explained(outcome, new Unfiring(situation).unfired());
    }

    private Decision decide() {
        var reasons = new ArrayList<>(new Firing(situation, dating).reasons());
        reasons.sort(BY_KEY);
        reasons.replaceAll(this::lapsed);
        while (true) {
            var free = new ArrayList<Reason>(reasons.size());
            for (var reason : reasons) {
                if (reason.isFree()) {
                    free.add(reason);
                }
            }
            if (free.isEmpty()) {
                return withoutContact(reasons);
            }
            var sought = seeking.contact(free);
            because.addAll(sought.because());
            switch (sought) {
                case Seeking.Found found -> {
                    return reachOut(found, reasons);
                }
                case Seeking.NoWay none ->
                    replace(reasons, none.talk().leading().with(new Fate.Dropped(none.why())));
            }
        }
    }

    private Reason lapsed(Reason reason) {
        boolean over = reason.isFree()
                && !reason.isAskedFor()
                && !situation.lapsesAt(reason).isAfter(situation.now())
                && Tries.wantedAt(situation.agenda())
                        .filter(at -> situation.after(at, Company.GRACE).isAfter(situation.now()))
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

    private Decision reachOut(Seeking.Found found, List<Reason> reasons) {
        var talk = found.talk();
        var chance = found.chance();
        var together = together(talk, chance);
        var taken = new HashSet<ReasonKey>();
        for (var reason : together.reasons()) {
            taken.add(reason.considered().key());
        }
        because.addFirst(told(together.leading()));
        relieved(together).ifPresent(because::add);
        because.addAll(chance.because());
        boolean voicemail = chance.channel() == Channel.CALL && found.tries().mayLeaveVoicemail(together.playbook());
        if (voicemail) {
            because.add(VOICEMAIL);
        }
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
                voicemail,
                together.leading().considered().key(),
                together.skills(),
                considered(later(reasons, taken)),
                distinct(because));
    }

    private Talk together(Talk talk, Chance.At chance) {
        var coming = new ArrayList<Reason>(talk.reasons().size());
        for (var reason : talk.reasons()) {
            if (coming.isEmpty() || mayComeAlong(reason, talk, chance)) {
                coming.add(reason); // the leading one is the first
            }
        }
        return coming.size() == talk.reasons().size() ? talk : new Talk(coming);
    }

    private static Because told(Reason leading) {
        var considered = leading.considered();
        return new Because("PLAYBOOK", leading.playbook().title(), considered.target(), considered.due());
    }

    private Optional<Because> relieved(Talk talk) {
        for (var reason : talk.reasons()) {
            var fact = situation.agenda().reason(reason.considered().key());
            if (fact != null && fact.relief() != null) {
                return Optional.of(RELIEVED);
            }
        }
        return Optional.empty();
    }

    private boolean mayComeAlong(Reason reason, Talk talk, Chance.At chance) {
        return chance.forLead()
                || reason.playbook().purpose() == talk.purpose()
                || situation.reach().consents(reason.playbook().purpose(), chance.channel(), situation.now());
    }

    private static List<Reason> later(List<Reason> reasons, Set<ReasonKey> taken) {
        var later = new ArrayList<Reason>(reasons.size());
        for (var reason : reasons) {
            boolean isLater =
                    reason.isFree() && !taken.contains(reason.considered().key());
            later.add(isLater ? reason.with(LATER) : reason);
        }
        return later;
    }

    private static void replace(List<Reason> reasons, Reason changed) {
        reasons.replaceAll(
                reason -> reason.considered().key().equals(changed.considered().key()) ? changed : reason);
    }

    private static List<Considered> considered(List<Reason> reasons) {
        var considered = new ArrayList<Considered>(reasons.size());
        for (var reason : reasons) {
            considered.add(reason.considered());
        }
        return considered;
    }

    private static List<Because> distinct(List<Because> because) {
        var distinct = new ArrayList<Because>(because.size());
        for (var one : because) {
            if (!distinct.contains(one)) {
                distinct.add(one);
            }
        }
        return distinct;
    }
}
