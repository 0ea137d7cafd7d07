package io.heard.decision;

import io.heard.decision.Considered.Fate;
import io.heard.decision.Considered.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the reasons that a customer's story gives, dates them, and says which of them are over or on hold.
///
/// Everything is worked out anew from the facts each time; what was stored only says which version a reason
/// fired with and what people already ended.
final class Firing {

    private static final Fate TAKEN = new Fate.Taken();

    private final Situation situation;
    private final Dating dating;
    private final Fates fates;
    private final Set<ReasonKey> seen = new HashSet<>(8);
    private final List<Reason> reasons = new ArrayList<>();
    private final Occasions occasions;
    private final Past past;

    Firing(Situation situation, Dating dating) {
        this.situation = situation;
        this.dating = dating;
        this.fates = new Fates(situation);
        this.occasions = new Occasions(situation);
        this.past = new Past(situation);
    }

    List<Reason> reasons() {
        for (var playbook : playbooks()) {
            occasions.each(playbook, past.orders(playbook), event -> past.matters(event, playbook), this::consider);
        }
        for (var reason : situation.agenda().reasons()) {
            if (reason.own() != null && !reason.isOver()) {
                own(reason, reason.own()).ifPresent(reasons::add);
            } else if (reason.isOpen() && !seen.contains(reason.key())) {
                reasons.add(noLongerTrue(reason));
            }
        }
        return reasons;
    }

    /// Those that are active, and the versions with which reasons fired that are not over.
    private List<Playbook> playbooks() {
        var rules = situation.rules();
        var older = new LinkedHashSet<Playbook>(0);
        ReasonFact before = null;
        for (var reason : situation.agenda().reasons()) {
            if (reason.own() == null && !reason.isOver() && !isOfTheSame(before, reason)) {
                rules.playbook(reason.key().playbook(), reason.version())
                        .filter(playbook -> !playbook.active())
                        .ifPresent(older::add);
                before = reason;
            }
        }
        if (older.isEmpty()) {
            return rules.active();
        }
        var all = new ArrayList<>(rules.active());
        all.addAll(older);
        return all;
    }

    private static boolean isOfTheSame(@Nullable ReasonFact before, ReasonFact reason) {
        return before != null
                && before.version() == reason.version()
                && before.key().playbook().equals(reason.key().playbook());
    }

    private void consider(Occurrence occurrence) {
        var playbook = occurrence.playbook();
        var facts = ExpressionFacts.of(occurrence, situation.agenda(), situation.purchases());
        var verdict = matches(playbook, facts);
        if (verdict instanceof Condition.Verdict.No) {
            return;
        }
        var fired = situation.agenda().reason(occurrence.key());
        boolean ofThisVersion = fired == null ? playbook.active() : fired.version() == playbook.version();
        boolean mayFire = fired == null ? playbook.firesAt(occurrence.at()) : !fired.isOver();
        if (!ofThisVersion || !mayFire) {
            return;
        }
        var relief = fired == null ? null : fired.relief();
        var dated = dating.relieved(dating.date(occurrence, facts), relief);
        var held = heldSince(occurrence.at(), playbook.isAskedFor(), playbook.holdWhile());
        var moment = dating.moved(dated, playbook, held.all());
        boolean late = tooLate(moment, occurrence, situation) && !isUnderWay(fired);
        boolean wasOpen = fired != null && fired.isOpen();
        if ((late && !wasOpen && !occurrence.isNews(situation.agenda()))
                || isFailed(verdict, playbook)
                || !seen.add(occurrence.key())) {
            return;
        }
        var considered = new Considered(
                occurrence.key(),
                playbook.version(),
                playbook.isAskedFor(),
                occurrence.orderId(),
                occurrence.at(),
                moment.target(),
                moment.due(),
                TAKEN);
        var fate = late ? new Fate.Dropped(Why.TOO_LATE) : fates.of(considered, occurrence, held.all());
        var how = relief != null && relief.byMail() ? playbook.byMail() : playbook;
        reasons.add(new Reason(settled(considered.with(fate), dated, playbook, held), how));
    }

    /// A length of time that cannot be worked out is no match either: nobody is called at once for it.
    static Condition.Verdict matches(Playbook playbook, Map<String, Object> facts) {
        var verdict = playbook.when() == null
                ? Condition.Verdict.YES
                : playbook.when().test(facts);
        if (verdict instanceof Condition.Verdict.Yes && playbook.after() instanceof Span.Computed(Condition after)) {
            verdict = after.measure(facts);
        }
        if (verdict instanceof Condition.Verdict.Yes && playbook.within() instanceof Span.Computed(Condition within)) {
            verdict = within.measure(facts);
        }
        return verdict;
    }

    /// @param over by holds that have ended
    /// @param all by those and the ones that go on
    private record Held(Duration over, Duration all) {
        static final Held NOT = new Held(Duration.ZERO, Duration.ZERO);
    }

    /// What the customer asked for is never held, least of all by itself.
    private Held heldSince(Instant since, boolean askedFor, Set<Hold> holdWhile) {
        var holds = situation.holds();
        if (askedFor || holds.isEmpty()) {
            return Held.NOT;
        }
        return new Held(
                holds.heldSince(since, holdWhile, situation.now(), false),
                holds.heldSince(since, holdWhile, situation.now(), true));
    }

    /// A hold that goes on moves nothing yet, so that what is held says the same every day.
    private Considered settled(Considered reason, Moment dated, Playbook playbook, Held held) {
        return reason.fate() instanceof Fate.Held ? reason.at(dating.moved(dated, playbook, held.over())) : reason;
    }

    /// Whether a reason has stood long enough to pass its due by waiting. One whose due was moved into the
    /// past by news, before anybody saw a task of it, is as late as if it had come with that news.
    private boolean isUnderWay(@Nullable ReasonFact fired) {
        if (fired == null || !fired.isOpen()) {
            return false;
        }
        var followUp = situation.agenda().followUp();
        return !fired.due().isAfter(situation.now()) || (followUp != null && followUp.released());
    }

    private boolean isFailed(Condition.Verdict verdict, Playbook playbook) {
        if (verdict instanceof Condition.Verdict.Failed failed) {
            situation.failed(playbook, failed);
            return true;
        }
        return false;
    }

    /// An asked-for reason that arrives a little late is taken all the same: somebody is waiting for an answer.
    static boolean tooLate(Moment moment, Occurrence occurrence, Situation situation) {
        var last = occurrence.playbook().isAskedFor() ? situation.after(moment.due(), Company.GRACE) : moment.due();
        return !last.isAfter(situation.now());
    }

    /// What was withdrawn and has become too late since is not brought up again.
    private Optional<Reason> own(ReasonFact reason, ReasonFact.Own own) {
        var playbook = BuiltIn.playbook(reason.key().playbook(), own);
        var dated = new Moment(reason.target(), reason.due());
        var held = heldSince(reason.raisedAt(), reason.askedFor(), playbook.holdWhile());
        var considered = considered(reason, TAKEN).at(dating.moved(dated, playbook, held.all()));
        if (!reason.isOpen() && !reason.askedFor() && !considered.due().isAfter(situation.now())) {
            return Optional.empty();
        }
        var fate = fates.ofOwn(considered, playbook.holdWhile(), held.all());
        return Optional.of(new Reason(settled(considered.with(fate), dated, playbook, held), playbook));
    }

    private Reason noLongerTrue(ReasonFact reason) {
        var playbook = situation
                .rules()
                .playbook(reason.key().playbook(), reason.version())
                .orElseGet(() -> BuiltIn.unknown(reason.key().playbook()));
        return new Reason(considered(reason, new Fate.Dropped(Why.NO_LONGER_TRUE)), playbook);
    }

    private static Considered considered(ReasonFact reason, Fate fate) {
        return new Considered(
                reason.key(),
                reason.version(),
                reason.askedFor(),
                reason.orderId(),
                reason.raisedAt(),
                reason.target(),
                reason.due(),
                fate);
    }
}
