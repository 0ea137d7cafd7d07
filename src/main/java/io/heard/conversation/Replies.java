package io.heard.conversation;

import io.heard.calendar.Days;
import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.contactlog.Contact.Direction;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.database.Uuid7;
import io.heard.decision.Disposition;
import io.heard.decision.ReasonFact.Fate;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.message.Mail;
import io.heard.message.MailId;
import io.heard.message.ReceivedMail;
import io.heard.message.ReceivedMailRepository;
import io.heard.message.ReplyToken;
import io.heard.message.ReplyTokenRepository;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.NewOwners;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers of customers to mails of ours. What is the customer's own word for all that can be known is a
/// conversation; what may be anybody's is only read by a person. Both wait for an answer.
@ApplicationScoped
public class Replies {

    /// Later, it is about something else.
    private static final Duration REOPENS = Duration.ofDays(90);

    private static final int BUSINESS_DAYS = 1;
    private static final int LONGEST_WHY = 300;

    private final ReplyTokenRepository tokens;
    private final ReceivedMailRepository received;
    private final Mailing mailing;
    private final MailFates fates;
    private final CustomerRepository customers;
    private final ContactRepository contacts;
    private final ReasonRepository reasons;
    private final TaskRepository tasks;
    private final TeamRepository teams;
    private final RulesInForce rulesInForce;
    private final NewOwners newOwners;
    private final Settling settling;
    private final Clock clock;

    public Replies(
            ReplyTokenRepository tokens,
            ReceivedMailRepository received,
            Mailing mailing,
            MailFates fates,
            CustomerRepository customers,
            ContactRepository contacts,
            ReasonRepository reasons,
            TaskRepository tasks,
            TeamRepository teams,
            RulesInForce rulesInForce,
            NewOwners newOwners,
            Settling settling,
            Clock clock) {
        this.tokens = tokens;
        this.received = received;
        this.mailing = mailing;
        this.fates = fates;
        this.customers = customers;
        this.contacts = contacts;
        this.reasons = reasons;
        this.tasks = tasks;
        this.teams = teams;
        this.rulesInForce = rulesInForce;
        this.newOwners = newOwners;
        this.settling = settling;
        this.clock = clock;
    }

    @Transactional
    public Replied take(ArrivedMail arrived) {
        var now = clock.instant();
        var mail = answered(arrived).map(mailing::lock).orElse(null);
        if (mail == null) {
            return new Replied.NoReply(null);
        }
        if (mail.plannedAt().plus(REOPENS).isBefore(now)) {
            return new Replied.NoReply(mail.customerId());
        }
        var customer = customers.byId(mail.customerId()).orElseThrow();
        boolean isVerified = arrived.isAuthentic() && isTheirs(arrived.fromAddress(), customer, mail);
        var reply = received(arrived, mail, isVerified ? Uuid7.at(now) : null, now);
        if (!received.add(reply)) {
            return new Replied.Again();
        }
        var known = fates.handedOver(mail, now, now); // who answers it has it
        if (isVerified) {
            heard(reply, known, customer, now);
        }
        waitForAnswer(reply, now);
        return new Replied.Done(customer.id(), isVerified);
    }

    private Optional<MailId> answered(ArrivedMail arrived) {
        return arrived.to().stream()
                .flatMap(address -> ReplyToken.in(address).stream())
                .flatMap(token -> tokens.mail(token).stream())
                .findFirst();
    }

    private static boolean isTheirs(String address, Customer customer, Mail mail) {
        return address.equalsIgnoreCase(mail.toAddress()) || address.equalsIgnoreCase(customer.field("email"));
    }

    private static ReceivedMail received(ArrivedMail arrived, Mail mail, @Nullable UUID contactId, Instant now) {
        return new ReceivedMail(
                mail.customerId(),
                Uuid7.at(now),
                mail.id(),
                contactId,
                arrived.key(),
                now,
                arrived.fromAddress(),
                arrived.fromName(),
                arrived.subject(),
                arrived.text(),
                arrived.whole(),
                arrived.attachments());
    }

    private void heard(ReceivedMail reply, Mail mail, Customer customer, Instant now) {
        var about = about(mail);
        contacts.addAll(List.of(contact(reply, mail, about, now)));
        reasons.saveAll(about.stream()
                .filter(StoredReason::isOpen)
                .map(reason -> reason.served(now))
                .toList());
        teams.rep(mail.writer())
                .filter(Representative::active)
                .ifPresent(writer -> customers.own(customer.id(), writer.id().value(), now));
        newOwners.changed(List.of(customer), now);
    }

    /// What the mail was about. Reasons that somebody or something else has ended are not.
    private List<StoredReason> about(Mail mail) {
        var ids = tasks.byId(new TaskId(mail.taskId())).map(Task::reasonIds).orElse(Set.of());
        return reasons.of(List.of(mail.customerId())).getOrDefault(mail.customerId(), List.of()).stream()
                .filter(reason -> ids.contains(reason.fact().id())
                        && (reason.isOpen() || reason.fact().fate() == Fate.SERVED))
                .toList();
    }

    private static Contact contact(ReceivedMail reply, Mail mail, List<StoredReason> about, Instant now) {
        return new Contact(
                reply.customerId(),
                Objects.requireNonNull(reply.contactId()),
                now,
                Channel.EMAIL,
                Direction.IN,
                Disposition.REPLIED,
                true,
                mail.followUpId(),
                null,
                mail.writer().value(),
                null,
                reply.fromAddress(),
                reply.subject(),
                List.of(),
                about.stream().map(reason -> reason.fact().id()).toList(),
                null,
                false,
                null,
                null,
                now,
                Map.of(),
                null);
    }

    private void waitForAnswer(ReceivedMail reply, Instant now) {
        var reason = OwnReasons.reply(reply.customerId(), reply.id(), now, due(now), why(reply));
        var ending = reply.isVerified() ? new Ending.Fulfilled(FollowUpStatus.Kind.HEARD) : new Ending.ByFacts();
        settling.settle(reply.customerId(), List.of(reason), Cause.REQUEST, ending, now);
    }

    /// The end of the next business day, in the company's zone.
    private Instant due(Instant now) {
        var settings = rulesInForce.now().settings();
        var days = settings.serviceDays();
        var last = Days.plusWorkingDays(
                Days.dateAt(now, settings.zone()), BUSINESS_DAYS, date -> days.contains(date.getDayOfWeek()));
        return Days.endOfDay(last, settings.zone());
    }

    /// What the customer says, in a line.
    private static String why(ReceivedMail reply) {
        var line =
                (reply.subject() + ": " + reply.text()).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_WHY
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_WHY / 2)) + "…";
    }
}
