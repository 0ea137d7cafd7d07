package io.heard.conversation;

import io.heard.contact.Purpose;
import io.heard.contactlog.Contact;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.CustomerRepository;
import io.heard.customer.PreferencesDocument;
import io.heard.customer.PreferencesDocument.Suppression;
import io.heard.database.Uuid7;
import io.heard.decision.Disposition;
import io.heard.message.Mail;
import io.heard.message.MailEvent;
import io.heard.message.MailEventRepository;
import io.heard.message.MailId;
import io.heard.message.MailRepository;
import io.heard.message.MailStatus;
import io.heard.message.MailStatus.Move;
import io.heard.planning.RepId;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.Settling;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus.Claimed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What becomes of mails after they were handed over, as the provider tells it: several times, in any order, and
/// possibly before we know ourselves that they have left.
@ApplicationScoped
public class MailFates {

    /// Who corrects a contact where no person does.
    public static final String BY = OwnReasons.SOURCE;

    private static final Logger LOG = Logger.getLogger(MailFates.class);

    private final Mailing mailing;
    private final MailRepository mails;
    private final MailEventRepository seen;
    private final TaskRepository tasks;
    private final ContactRepository contacts;
    private final CustomerRepository customers;
    private final Correcting correcting;
    private final Settling settling;
    private final Clock clock;

    public MailFates(
            Mailing mailing,
            MailRepository mails,
            MailEventRepository seen,
            TaskRepository tasks,
            ContactRepository contacts,
            CustomerRepository customers,
            Correcting correcting,
            Settling settling,
            Clock clock) {
        this.mailing = mailing;
        this.mails = mails;
        this.seen = seen;
        this.tasks = tasks;
        this.contacts = contacts;
        this.customers = customers;
        this.correcting = correcting;
        this.settling = settling;
        this.clock = clock;
    }

    /// How many of the events were new, were told before, or are of a mail that nobody knows here.
    public record Told(int fresh, int duplicates, int unknown) {}

    /// @param events of this mail
    @Transactional
    public Told tell(MailId id, List<MailEvent> events) {
        var now = clock.instant();
        var mail = mailing.lock(id);
        if (mail == null) {
            return new Told(0, 0, events.size());
        }
        int fresh = 0;
        for (var event : events.stream()
                .sorted(Comparator.comparing(MailEvent::at).thenComparing(MailEvent::id))
                .toList()) {
            if (seen.add(mail.customerId(), event, now)) {
                mail = after(mail, event, now);
                fresh++;
            }
        }
        return new Told(fresh, events.size() - fresh, 0);
    }

    private Mail after(Mail before, MailEvent event, Instant now) {
        var mail = handedOver(before, event.at(), now);
        return switch (event.what()) {
            case TAKEN, DELIVERED -> mail;
            case BOUNCED -> bounced(mail, event.detail(), now);
            case UNSUBSCRIBED -> {
                refuse(mail, "unsubscribed in a mail", List.of(Purpose.SURVEY, Purpose.MARKETING), now);
                yield mail;
            }
            case COMPLAINED -> {
                refuse(mail, "called a mail spam", List.of(), now);
                yield mail;
            }
        };
    }

    /// Somebody outside has had the mail, so that it has left. Its customer must be locked by the caller.
    ///
    /// @param at when that was, by another's clock
    Mail handedOver(Mail mail, Instant at, Instant now) {
        if (!(mail.status().handedOver(Uuid7.at(now), within(mail, at, now)) instanceof Move.To(MailStatus next))) {
            return mail;
        }
        if (mail.status() instanceof MailStatus.Failed && !isLatest(mail)) {
            LOG.warnf("Mail %s has left after all, and so has another of its task", mail.id());
            return mail;
        }
        mailing.settle(mail.with(next), teller(mail));
        return again(mail);
    }

    private boolean isLatest(Mail mail) {
        return mails.latestOf(mail.taskId())
                .filter(latest -> latest.id().equals(mail.id()))
                .isPresent();
    }

    private static Instant within(Mail mail, Instant at, Instant now) {
        var first = at.isBefore(mail.plannedAt()) ? mail.plannedAt() : at;
        return first.isAfter(now) ? now : first;
    }

    /// Whoever has the task has nothing more to do in it; else it was the writer's.
    private RepId teller(Mail mail) {
        return tasks.byId(new TaskId(mail.taskId()))
                .map(task -> task.status() instanceof Claimed claimed ? claimed.by() : mail.writer())
                .orElse(mail.writer());
    }

    private Mail again(Mail mail) {
        return mails.byId(mail.id()).orElseThrow();
    }

    private Mail bounced(Mail mail, @Nullable String detail, Instant now) {
        if (!(mail.status().bounced(detail, now) instanceof Move.To(MailStatus next))
                || !mailing.save(mail.with(next))) {
            return mail;
        }
        contact(mail).ifPresent(contact -> retell(contact, detail));
        return again(mail);
    }

    /// What a person has told of it otherwise by now, stays.
    private Optional<Contact> contact(Mail mail) {
        return contacts.of(List.of(mail.customerId())).getOrDefault(mail.customerId(), List.of()).stream()
                .filter(contact -> contact.disposition() == Disposition.SENT
                        && mail.id()
                                .toString()
                                .equals(String.valueOf(contact.proof().get(Contact.MAIL))))
                .findFirst();
    }

    private void retell(Contact contact, @Nullable String detail) {
        var truth = new Correction(Disposition.BOUNCED, contact.note(), contact.heard(), null, null, detail);
        var told = correcting.correct(contact.customerId(), contact.id(), truth, new Correction.By(BY, true), null);
        if (!(told instanceof Corrected.Done)) {
            LOG.warnf("A mail came back, and its contact %s could not be told anew: %s", contact.id(), told);
        }
    }

    /// @param purposes none: whatever it is for
    private void refuse(Mail mail, String reason, List<Purpose> purposes, Instant now) {
        var customer = customers.byId(mail.customerId()).orElseThrow();
        var refused = purposes.isEmpty()
                ? Stream.of(new Suppression("EMAIL", null, reason, null))
                : purposes.stream().map(purpose -> new Suppression("EMAIL", purpose.name(), reason, null));
        var before = customer.preferences();
        var after = before.refusing(new PreferencesDocument(null, null, null, null, null, refused.toList()));
        if (!after.equals(before) && customers.savePreferences(customer.id(), after, customer.preferencesVersion())) {
            settling.settle(List.of(customer.id()), Cause.CHANGE, new Ending.ByFacts(), now);
        }
    }
}
