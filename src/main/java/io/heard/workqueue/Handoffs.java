package io.heard.workqueue;

import io.heard.contact.Because;
import io.heard.message.MailRepository;
import io.heard.planning.RepId;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.task.Handoff;
import io.heard.task.Handoff.Kind;
import io.heard.task.HandoffId;
import io.heard.task.HandoffRepository;
import io.heard.task.HandoffStatus;
import io.heard.task.HandoffStatus.Accepted;
import io.heard.task.HandoffStatus.Offered;
import io.heard.task.HandoffStatus.Why;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.heard.task.TaskStatus.Claimed;
import io.heard.team.StreakRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passing a task on with its whole story: it is offered, and stays with who has it until somebody accepts. Nothing of
/// it moves the time that the customer has waited.
@ApplicationScoped
public class Handoffs {

    /// The rule of the line that says who handed a task over to whom.
    public static final String HANDED_OVER = "HANDED_OVER";

    /// What was handed to so many, whether they took it or not, goes to the lead on the next attempt.
    static final int MOST_BOUNCES = 2;

    private final TaskLock lock;
    private final TaskRepository tasks;
    private final HandoffRepository handoffs;
    private final MailRepository mails;
    private final Receivers receivers;
    private final Queues queues;
    private final HandoffLife life;
    private final Succession succession;
    private final RulesInForce rulesInForce;
    private final Settling settling;
    private final Announcing announcing;
    private final StreakRepository streaks;
    private final Clock clock;

    public Handoffs(
            TaskLock lock,
            TaskRepository tasks,
            HandoffRepository handoffs,
            MailRepository mails,
            Receivers receivers,
            Queues queues,
            HandoffLife life,
            Succession succession,
            RulesInForce rulesInForce,
            Settling settling,
            Announcing announcing,
            StreakRepository streaks,
            Clock clock) {
        this.lock = lock;
        this.tasks = tasks;
        this.handoffs = handoffs;
        this.mails = mails;
        this.receivers = receivers;
        this.queues = queues;
        this.life = life;
        this.succession = succession;
        this.rulesInForce = rulesInForce;
        this.settling = settling;
        this.announcing = announcing;
        this.streaks = streaks;
        this.clock = clock;
    }

    /// Offers the task to a colleague of whoever has it.
    ///
    /// @param by who has it, who leads the team, or an admin
    @Transactional
    public Handed offer(TaskId id, Viewer by, Offer offer) {
        return switch (lock.take(id, by)) {
            case TaskLock.Taken.NoSuchTask _ -> new Handed.NoSuch();
            case TaskLock.Taken.Refused(String why) -> new Handed.Refused(why);
            case TaskLock.Taken.Locked locked -> offer(locked.task(), by, offer, clock.instant());
        };
    }

    private Handed offer(Task task, Viewer by, Offer offer, Instant now) {
        var giver = task.holder();
        if (!task.status().isOpen()) {
            return new Handed.Refused("it is closed already");
        }
        if (giver == null) {
            return new Handed.Refused("nobody has it yet: claim it first");
        }
        var why = whyNot(task, giver, by, offer.kind(), now);
        if (why != null) {
            return new Handed.Refused(why);
        }
        var standing = life.standing(task, now);
        if (standing != null) {
            return new Handed.Refused("it is offered to " + standing.to() + " already; withdraw that first");
        }
        var asked = new Receivers.Asked(task, giver, handoffs.handedTo(task), now);
        if (asked.handedTo().size() >= MOST_BOUNCES) {
            return toLead(asked, offer);
        }
        return switch (receivers.find(offer, asked)) {
            case Receivers.Choice.NotNow(String what) -> new Handed.Refused(what);
            case Receivers.Choice.Never(String field, String message) -> new Handed.Invalid(field, message);
            case Receivers.Choice.Found found -> offered(asked, offer, found);
        };
    }

    private @Nullable String whyNot(Task task, RepId giver, Viewer by, Kind kind, Instant now) {
        boolean isTheirs = by.equals(new Viewer.Rep(giver));
        if (!isTheirs && !queues.mayGive(by, task)) {
            return "it is with " + giver + ": only they, or who leads the team, can hand it over";
        }
        boolean isOnTheLine = isTheirs
                && task.status() instanceof Claimed claimed
                && claimed.until().isAfter(now);
        if (kind == Kind.LIVE && !isOnTheLine) {
            return "only who is at it right now can pass on a customer on the line: claim it, or offer it for later";
        }
        return mails.isUnderWay(task.id().value())
                ? "a mail of it is under way, or nobody knows yet whether it has left"
                : null;
    }

    private Handed offered(Receivers.Asked asked, Offer offer, Receivers.Choice.Found found) {
        var task = asked.task();
        var handoff = handoff(asked, offer, found.to(), new Offered(found.until()));
        var kept = kept(task, asked.giver());
        if (kept == null) {
            return new Handed.Refused("somebody else was faster");
        }
        handoffs.add(handoff, found.until());
        announcing.tell(handoff, kept, asked.now());
        return new Handed.Done(handoff);
    }

    /// It stays with who has it, also where it was the team's and their lease runs out meanwhile.
    private @Nullable Task kept(Task task, RepId giver) {
        if (giver.equals(task.repId())) {
            return task;
        }
        var kept = task.with(task.status(), giver);
        return tasks.save(kept, task.version()) ? kept.saved() : null;
    }

    /// Nobody can say no any more. Only a customer on the line is passed to nobody who is not there.
    private Handed toLead(Receivers.Asked asked, Offer offer) {
        var lead = receivers.lead(asked.task(), asked.now()).orElse(null);
        if (lead == null) {
            return new Handed.Refused("it was passed on twice already, and the team has no lead");
        }
        if (lead.equals(asked.giver())) {
            return new Handed.Refused(
                    "it was passed on twice already, and is yours as the lead: reassign it or end it");
        }
        if (offer.kind() == Kind.LIVE) {
            var named = new Offer(Kind.LIVE, lead, null, offer.note(), offer.withPromises());
            return switch (receivers.find(named, asked)) {
                case Receivers.Choice.Found found -> offered(asked, named, found);
                case Receivers.Choice.NotNow _, Receivers.Choice.Never _ ->
                    new Handed.Refused("it was passed on twice already, so it is the lead's, who is not free now:"
                            + " offer it for later");
            };
        }
        var handoff = handoff(asked, offer, lead, new Accepted(asked.now()));
        var refused = pass(asked.task(), handoff, asked.now());
        if (refused != null) {
            return new Handed.Refused(refused);
        }
        handoffs.add(handoff, asked.now());
        return done(handoff, asked.now());
    }

    private static Handoff handoff(Receivers.Asked asked, Offer offer, RepId to, HandoffStatus status) {
        var task = asked.task();
        return new Handoff(
                HandoffId.at(asked.now()),
                task.customerId(),
                task.id(),
                offer.kind(),
                asked.giver(),
                to,
                offer.note(),
                offer.withPromises(),
                asked.now(),
                status,
                1);
    }

    /// @param by to whom it was offered
    @Transactional
    public Handed accept(HandoffId id, Viewer by) {
        var now = clock.instant();
        return life.answer(id, by, (handoff, task) -> {
            if (!by.equals(new Viewer.Rep(handoff.to()))) {
                return new Handed.Refused("it is offered to " + handoff.to() + ", and only they can accept it");
            }
            return switch (handoff.status().accept(now)) {
                case HandoffStatus.Move.Refused(String why) -> new Handed.Refused(why);
                case HandoffStatus.Move.To(HandoffStatus next) -> accept(handoff, handoff.with(next), task, now);
            };
        });
    }

    private Handed accept(Handoff offered, Handoff accepted, Task task, Instant now) {
        var first = receivers.isUnwanted(task, offered.to())
                ? Why.RECEIVER_UNWANTED
                : HandoffLife.overtakenBy(offered, task);
        if (first != null) {
            life.overtake(offered, task, first, now);
            return new Handed.Refused("something else came first: " + first.words());
        }
        var refused = pass(task, accepted, now);
        if (refused != null) {
            return new Handed.Refused(refused);
        }
        handoffs.save(accepted);
        return done(accepted.saved(), now);
    }

    /// @return why it could not be moved; absent when it was
    private @Nullable String pass(Task task, Handoff handoff, Instant now) {
        var move = switch (handoff.kind()) {
            case LIVE ->
                task.status()
                        .handOver(
                                handoff.from(),
                                handoff.to(),
                                now,
                                rulesInForce.now().settings().lease());
            case LATER -> task.status().reassign(now);
        };
        return switch (move) {
            case TaskStatus.Move.Refused(String why) -> why;
            case TaskStatus.Move.To(TaskStatus next) -> {
                var because = Because.of(HANDED_OVER, handoff.from() + " handed it over to " + handoff.to());
                var passed = task.passed(next, handoff.to(), List.of(because));
                yield tasks.save(passed, task.version()) ? null : "somebody else was faster";
            }
        };
    }

    /// The relationship stays with its owner. What had to wait while somebody held the task now has its effect.
    private Handed done(Handoff handoff, Instant now) {
        if (handoff.withPromises()) {
            succession.handOver(handoff.customerId(), handoff.from(), handoff.to(), now);
        }
        var passed = tasks.byId(handoff.taskId()).orElseThrow();
        announcing.tell(handoff, passed, now);
        switch (handoff.kind()) {
            case LIVE -> streaks.workBegins(handoff.to(), now);
            case LATER -> settling.settle(List.of(handoff.customerId()), Cause.CHANGE, new Ending.ByFacts(), now);
        }
        return new Handed.Done(handoff);
    }

    /// @param by to whom it was offered
    /// @param reason for the giver
    @Transactional
    public Handed decline(HandoffId id, Viewer by, String reason) {
        var now = clock.instant();
        return life.answer(
                id,
                by,
                (handoff, task) -> by.equals(new Viewer.Rep(handoff.to()))
                        ? life.end(handoff, task, handoff.status().decline(reason, now), now)
                        : new Handed.Refused("it is offered to " + handoff.to() + ", and only they can decline it"));
    }

    /// @param by who offered it, who leads the team, or an admin
    @Transactional
    public Handed withdraw(HandoffId id, Viewer by) {
        var now = clock.instant();
        return life.answer(
                id,
                by,
                (handoff, task) -> by.equals(new Viewer.Rep(handoff.from())) || queues.mayGive(by, task)
                        ? life.end(handoff, task, handoff.status().withdraw(now), now)
                        : new Handed.Refused("it was offered by " + handoff.from()
                                + ": only they, or who leads the team, can withdraw it"));
    }

    /// To whom the task could be offered, who can be asked soonest first.
    @Transactional
    public List<Colleague> possible(Task task, RepId giver) {
        return receivers.possible(task, giver, clock.instant());
    }
}
