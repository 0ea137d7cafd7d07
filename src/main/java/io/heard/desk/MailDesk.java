package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.conversation.MailPlanned;
import io.heard.conversation.Mailing;
import io.heard.customer.CustomerRepository;
import io.heard.message.Mail;
import io.heard.message.MailConfig;
import io.heard.message.MailStatus;
import io.heard.message.MailText;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskStatus;
import io.heard.team.Representative;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The mail of the task that a page is about. What went wrong stands in the address, and what was typed in the draft:
/// a page that is loaded again sends nothing twice and loses nothing. Only where more than the mail was typed, the
/// answer is
/// the page itself.
@RequestScoped
@Named("mailDesk")
class MailDesk {

    /// The query parameter that says what became of a form.
    static final String NEWS = "mail";

    static final String SAVED = "saved";
    static final String FLAWED = "flawed";
    static final String HELD = "held";

    private final Mailing mailing;
    private final WorkQueue queue;
    private final CustomerRepository customers;
    private final MailConfig config;
    private final Desk desk;
    private final UriInfo uri;
    private @Nullable String told;

    MailDesk(
            Mailing mailing, WorkQueue queue, CustomerRepository customers, MailConfig config, Desk desk, UriInfo uri) {
        this.mailing = mailing;
        this.queue = queue;
        this.customers = customers;
        this.config = config;
        this.desk = desk;
        this.uri = uri;
    }

    public MailPart of(UUID taskId) {
        boolean isPossible = mailing.isPossible();
        return desk.rep()
                .flatMap(rep -> queue.view(new TaskId(taskId), new Viewer.Rep(rep.id()))
                        .map(task -> isPossible && task.type() == Channel.EMAIL
                                ? part(task, rep)
                                : MailPart.none(task.type() == Channel.EMAIL, isPossible)))
                .orElseGet(() -> MailPart.none(false, isPossible));
    }

    private MailPart part(Task task, Representative rep) {
        var mail = mailing.latestOf(task.id()).orElse(null);
        var status = mail == null ? null : mail.status();
        boolean isFree = status == null || status instanceof MailStatus.Failed;
        boolean isMine = task.status() instanceof TaskStatus.Claimed claimed
                && claimed.by().equals(rep.id());
        var text = mail == null || isFree ? mailing.draft(task, rep.id()) : mail.text();
        var flaws = FLAWED.equals(news()) ? text.flaws() : Map.<MailText.Part, MailText.Flaw>of();
        return new MailPart(
                true,
                true,
                address(task, mail),
                text,
                isMine && isFree,
                task.status().isOpen() && !isMine,
                status instanceof MailStatus.Unknown,
                isMine || !task.status().isOpen(),
                config.local(),
                status == null ? null : state(status, desk.times(rep)),
                problem(status).orElse(null),
                error(flaws.get(MailText.Part.SUBJECT), MailText.LONGEST_SUBJECT),
                error(flaws.get(MailText.Part.BODY), MailText.LONGEST_BODY),
                isMine && isFree ? alike(rep, text) : null,
                SAVED.equals(news()));
    }

    MailPart.@Nullable Alike alike(Representative rep, MailText text) {
        return mailing.likeness(rep.id(), text)
                .map(one -> new MailPart.Alike(one.percent(), one.passages()))
                .orElse(null);
    }

    private @Nullable String address(Task task, @Nullable Mail mail) {
        return mail == null
                ? customers
                        .byId(task.customerId())
                        .map(customer -> customer.field("email"))
                        .orElse(null)
                : mail.toAddress();
    }

    private MailMessages messages() {
        return desk.words(MailMessages.class);
    }

    /// What became of the form that is answered with this page.
    void tell(String news) {
        told = news;
    }

    private @Nullable String news() {
        return told == null ? uri.getQueryParameters().getFirst(NEWS) : told;
    }

    private @Nullable String state(MailStatus status, Times times) {
        return switch (status) {
            case MailStatus.Planned _, MailStatus.Sending _ -> messages().underWay();
            case MailStatus.Sent sent -> messages().sent(times.moment(sent.at()));
            case MailStatus.Bounced bounced -> messages().bounced(times.moment(bounced.at()), detail(bounced));
            case MailStatus.Unknown unknown ->
                messages()
                        .unknown(
                                times.moment(unknown.at()), MailWords.why(messages(), unknown.why(), unknown.detail()));
            case MailStatus.Failed _ -> null;
        };
    }

    private static String detail(MailStatus.Bounced bounced) {
        return bounced.detail() == null ? "" : bounced.detail();
    }

    /// The last thing that went wrong: with this form, else with the mail before.
    private Optional<String> problem(@Nullable MailStatus status) {
        var news = news();
        if (FLAWED.equals(news)) {
            return Optional.of(messages().errorCheck());
        }
        if (HELD.equals(news)) {
            return Optional.of(kept(messages().whyHeld()));
        }
        return Arrays.stream(MailPlanned.Why.values())
                .filter(why -> why.name().equals(news))
                .map(why -> kept(why(why)))
                .findFirst()
                .or(() -> status instanceof MailStatus.Failed failed
                        ? Optional.of(kept(messages().failed(MailWords.why(messages(), failed.why(), failed.detail()))))
                        : Optional.empty());
    }

    private String kept(String why) {
        return why + " " + messages().kept();
    }

    private String why(MailPlanned.Why why) {
        return switch (why) {
            case NO_MAIL_TASK -> messages().whyNoMailTask();
            case NO_POST -> messages().cannotSend();
            case ALREADY -> messages().whyAlready();
            case NOT_UNKNOWN -> messages().whyNotUnknown();
            case NO_ADDRESS -> messages().whyNoAddress();
            case NOTHING_OPEN -> messages().whyNothingOpen();
            case PAUSED -> messages().whyPaused();
            case SUPPRESSED -> messages().whySuppressed();
            case NO_CONSENT -> messages().whyNoConsent();
            case WINDOW_CLOSED -> messages().whyWindow();
        };
    }

    private @Nullable String error(MailText.@Nullable Flaw flaw, int longest) {
        return switch (flaw) {
            case null -> null;
            case EMPTY -> messages().errorEmpty();
            case LONG -> messages().errorLong(longest);
            case CONTROL_CHARACTER -> messages().errorControl();
            case NOTES_LEFT -> messages().errorNotes();
        };
    }
}
