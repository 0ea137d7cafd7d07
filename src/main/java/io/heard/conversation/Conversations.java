package io.heard.conversation;

import io.heard.commitment.Goodwill;
import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerEvent;
import io.heard.customer.CustomerRepository;
import io.heard.customer.PreferencesDocument;
import io.heard.customer.StoryRepository;
import io.heard.database.Json;
import io.heard.database.Uuid7;
import io.heard.decision.ByHand;
import io.heard.decision.ChosenTime;
import io.heard.decision.Disposition;
import io.heard.decision.EventType;
import io.heard.decision.Reach;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.message.Mail;
import io.heard.message.MailRepository;
import io.heard.message.MailStatus;
import io.heard.planning.RepId;
import io.heard.review.Agendas;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.NewOwners;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.heard.task.TaskStatus.Claimed;
import io.heard.task.TaskStatus.Move;
import io.heard.team.StreakRepository;
import io.heard.workqueue.Announcing;
import io.heard.workqueue.Closings;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records how attempts went and picks the next step. The contact is written down as it was; what follows
/// from it is decided, as everywhere, from all facts.
@ApplicationScoped
public class Conversations {

    private final WorkQueue queue;
    private final TaskRepository tasks;
    private final CustomerRepository customers;
    private final FollowUpRepository followUps;
    private final ReasonRepository reasons;
    private final ContactRepository contacts;
    private final MailRepository mails;
    private final StoryRepository stories;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final NewOwners newOwners;
    private final Settling settling;
    private final Announcing announcing;
    private final StreakRepository streaks;
    private final Closings closings;
    private final Promises promises;
    private final Goodwills goodwills;
    private final Json json;
    private final Clock clock;

    public Conversations(
            WorkQueue queue,
            TaskRepository tasks,
            CustomerRepository customers,
            FollowUpRepository followUps,
            ReasonRepository reasons,
            ContactRepository contacts,
            MailRepository mails,
            StoryRepository stories,
            Agendas agendas,
            RulesInForce rulesInForce,
            NewOwners newOwners,
            Settling settling,
            Announcing announcing,
            StreakRepository streaks,
            Closings closings,
            Promises promises,
            Goodwills goodwills,
            Json json,
            Clock clock) {
        this.queue = queue;
        this.tasks = tasks;
        this.customers = customers;
        this.followUps = followUps;
        this.reasons = reasons;
        this.contacts = contacts;
        this.mails = mails;
        this.stories = stories;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.newOwners = newOwners;
        this.settling = settling;
        this.announcing = announcing;
        this.streaks = streaks;
        this.closings = closings;
        this.promises = promises;
        this.goodwills = goodwills;
        this.json = json;
        this.clock = clock;
    }

    /// After a lapse of the lease the last holder is still heard, unless another has claimed since.
    ///
    /// @param expectedVersion absent: whichever
    @Transactional
    public Recorded record(TaskId id, RepId rep, Outcome outcome, @Nullable Integer expectedVersion) {
        var now = clock.instant();
        var seen = queue.view(id, new Viewer.Rep(rep));
        if (seen.isEmpty()) {
            return new Recorded.NoSuchTask();
        }
        var locked = customers.lock(List.of(seen.get().customerId()));
        var task = tasks.byId(id).orElse(null);
        if (task == null || locked.isEmpty()) {
            return new Recorded.NoSuchTask();
        }
        if (expectedVersion != null && expectedVersion != task.version()) {
            return new Recorded.Stale(task.version());
        }
        if (!task.customerId().equals(locked.getFirst().id())) {
            return new Recorded.Refused("its customer was joined with another at this moment; try again");
        }
        if (mails.isUnderWay(id.value())) {
            return new Recorded.Refused("a mail of it is under way, or nobody knows yet whether it has left");
        }
        return switch (move(task, rep, outcome, now)) {
            case Move.Refused(String why) -> new Recorded.Refused(why);
            case Move.To(TaskStatus next) -> record(attempt(task, rep, locked.getFirst(), null, now), outcome, next);
        };
    }

    /// What follows from a mail that has left, in the transaction that says so and under the customer's lock. Where
    /// the task has found another end meanwhile, the mail still counts as a contact.
    ///
    /// @param by who completes the task
    void mailed(Mail mail, RepId by) {
        var now = clock.instant();
        var customer = customers.byId(mail.customerId()).orElseThrow();
        var task = tasks.byId(new TaskId(mail.taskId())).orElseThrow();
        var outcome =
                new Outcome(Disposition.SENT, mail.text().subject(), List.of(), null, null, List.of(), null, null);
        var attempt = attempt(task, by, customer, mail, now);
        var recorded = move(task, by, outcome, now) instanceof Move.To(TaskStatus next)
                ? record(attempt, outcome, next)
                : new Recorded.Refused("closed");
        if (!(recorded instanceof Recorded.Done)) {
            contacts.addAll(
                    List.of(contact(attempt, outcome, Channel.EMAIL, List.of()).withoutTask()));
            settling.settle(List.of(mail.customerId()), Cause.OUTCOME, new Ending.ByFacts(), now);
        }
    }

    /// What has been planned meanwhile gives way to what was heard, unless somebody else is already at it.
    private Move move(Task task, RepId rep, Outcome outcome, Instant now) {
        var taken = tasks.lockOpenOf(List.of(task.customerId())).stream()
                .filter(open -> !open.id().equals(task.id()))
                .map(Task::status)
                .filter(Claimed.class::isInstance)
                .map(Claimed.class::cast)
                .filter(claimed -> claimed.until().isAfter(now) && !claimed.by().equals(rep))
                .findFirst();
        return taken.isPresent()
                ? task.status().complete(rep, outcome.disposition(), now)
                : task.status().completeLate(rep, task.lastHolder(), outcome.disposition(), now);
    }

    /// An attempt with all that is known around it.
    ///
    /// @param followUp absent when it has ended under the rep's hands
    /// @param mail absent where the rep reached out without us
    private record Attempt(
            Task task,
            RepId rep,
            Customer customer,
            Agendas.Case one,
            List<StoredReason> ofFollowUp,
            @Nullable FollowUp followUp,
            Reach reach,
            RulesInForce.Snapshot snapshot,
            @Nullable Mail mail,
            Instant now) {

        /// What the rep was asked to talk about and is still open, whatever came up meanwhile.
        List<StoredReason> taken() {
            return ofFollowUp.stream()
                    .filter(reason -> reason.isOpen()
                            && task.reasonIds().contains(reason.fact().id()))
                    .toList();
        }

        /// When it was: a mail may have left long before anybody knew.
        Instant at() {
            return mail != null && mail.status() instanceof MailStatus.Sent sent ? sent.at() : now;
        }

        /// A mail between the calls for a concern is not the answer to it.
        boolean goesOnAfterMail(StoredReason reason) {
            var fact = reason.fact();
            return snapshot.rules()
                    .playbook(fact.key().playbook(), fact.version())
                    .filter(playbook -> playbook.attempts().goOnAfterMail(task.attempt()))
                    .isPresent();
        }

        /// The order is the case too where all of it is about one.
        Goodwill.Case about() {
            var orders = ofFollowUp.stream()
                    .filter(reason -> task.reasonIds().contains(reason.fact().id()))
                    .filter(reason -> reason.fact().orderId() != null)
                    .map(reason -> List.of(
                            reason.fact().key().source(),
                            String.valueOf(reason.fact().orderId())))
                    .distinct()
                    .toList();
            return orders.size() == 1
                    ? new Goodwill.Case(
                            task.followUpId(),
                            orders.getFirst().getFirst(),
                            orders.getFirst().getLast())
                    : new Goodwill.Case(task.followUpId(), null, null);
        }

        boolean isAskedFor() {
            return taken().stream().anyMatch(reason -> reason.fact().askedFor());
        }
    }

    private Attempt attempt(Task task, RepId rep, Customer customer, @Nullable Mail mail, Instant now) {
        var snapshot = rulesInForce.now();
        var one = agendas.of(customer, snapshot.rules());
        var ofFollowUp = one.reasons().stream()
                .filter(reason -> task.followUpId().equals(reason.followUpId()))
                .toList();
        var followUp = one.followUp() != null && one.followUp().id().equals(task.followUpId()) ? one.followUp() : null;
        return new Attempt(
                task,
                rep,
                customer,
                one,
                ofFollowUp,
                followUp,
                new Reach(one.agenda(), snapshot.rules()),
                snapshot,
                mail,
                now);
    }

    private Recorded record(Attempt attempt, Outcome outcome, TaskStatus next) {
        var channel = Fitting.channel(attempt.task(), outcome.disposition());
        if (channel.isEmpty()) {
            return new Recorded.Invalid(
                    "disposition",
                    "a task of type " + attempt.task().type() + " does not end " + outcome.disposition());
        }
        var flaw = flaw(attempt, outcome);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        var completed = attempt.task().with(next);
        if (!tasks.save(completed, attempt.task().version())) {
            return new Recorded.Refused("somebody else was faster");
        }
        var served = served(attempt, outcome);
        var contact = contact(attempt, outcome, channel.get(), served);
        contacts.addAll(List.of(contact));
        announcing.tell("task.completed", completed.saved(), attempt.now());
        if (channel.get() == Channel.CALL) {
            streaks.callEnded(attempt.rep(), attempt.now());
        }
        if (outcome.disposition().isHeard()
                && served.stream().anyMatch(reason -> attempt.snapshot().rules().isHard(reason.fact()))) {
            streaks.hardConversation(attempt.rep(), attempt.now());
        }
        reasons.saveAll(
                served.stream().map(reason -> reason.served(attempt.now())).toList());
        var given = given(attempt, outcome);
        var closed = closings.of(completed.saved(), settled(attempt, outcome, served, given))
                .by(contact.id());
        return new Recorded.Done(
                given.isEmpty()
                        ? closed
                        : closed.giving(given.get().goodwill().id().value()));
    }

    private Optional<Goodwills.Given> given(Attempt attempt, Outcome outcome) {
        return outcome.goodwill() == null
                ? Optional.empty()
                : Optional.of(goodwills.give(
                        outcome.goodwill(),
                        new Goodwills.Making(
                                attempt.customer().id(),
                                attempt.about(),
                                attempt.rep(),
                                attempt.task().id().value(),
                                attempt.reach(),
                                attempt.now())));
    }

    private Settling.@Nullable Settled settled(
            Attempt attempt, Outcome outcome, List<StoredReason> served, Optional<Goodwills.Given> given) {
        var customerId = attempt.customer().id();
        var followUp = attempt.followUp();
        if (followUp != null && followUp.notBefore() != null) {
            followUps.saveAll(List.of(followUp.contacted()));
        }
        if (outcome.disposition().isHeard()) {
            customers.own(customerId, attempt.rep().value(), attempt.now());
            newOwners.changed(List.of(attempt.customer()), attempt.now());
        }
        if (outcome.preferences() != null) {
            customers.savePreferences(
                    customerId, outcome.preferences(), attempt.customer().preferencesVersion());
        }
        if (outcome.concern() != null) {
            stories.addEvents(List.of(raised(outcome.concern(), attempt)));
        }
        var made = promises.make(
                wishes(outcome, attempt.rep()),
                new Promises.Making(
                        customerId,
                        attempt.rep().value(),
                        attempt.task().id().value(),
                        attempt.reach().zones().getFirst(),
                        attempt.now()));
        var fresh = new ArrayList<>(made.reasons());
        given.ifPresent(one -> fresh.addAll(one.reasons()));
        return settling.settle(
                        customerId,
                        fresh,
                        Cause.OUTCOME,
                        serving(outcome).ending(served, attempt.taken()),
                        attempt.now())
                .get(customerId);
    }

    private static List<StoredReason> served(Attempt attempt, Outcome outcome) {
        boolean isMail = outcome.disposition() == Disposition.SENT;
        return serving(outcome)
                .served(
                        attempt.taken().stream()
                                .filter(reason -> !isMail || !attempt.goesOnAfterMail(reason))
                                .toList(),
                        attempt.ofFollowUp().stream()
                                .filter(StoredReason::isOpen)
                                .toList());
    }

    private static Serving serving(Outcome outcome) {
        return new Serving(outcome.disposition(), outcome.served(), outcome.nextAt());
    }

    private Optional<Recorded.Invalid> flaw(Attempt attempt, Outcome outcome) {
        return serving(outcome)
                .flaw(attempt.ofFollowUp(), "is no reason of this follow-up", attempt.now())
                .map(flaw -> new Recorded.Invalid(flaw.field(), flaw.message()))
                .or(() -> promiseFlaw(outcome, attempt))
                .or(() -> goodwillFlaw(outcome.goodwill(), attempt))
                .or(() -> outcome.concern() != null && outcome.concern().text().isBlank()
                        ? invalid("concern.text", "say what the concern is")
                        : Optional.empty())
                .or(() -> preferencesFlaw(outcome.preferences()));
    }

    private Optional<Recorded.Invalid> promiseFlaw(Outcome outcome, Attempt attempt) {
        var wishes = wishes(outcome, attempt.rep());
        for (int i = 0; i < wishes.size(); i++) {
            var flaw = promises.flaw(wishes.get(i), attempt.now()).orElse(null);
            if (flaw != null) {
                return invalid("commitments[" + i + "]." + flaw.field(), flaw.message());
            }
        }
        return Optional.empty();
    }

    private Optional<Recorded.Invalid> goodwillFlaw(Outcome.@Nullable Goodwill wish, Attempt attempt) {
        return wish == null
                ? Optional.empty()
                : goodwills
                        .flaw(wish, attempt.customer().id(), attempt.about())
                        .map(flaw -> new Recorded.Invalid("goodwill." + flaw.field(), flaw.message()));
    }

    private static Optional<Recorded.Invalid> preferencesFlaw(@Nullable PreferencesDocument preferences) {
        try {
            if (preferences != null) {
                preferences.read();
            }
            return Optional.empty();
        } catch (PreferencesDocument.Unreadable unreadable) {
            return invalid("preferences." + unreadable.field(), String.valueOf(unreadable.getMessage()));
        }
    }

    private static Optional<Recorded.Invalid> invalid(String field, String message) {
        return Optional.of(new Recorded.Invalid(field, message));
    }

    private static List<Promises.Wish> wishes(Outcome outcome, RepId rep) {
        return outcome.commitments().stream()
                .map(promise ->
                        new Promises.Wish(promise.text(), promise.dueAt(), promise.by() == null ? rep : promise.by()))
                .toList();
    }

    private CustomerEvent raised(Outcome.Concern concern, Attempt attempt) {
        var data = new LinkedHashMap<String, Object>();
        data.put("text", concern.text());
        if (concern.topic() != null) {
            data.put("topic", concern.topic());
        }
        data.put("raisedAt", attempt.now());
        var orders = attempt.taken().stream()
                .map(reason -> reason.fact().orderId())
                .distinct()
                .toList();
        return new CustomerEvent(
                attempt.customer().id(),
                OwnReasons.SOURCE,
                Uuid7.at(attempt.now()).toString(),
                EventType.CONCERN_RAISED,
                attempt.now(),
                orders.size() == 1 ? orders.getFirst() : null,
                json.write(data));
    }

    private static Contact contact(Attempt attempt, Outcome outcome, Channel channel, List<StoredReason> served) {
        var task = attempt.task();
        var wish = new ByHand.Wish(channel, task.purpose(), task.promisedAt(), task.effort());
        return new Contact(
                attempt.customer().id(),
                Uuid7.at(attempt.now()),
                attempt.at(),
                channel,
                Contact.Direction.OUT,
                outcome.disposition(),
                attempt.isAskedFor(),
                task.followUpId(),
                task.id().value(),
                attempt.rep().value(),
                null,
                contactPoint(attempt, channel),
                outcome.note(),
                outcome.heard(),
                served.stream().map(reason -> reason.fact().id()).toList(),
                outcome.nextAt(),
                !wish.isOpen(attempt.reach(), attempt.at()),
                null,
                null,
                attempt.now(),
                proof(attempt, wish),
                null);
    }

    private static @Nullable String contactPoint(Attempt attempt, Channel channel) {
        return attempt.mail() == null
                ? attempt.customer().field(channel == Channel.CALL ? "phone" : "email")
                : attempt.mail().toAddress();
    }

    private static Map<String, Object> proof(Attempt attempt, ByHand.Wish wish) {
        var proof = new Proof(attempt.customer(), attempt.reach(), attempt.snapshot()).of(wish, attempt.at());
        if (attempt.mail() != null) {
            proof.put(Contact.MAIL, attempt.mail().id().value());
        }
        if (wish.promisedAt() != null) {
            ChosenTime.find(attempt.one().agenda(), wish.promisedAt())
                    .ifPresent(chosen -> proof.put("chosenByCustomer", chosen));
        }
        return proof;
    }
}
