package io.heard.conversation;

import io.heard.contactlog.Contact;
import io.heard.contactlog.Contact.Direction;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.CustomerRepository;
import io.heard.customer.UnwantedRepository;
import io.heard.decision.Disposition;
import io.heard.decision.ReasonFact;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.FollowUpView;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.NewOwners;
import io.heard.review.Settling;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Announcing;
import io.heard.workqueue.Closings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells an attempt again, as it was in truth. What was said first stays beside it; what it brought about is taken
/// back, and what follows from the truth is decided, as everywhere, from all facts. A promise, a concern and
/// preferences that were written down with it stay: they have lives of their own. So does goodwill that was granted,
/// as the shop was told of it; what was only asked for is asked for no more.
@ApplicationScoped
public class Correcting {

    /// For so long authors correct themselves.
    public static final Duration BY_AUTHOR = Duration.ofHours(24);

    private final CustomerRepository customers;
    private final UnwantedRepository unwanted;
    private final ContactRepository contacts;
    private final FollowUpRepository followUps;
    private final ReasonRepository reasons;
    private final TaskRepository tasks;
    private final TeamRepository teams;
    private final NewOwners newOwners;
    private final Settling settling;
    private final Announcing announcing;
    private final Closings closings;
    private final Goodwills goodwills;
    private final Clock clock;

    public Correcting(
            CustomerRepository customers,
            UnwantedRepository unwanted,
            ContactRepository contacts,
            FollowUpRepository followUps,
            ReasonRepository reasons,
            TaskRepository tasks,
            TeamRepository teams,
            NewOwners newOwners,
            Settling settling,
            Announcing announcing,
            Closings closings,
            Goodwills goodwills,
            Clock clock) {
        this.customers = customers;
        this.unwanted = unwanted;
        this.contacts = contacts;
        this.followUps = followUps;
        this.reasons = reasons;
        this.tasks = tasks;
        this.teams = teams;
        this.newOwners = newOwners;
        this.settling = settling;
        this.announcing = announcing;
        this.closings = closings;
        this.goodwills = goodwills;
        this.clock = clock;
    }

    /// Whether the contact is open to correction by this person; the same that `correct` goes by.
    ///
    /// @return why not; empty when it is
    public static Optional<String> hindrance(Contact contact, Correction.By by, Instant now) {
        if (contact.eventId() != null) {
            return Optional.of("a shop told of it by an event; only the shop can tell it anew");
        }
        if (by.isLead()) {
            return Optional.empty();
        }
        if (!by.name().equals(contact.representativeId())) {
            return Optional.of("only who made it and their lead correct it");
        }
        return now.isBefore(contact.recordedAt().plus(BY_AUTHOR))
                ? Optional.empty()
                : Optional.of("after 24 hours only the lead corrects it");
    }

    /// A contact with all that a correction of it can touch.
    ///
    /// @param versions as it was told each time, the first first
    /// @param task that it was the outcome of
    /// @param taken what the attempt was for
    /// @param within what may have been talked about: what the contact ended and what was open beside
    public record About(
            List<Contact> versions, @Nullable Task task, List<StoredReason> taken, List<StoredReason> within) {
        public Contact contact() {
            return versions.getLast();
        }
    }

    @Transactional
    public Optional<About> about(String customerId, UUID contactId) {
        var versions = contacts.versions(customerId, contactId);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        var caused = caused(versions.getLast(), clock.instant());
        return Optional.of(new About(versions, caused.task(), caused.taken(), caused.within()));
    }

    /// @param expectedVersion absent: whichever
    @Transactional
    public Corrected correct(
            String customerId, UUID contactId, Correction truth, Correction.By by, @Nullable Integer expectedVersion) {
        var now = clock.instant();
        var locked = customers.lock(List.of(customerId));
        var versions = contacts.versions(customerId, contactId);
        if (versions.isEmpty() || locked.isEmpty() || locked.getFirst().erased()) {
            return new Corrected.NoSuchContact();
        }
        var before = versions.getLast();
        var hindrance = hindrance(before, by, now);
        if (hindrance.isPresent()) {
            return new Corrected.NotYours(hindrance.get());
        }
        if (expectedVersion != null && expectedVersion != before.version()) {
            return new Corrected.Stale(before.version());
        }
        var caused = caused(before, now);
        return flaw(before, truth, caused, now).orElseGet(() -> correct(caused, truth, by));
    }

    /// What the latest version of a contact brought about, and what else it could have.
    ///
    /// @param task that it was the outcome of
    /// @param ended by it and by nothing else
    /// @param within reach of it: what it ended and what was open beside
    private record Caused(
            Contact before, @Nullable Task task, List<StoredReason> ended, List<StoredReason> within, Instant now) {

        /// What the attempt was for.
        List<StoredReason> taken() {
            return task == null
                    ? ended
                    : within.stream()
                            .filter(reason ->
                                    task.reasonIds().contains(reason.fact().id()))
                            .toList();
        }
    }

    private Caused caused(Contact before, Instant now) {
        var id = before.customerId();
        var byOthers = new HashSet<UUID>();
        contacts.of(List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(contact -> !contact.id().equals(before.id()))
                .forEach(contact -> byOthers.addAll(contact.served()));
        var all = reasons.of(List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(reason -> reason.followUpId() != null)
                .toList();
        var ended = all.stream()
                .filter(reason -> !byOthers.contains(reason.fact().id()) && wasEndedBy(before, reason))
                .toList();
        var within = all.stream()
                .filter(reason -> ended.contains(reason)
                        || (reason.isOpen() && !reason.fact().raisedAt().isAfter(before.at())))
                .toList();
        var task = before.taskId() == null
                ? null
                : tasks.byId(new TaskId(before.taskId())).orElse(null);
        return new Caused(before, task, ended, within, now);
    }

    private static boolean wasEndedBy(Contact contact, StoredReason reason) {
        var fact = reason.fact();
        return (fact.fate() == ReasonFact.Fate.SERVED && contact.served().contains(fact.id()))
                || (!fact.endedByPerson() && contact.toldAt().equals(fact.endedAt()));
    }

    private static Optional<Corrected> flaw(Contact before, Correction truth, Caused caused, Instant now) {
        var disposition = truth.disposition();
        if (before.direction() == Direction.OUT && !Fitting.fits(before.channel(), disposition)) {
            return invalid("disposition", "a contact by " + before.channel() + " does not end " + disposition);
        }
        return serving(truth)
                .flaw(caused.within(), "is not open and was not served by this contact", now)
                .map(flaw -> new Corrected.Invalid(flaw.field(), flaw.message()));
    }

    private static Serving serving(Correction truth) {
        return new Serving(truth.disposition(), truth.served(), truth.nextAt());
    }

    private static Optional<Corrected> invalid(String field, String message) {
        return Optional.of(new Corrected.Invalid(field, message));
    }

    private Corrected correct(Caused caused, Correction truth, Correction.By by) {
        var before = caused.before();
        var taken = taken(caused, truth.disposition());
        var served = serving(truth).served(taken, caused.within());
        var ending = serving(truth).ending(served, taken);
        var after = before.corrected(
                truth.disposition(),
                truth.note(),
                truth.heard(),
                served.stream().map(reason -> reason.fact().id()).toList(),
                truth.nextAt(),
                new Contact.Correction(before.version() + 1, by.name(), caused.now(), truth.why()));
        contacts.addAll(List.of(after));
        return isSaidOtherwiseOnly(before, after)
                ? new Corrected.Done(after, planned(before, null))
                : new Corrected.Done(after, planned(before, undoneAndDone(caused, after, served, ending)));
    }

    /// Another note or tag: nothing follows from it.
    private static boolean isSaidOtherwiseOnly(Contact before, Contact after) {
        return before.disposition() == after.disposition()
                && Set.copyOf(before.served()).equals(Set.copyOf(after.served()))
                && Objects.equals(before.callBackAt(), after.callBackAt());
    }

    /// A mail between calls settles nothing, and telling of it anew does not either.
    private static List<StoredReason> taken(Caused caused, Disposition disposition) {
        boolean stillSent = disposition == Disposition.SENT && caused.before().disposition() == Disposition.SENT;
        return stillSent ? caused.ended() : caused.taken();
    }

    private Settling.@Nullable Settled undoneAndDone(
            Caused caused, Contact after, List<StoredReason> served, Ending ending) {
        var now = caused.now();
        var id = after.customerId();
        var changed = new ArrayList<StoredReason>();
        for (var reason : caused.within()) {
            if (served.contains(reason)) {
                changed.add(reason.served(now));
            } else if (!reason.isOpen()) {
                changed.add(reason.reopened());
            }
        }
        reasons.saveAll(changed);
        reopen(caused, now);
        retell(caused.task(), after, now);
        if (caused.task() != null && after.correction() != null) {
            goodwills.withdraw(
                    caused.task().id().value(), id, after.correction().by(), now);
        }
        if (caused.before().disposition().isHeard() != after.disposition().isHeard()) {
            var never = unwanted.of(List.of(id)).getOrDefault(id, Set.of());
            var last = lastHeard(id, never);
            var before = customers.byIds(List.of(id));
            customers.reown(
                    id,
                    last.map(Contact::representativeId).orElse(null),
                    last.map(Contact::at).orElse(null));
            newOwners.changed(before, now);
        }
        return settling.settle(List.of(id), Cause.OUTCOME, ending, now).get(id);
    }

    /// What a follow-up that had ended with the contact was about is open again, in it, unless the customer has
    /// another by now.
    private void reopen(Caused caused, Instant now) {
        var id = caused.before().customerId();
        if (caused.ended().isEmpty() || followUps.open(List.of(id)).containsKey(id)) {
            return;
        }
        followUps
                .byId(Objects.requireNonNull(caused.ended().getLast().followUpId()))
                .map(followUp -> followUp.with(
                        new FollowUpStatus.Waiting(FollowUpStatus.Wake.REVIEW, now, now, Set.of()),
                        null,
                        followUp.zone()))
                .ifPresent(followUp -> followUps.saveAll(List.of(followUp)));
    }

    /// The task says how it ended in truth.
    private void retell(@Nullable Task task, Contact after, Instant now) {
        if (task != null
                && task.status() instanceof TaskStatus.Completed was
                && was.disposition() != after.disposition()) {
            var told = task.with(new TaskStatus.Completed(was.by(), after.disposition(), was.at()));
            tasks.saveAll(List.of(told));
            announcing.tell("task.completed", told.saved(), now);
        }
    }

    /// Whose the relationship is: who talked to the customer last.
    private Optional<Contact> lastHeard(String customerId, Set<String> never) {
        return contacts.of(List.of(customerId)).getOrDefault(customerId, List.of()).reversed().stream()
                .filter(contact -> contact.disposition().isHeard())
                .filter(contact -> contact.representativeId() != null
                        && !never.contains(contact.representativeId())
                        && teams.repNamed(contact.representativeId()).isPresent())
                .findFirst();
    }

    private @Nullable FollowUpView planned(Contact contact, Settling.@Nullable Settled settled) {
        FollowUp followUp = settled == null ? null : settled.followUp();
        if (followUp == null) {
            followUp = followUps.open(List.of(contact.customerId())).get(contact.customerId());
        }
        if (followUp == null && contact.followUpId() != null) {
            followUp = followUps.byId(contact.followUpId()).orElse(null);
        }
        return followUp == null ? null : closings.view(followUp);
    }
}
