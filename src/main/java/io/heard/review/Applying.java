package io.heard.review;

import io.heard.database.Uuid7;
import io.heard.decision.Considered;
import io.heard.decision.Considered.Fate;
import io.heard.decision.Considered.Why;
import io.heard.decision.Deciding;
import io.heard.decision.Decision;
import io.heard.decision.ReasonFact;
import io.heard.decision.ReasonKey;
import io.heard.decision.Standing;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.Plan;
import io.heard.followup.StoredReason;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns a decision into what it changes in what is stored. Pure, like the decision.
final class Applying {

    /// What later facts show never to have been called for.
    private static final Set<Why> NEVER_WAS = EnumSet.of(Why.NO_LONGER_TRUE, Why.TOO_LATE);

    private final Agendas.Case one;
    private final Decision decision;
    private final ZoneId zone;
    private final Ending ending;
    private final Instant now;
    private final Map<ReasonKey, StoredReason> stored = new HashMap<>();
    private final Map<ReasonKey, StoredReason> current = new HashMap<>();
    private final List<StoredReason> changed;
    private final List<StoredReason> forgotten;
    private final UUID followUpId;

    static Effect of(Agendas.Case one, Deciding.Outcome outcome, Ending ending, Instant now) {
        return new Applying(one, outcome, ending, now).effect();
    }

    private Applying(Agendas.Case one, Deciding.Outcome outcome, Ending ending, Instant now) {
        this.one = one;
        this.decision = outcome.decision();
        this.zone = outcome.zone();
        this.ending = ending;
        this.now = now;
        one.reasons().forEach(reason -> stored.put(reason.fact().key(), reason));
        this.followUpId =
                one.followUp() == null ? Uuid7.at(now) : one.followUp().id();
        for (var considered : decision.considered()) {
            if (!isTooLate(considered) || isOpen(considered)) {
                current.put(considered.key(), reason(considered));
            }
        }
        this.changed = current.values().stream()
                .filter(reason -> !reason.equals(stored.get(reason.fact().key())))
                .toList();
        this.forgotten = forgotten();
    }

    private Effect effect() {
        var task = one.task();
        boolean worked = task != null && isWorkedOn(task.status()) && !mustEnd();
        return switch (decision) {
            case Decision.ReachOut out -> reachOut(out, worked);
            case Decision.LookAgain again -> lookAgain(again, worked);
            case Decision.LeaveAlone alone -> leaveAlone(alone, worked);
        };
    }

    private Effect effect(@Nullable FollowUp after, Effect.OnTask task) {
        return new Effect(changed, forgotten, one.followUp(), after, false, task);
    }

    /// Nobody has seen a task of them: they leave nothing but their decisions, so that the order in which facts
    /// arrive leaves nothing either.
    private List<StoredReason> forgotten() {
        if (one.followUp() == null || one.followUp().released()) {
            return List.of();
        }
        return decision.considered().stream()
                .filter(considered -> considered.fate() instanceof Fate.Dropped(Why why) && NEVER_WAS.contains(why))
                .filter(this::isOpen)
                .map(considered -> current.get(considered.key()))
                .toList();
    }

    /// A follow-up that a person ends was, whatever they say why.
    private boolean neverWas() {
        var gone = forgotten.stream().map(reason -> reason.fact().id()).collect(Collectors.toSet());
        return ending instanceof Ending.ByFacts
                && !gone.isEmpty()
                && one.ofFollowUp().stream()
                        .allMatch(reason -> gone.contains(reason.fact().id()));
    }

    private boolean isOpen(Considered considered) {
        var known = stored.get(considered.key());
        return known != null && known.isOpen();
    }

    private static boolean isTooLate(Considered considered) {
        return considered.fate() instanceof Fate.Dropped(Why why) && why == Why.TOO_LATE;
    }

    private boolean isWorkedOn(TaskStatus status) {
        return status instanceof TaskStatus.Claimed claimed && claimed.until().isAfter(now);
    }

    /// Nobody may contact this customer any more, not even who is just about to.
    private boolean mustEnd() {
        var standing = one.agenda().customer().standing();
        return standing == Standing.DECEASED || standing == Standing.TEST;
    }

    private StoredReason reason(Considered considered) {
        var known = stored.get(considered.key());
        // The dates of what people brought up are facts, which a hold must not move twice.
        var brought = known != null && known.fact().own() != null ? known.fact() : null;
        var why = considered.fate() instanceof Fate.Dropped(Why dropped) ? dropped : null;
        var fate = why == null ? ReasonFact.Fate.OPEN : why.ends();
        var endedAt = why == null
                ? null
                : known != null && known.fact().fate() == fate ? known.fact().endedAt() : now;
        var fact = new ReasonFact(
                known == null ? Uuid7.at(now) : known.fact().id(),
                considered.key(),
                considered.version(),
                fate,
                false,
                endedAt,
                considered.askedFor(),
                considered.orderId(),
                considered.raisedAt(),
                brought == null ? considered.target() : brought.target(),
                brought == null ? considered.due() : brought.due(),
                brought == null ? null : brought.own(),
                known == null ? null : known.fact().relief());
        var followUp = why == null ? followUpId : known == null ? null : known.followUpId();
        return new StoredReason(
                one.customer().id(), fact, considered.fate().name(), why == null ? null : why.name(), followUp);
    }

    private Effect reachOut(Decision.ReachOut out, boolean worked) {
        var leading = Objects.requireNonNull(current.get(out.leading())).fact();
        var plan = unlessEqual(plan(out, leading.id()), out.nextAt(), leading.target());
        var before = one.followUp();
        var waiting = FollowUpStatus.Waiting.release(out.nextAt(), nextHoldEnd(out, now));
        if (before == null) {
            var fresh =
                    new FollowUp(one.customer().id(), followUpId, waiting, plan, zone, null, null, 0, false, now, 0);
            return effect(fresh, new Effect.OnTask.Keep());
        }
        if (worked) {
            return effect(before, marks());
        }
        if (one.task() != null && isStill(one.task(), out, before)) {
            return effect(before.with(before.status(), plan, zone), new Effect.OnTask.Keep());
        }
        return effect(before.with(keptOr(waiting), plan, zone), cancelled());
    }

    /// What waits for its owner goes on waiting, unless something else happens before.
    private FollowUpStatus keptOr(FollowUpStatus.Waiting fresh) {
        return one.followUp() != null
                        && one.followUp().status() instanceof FollowUpStatus.Waiting was
                        && was.wake() == FollowUpStatus.Wake.RELEASE
                        && was.nextAt().equals(fresh.nextAt())
                        && !was.wakeAt().isBefore(was.nextAt())
                        && fresh.wakeAt().equals(fresh.nextAt())
                ? was
                : fresh;
    }

    private static Instant nextHoldEnd(Decision.ReachOut out, Instant now) {
        return out.considered().stream()
                .map(Considered::fate)
                .filter(Fate.Held.class::isInstance)
                .map(fate -> ((Fate.Held) fate).until())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(out.nextAt());
    }

    /// A task that waits in a queue stays there while what it says is still so.
    private static boolean isStill(Task task, Decision.ReachOut out, FollowUp before) {
        var plan = before.plan();
        return plan != null
                && task.type() == out.channel()
                && task.urgent() == out.urgent()
                && task.forLead() == out.forLead()
                && plan.dueAt().equals(out.dueAt())
                && before.status() instanceof FollowUpStatus.Active active
                && !out.nextAt().isAfter(later(active.nextAt(), task.windowsEnd()));
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private Effect lookAgain(Decision.LookAgain again, boolean worked) {
        var before = one.followUp();
        var waiting = new FollowUpStatus.Waiting(FollowUpStatus.Wake.REVIEW, again.at(), again.at(), again.on());
        if (before == null) {
            return effect(
                    new FollowUp(one.customer().id(), followUpId, waiting, null, zone, null, null, 0, false, now, 0),
                    new Effect.OnTask.Keep());
        }
        return worked ? effect(before, marks()) : effect(before.with(waiting, null, zone), cancelled());
    }

    private Effect leaveAlone(Decision.LeaveAlone alone, boolean worked) {
        var before = one.followUp();
        if (before == null) {
            return effect(null, new Effect.OnTask.Keep());
        }
        if (worked) {
            return effect(before, marks());
        }
        return new Effect(
                changed, forgotten, before, before.with(ending.status(byFacts(alone), now)), neverWas(), cancelled());
    }

    private Effect.OnTask cancelled() {
        return one.task() == null
                ? new Effect.OnTask.Keep()
                : new Effect.OnTask.Cancel(one.task(), TaskStatus.RE_PLANNED);
    }

    private FollowUpStatus byFacts(Decision.LeaveAlone alone) {
        var whys = new ArrayList<Why>();
        for (var considered : alone.considered()) {
            if (considered.fate() instanceof Fate.Dropped(Why why) && isOpen(considered)) {
                whys.add(why);
            }
        }
        if (whys.contains(Why.HEARD_ELSEWHERE)) {
            return new FollowUpStatus.Fulfilled(FollowUpStatus.Kind.HEARD, now);
        }
        for (var why : whys) {
            if (why.ends() == ReasonFact.Fate.LAPSED) {
                return new FollowUpStatus.Lapsed(why.name(), now);
            }
        }
        var why = whys.stream()
                .filter(one -> !NEVER_WAS.contains(one))
                .findFirst()
                .or(() -> whys.stream().findFirst());
        return new FollowUpStatus.Cancelled(why.map(Why::name).orElse("NOTHING_LEFT"), now);
    }

    private Effect.OnTask marks() {
        if (one.task() == null || changed.isEmpty()) {
            return new Effect.OnTask.Keep();
        }
        var texts = changed.stream()
                .map(reason ->
                        reason.fact().key().playbook() + ": " + (reason.why() == null ? reason.state() : reason.why()))
                .sorted()
                .toList();
        return new Effect.OnTask.Mark(one.task(), "changed since you took it: " + String.join(", ", texts));
    }

    /// The stored plan where the fresh one tells nothing new: an equal decision writes nothing. Once the day has
    /// come, the fresh one no longer tells what the contact waited for; that is no news, and the stored lines say
    /// better why it is when it is.
    private Plan unlessEqual(Plan plan, Instant nextAt, Instant target) {
        var before = one.followUp();
        var stored = before == null ? null : before.plan();
        if (before == null
                || stored == null
                || !stored.because(List.of()).equals(plan.because(List.of()))
                || !nextAt.equals(nextAt(before.status()))) {
            return plan;
        }
        boolean isEqual = target.isAfter(now)
                ? stored.because().equals(plan.because())
                : lines(stored).containsAll(lines(plan));
        return isEqual ? stored : plan;
    }

    private static @Nullable Instant nextAt(FollowUpStatus status) {
        return switch (status) {
            case FollowUpStatus.Waiting waiting -> waiting.nextAt();
            case FollowUpStatus.Active active -> active.nextAt();
            case FollowUpStatus.Fulfilled _, FollowUpStatus.Lapsed _, FollowUpStatus.Cancelled _ -> null;
        };
    }

    /// Without their dates, which go with the time at which it is asked.
    private static Set<String> lines(Plan plan) {
        return plan.because().stream()
                .map(because -> because.rule().equals("NO_WINDOW") ? "NO_WINDOW" : because.rule() + because.detail())
                .collect(Collectors.toSet());
    }

    private static Plan plan(Decision.ReachOut out, UUID leading) {
        return new Plan(
                out.channel(),
                out.purpose(),
                out.dueAt(),
                out.priority(),
                out.urgent(),
                out.promised(),
                out.forLead(),
                out.effort(),
                out.attempt(),
                leading,
                out.skills(),
                out.because());
    }
}
