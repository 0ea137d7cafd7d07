package io.heard.conversation;

import io.heard.contact.Channel;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.database.Uuid7;
import io.heard.message.Draft;
import io.heard.message.DraftRepository;
import io.heard.message.Letter;
import io.heard.message.Mail;
import io.heard.message.MailConfig;
import io.heard.message.MailId;
import io.heard.message.MailRepository;
import io.heard.message.MailStatus;
import io.heard.message.MailStatus.Move;
import io.heard.message.MailText;
import io.heard.message.Post;
import io.heard.message.ReplyToken;
import io.heard.message.ReplyTokenRepository;
import io.heard.message.Trouble;
import io.heard.planning.RepId;
import io.heard.review.Persons;
import io.heard.review.RulesInForce;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskView;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Claim;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Personal mails from the first draft to their fate. Each method is one transaction, and none of them speaks to the
/// provider: `Sending` does, between two of them.
@ApplicationScoped
public class Mailing {

    private static final Logger LOG = Logger.getLogger(Mailing.class);
    private static final int LAPSED_AT_ONCE = 100;
    private static final int COMPARED = 50;

    private final WorkQueue queue;
    private final TaskRepository tasks;
    private final TaskViews views;
    private final TeamRepository teams;
    private final CustomerRepository customers;
    private final MailRepository mails;
    private final DraftRepository drafts;
    private final ReplyTokenRepository tokens;
    private final MailGate gate;
    private final Conversations conversations;
    private final RulesInForce rulesInForce;
    private final MailConfig config;
    private final Optional<Post> post;
    private final MeterRegistry meters;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Mailing(
            WorkQueue queue,
            TaskRepository tasks,
            TaskViews views,
            TeamRepository teams,
            CustomerRepository customers,
            MailRepository mails,
            DraftRepository drafts,
            ReplyTokenRepository tokens,
            MailGate gate,
            Conversations conversations,
            RulesInForce rulesInForce,
            MailConfig config,
            Optional<Post> post,
            MeterRegistry meters,
            Clock clock) {
        this.queue = queue;
        this.tasks = tasks;
        this.views = views;
        this.teams = teams;
        this.customers = customers;
        this.mails = mails;
        this.drafts = drafts;
        this.tokens = tokens;
        this.gate = gate;
        this.conversations = conversations;
        this.rulesInForce = rulesInForce;
        this.config = config;
        this.post = post;
        this.meters = meters;
        this.clock = clock;
    }

    /// Whether mails can leave from here at all.
    public boolean isPossible() {
        return post.isPresent();
    }

    /// What the rep has written so far, else a first draft.
    @Transactional
    public MailText draft(Task task, RepId rep) {
        return drafts.of(task.customerId(), task.followUpId(), rep)
                .map(Draft::text)
                .orElseGet(() -> customers
                        .byId(task.customerId())
                        .map(customer -> firstDraft(customer, views.of(task), nameOf(rep)))
                        .orElse(new MailText("", "")));
    }

    /// What a letter has in common with one of the writer's last: for the writer alone, and no figure of anybody's.
    @Transactional
    public Optional<Likeness> likeness(RepId writer, MailText letter) {
        return Likeness.of(
                Drafting.own(letter),
                mails.sentBy(writer, COMPARED).stream().map(Drafting::own).toList());
    }

    private MailText firstDraft(Customer customer, TaskView view, String writer) {
        var preferred = customer.field("preferredName");
        return Drafting.draft(new Drafting.Occasion(
                preferred == null ? customer.field("name") : preferred,
                view.brief() == null ? TaskView.Brief.EMPTY : view.brief(),
                writer,
                rulesInForce.now().settings().company().name(),
                languageOf(customer)));
    }

    private Locale languageOf(Customer customer) {
        return Drafting.language(
                Persons.language(customer),
                rulesInForce.now().settings().company().language());
    }

    private String nameOf(RepId rep) {
        return teams.rep(rep).map(Representative::name).orElse(rep.value());
    }

    /// The one whose fate matters for the task.
    @Transactional
    public Optional<Mail> latestOf(TaskId task) {
        return mails.latestOf(task.value());
    }

    /// Keeps what the rep has written. It belongs to the follow-up: a new task of it finds it again.
    ///
    /// @return whether there is such a task for the rep
    @Transactional
    public boolean keep(TaskId id, RepId rep, MailText text) {
        var task = queue.view(id, new Viewer.Rep(rep));
        task.ifPresent(found -> keep(found, rep, text));
        return task.isPresent();
    }

    private void keep(Task task, RepId rep, MailText text) {
        drafts.save(new Draft(task.customerId(), task.followUpId(), text, rep, clock.instant()));
    }

    /// Decides that this mail is to leave. Who sends it has the task, or gets it by this.
    ///
    /// @param expectedVersion absent: whichever
    @Transactional
    public MailPlanned plan(TaskId id, RepId rep, MailText text, @Nullable Integer expectedVersion) {
        var seen = queue.view(id, new Viewer.Rep(rep));
        if (seen.isEmpty()) {
            return new MailPlanned.NoSuchTask();
        }
        var locked = customers.lock(List.of(seen.get().customerId()));
        keep(seen.get(), rep, text);
        var flaws = text.flaws();
        if (!flaws.isEmpty()) {
            return new MailPlanned.Invalid(flaws);
        }
        return switch (queue.claim(id, rep, expectedVersion)) {
            case Claim.Won(Task task) ->
                task.customerId().equals(locked.getFirst().id())
                        ? plan(task, locked.getFirst(), rep, text)
                        : new MailPlanned.Held("its customer was joined with another at this moment; try again");
            case Claim.Refused(String why) -> new MailPlanned.Held(why);
            case Claim.Stale(int version) -> new MailPlanned.Stale(version);
            case Claim.NoSuchTask _ -> new MailPlanned.NoSuchTask();
        };
    }

    private MailPlanned plan(Task task, Customer customer, RepId rep, MailText text) {
        var now = clock.instant();
        var address = customer.field("email");
        var refused = whyNot(task, customer, now);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (address == null || !Letter.isAddress(address)) {
            return refused(MailPlanned.Why.NO_ADDRESS);
        }
        var name = customer.field("name");
        var mail = new Mail(
                MailId.at(now),
                task.customerId(),
                task.id().value(),
                task.followUpId(),
                rep,
                Letter.isName(nameOf(rep)) ? nameOf(rep) : rep.value(),
                address,
                name != null && Letter.isName(name) ? name : null,
                text,
                languageOf(customer).toLanguageTag(),
                new MailStatus.Planned(now),
                null,
                now,
                1);
        if (!mails.add(mail)) {
            return refused(MailPlanned.Why.ALREADY);
        }
        count(mail);
        return new MailPlanned.Done(mail);
    }

    private Optional<MailPlanned> whyNot(Task task, Customer customer, Instant now) {
        if (task.type() != Channel.EMAIL && !task.forLead()) {
            return Optional.of(refused(MailPlanned.Why.NO_MAIL_TASK));
        }
        if (post.isEmpty()) {
            return Optional.of(refused(MailPlanned.Why.NO_POST));
        }
        return gate.closed(task, customer, now).map(closed -> new MailPlanned.Refused(closed.why(), closed.opensAt()));
    }

    private static MailPlanned refused(MailPlanned.Why why) {
        return new MailPlanned.Refused(why, null);
    }

    /// A try that may be made now, by its caller only.
    record Try(UUID attempt, Letter letter) {}

    /// Takes a planned mail for one try, unless it may not leave any more.
    ///
    /// @return empty when there is nothing to send, or somebody else is at it
    @Transactional
    Optional<Try> begin(MailId id) {
        var now = clock.instant();
        var mail = lock(id);
        if (mail == null) {
            return Optional.empty();
        }
        var closed = isAllowed(mail, now);
        var attempt = Uuid7.at(now);
        var move = closed == null
                ? mail.status().begin(attempt, now, config.lease())
                : mail.status().drop(closed, now);
        return move instanceof Move.To(MailStatus next) && save(mail.with(next)) && closed == null
                ? Optional.of(new Try(attempt, mail.letter(replyTo(mail, now))))
                : Optional.empty();
    }

    /// An address of its own for the answers to this try.
    private @Nullable String replyTo(Mail mail, Instant now) {
        var domain = config.replyDomain().filter(given -> !given.isBlank()).orElse(null);
        if (domain == null) {
            return null;
        }
        var token = ReplyToken.fresh(random);
        tokens.add(mail, token, now);
        return token.address(domain);
    }

    /// Between the plan and the try time has passed: days, when nothing ran meanwhile.
    private @Nullable Trouble isAllowed(Mail mail, Instant now) {
        var task = tasks.byId(new TaskId(mail.taskId())).orElse(null);
        var customer = customers.byId(mail.customerId()).orElse(null);
        if (task == null || customer == null) {
            return Trouble.NOTHING_OPEN;
        }
        return gate.closed(task, customer, now)
                .map(closed ->
                        closed.why() == MailPlanned.Why.NOTHING_OPEN ? Trouble.NOTHING_OPEN : Trouble.NOT_ALLOWED)
                .orElse(null);
    }

    /// Writes down what the provider said to a try, and with a mail that has left what follows from it.
    @Transactional
    void finish(MailId id, UUID attempt, Post.Answer answer) {
        var now = clock.instant();
        var mail = lock(id);
        if (mail == null) {
            LOG.infof("The customer of mail %s was erased while it was on its way", id);
            return;
        }
        switch (mail.status().answered(attempt, answer, now)) {
            case Move.To(MailStatus next) -> settle(mail.with(next), mail.writer());
            case Move.Refused _
            when mail.status() instanceof MailStatus.Sent && isAsKnown(answer) ->
                LOG.debugf("That mail %s has left was known before", id);
            case Move.Refused(String why) ->
                LOG.warnf("What came of a try of mail %s is of no use any more, since %s: %s", id, why, answer);
        }
    }

    /// The provider's events may be faster than its answer.
    private static boolean isAsKnown(Post.Answer answer) {
        return switch (answer) {
            case Post.Answer.Taken _, Post.Answer.Unsure _ -> true;
            case Post.Answer.Refused _ -> false;
        };
    }

    /// A person has found out that a mail of which nobody knew has left.
    @Transactional
    public MailPlanned wasSent(TaskId id, RepId rep) {
        return decided(id, rep, (task, mail) -> switch (mail.status().wasSent()) {
            case Move.To(MailStatus next) -> {
                var sent = mail.with(next).decidedBy(rep);
                settle(sent, rep);
                yield new MailPlanned.Done(sent);
            }
            case Move.Refused _ -> refused(MailPlanned.Why.NOT_UNKNOWN);
        });
    }

    /// A person lets a mail of which nobody knows go once more, as it was.
    @Transactional
    public MailPlanned again(TaskId id, RepId rep) {
        var now = clock.instant();
        return decided(id, rep, (task, mail) -> switch (mail.status().again(now)) {
            case Move.To(MailStatus next) -> {
                var customer = customers.byId(mail.customerId()).orElseThrow();
                yield whyNot(task, customer, now).orElseGet(() -> {
                    var planned = mail.with(next).decidedBy(rep);
                    save(planned);
                    return new MailPlanned.Done(planned);
                });
            }
            case Move.Refused _ -> refused(MailPlanned.Why.NOT_UNKNOWN);
        });
    }

    private interface Deciding {
        MailPlanned decide(Task task, Mail mail);
    }

    private MailPlanned decided(TaskId id, RepId rep, Deciding deciding) {
        var seen = queue.view(id, new Viewer.Rep(rep));
        if (seen.isEmpty()) {
            return new MailPlanned.NoSuchTask();
        }
        customers.lock(List.of(seen.get().customerId()));
        var task = tasks.byId(id).orElseThrow();
        if (task.status().isOpen()) {
            switch (queue.claim(id, rep, null)) {
                case Claim.Won(Task mine) -> task = mine;
                case Claim.Refused(String why) -> {
                    return new MailPlanned.Held(why);
                }
                case Claim.Stale(int version) -> {
                    return new MailPlanned.Stale(version);
                }
                case Claim.NoSuchTask _ -> {
                    return new MailPlanned.NoSuchTask();
                }
            }
        }
        var mail = mails.latestOf(id.value()).orElse(null);
        return mail == null ? refused(MailPlanned.Why.NOT_UNKNOWN) : deciding.decide(task, mail);
    }

    /// Tries of which nobody has told in time: whether they left, nobody knows.
    ///
    /// @return how many
    @Transactional
    int noticeLapsed() {
        var now = clock.instant();
        var lapsed = mails.takeLapsed(now, LAPSED_AT_ONCE);
        for (var mail : lapsed) {
            if (mail.status().lapse(now) instanceof Move.To(MailStatus next)) {
                save(mail.with(next));
            }
        }
        return lapsed.size();
    }

    @Transactional
    List<MailId> planned(int limit) {
        return mails.planned(limit);
    }

    /// As it is once its customer is locked; null when it is gone. A customer who is joined with another at this moment
    /// takes the mail along.
    @Nullable
    Mail lock(MailId id) {
        var seen = mails.byId(id).orElse(null);
        while (seen != null) {
            customers.lock(List.of(seen.customerId()));
            var locked = mails.byId(id).orElse(null);
            if (locked == null || locked.customerId().equals(seen.customerId())) {
                return locked;
            }
            seen = locked;
        }
        return null;
    }

    /// Stores what has become of a mail, and with one that has left what follows from it.
    void settle(Mail mail, RepId by) {
        if (save(mail) && mail.status() instanceof MailStatus.Sent) {
            conversations.mailed(mail, by);
            drafts.forget(mail.customerId(), mail.followUpId());
        }
    }

    /// @return whether the mail was still at its version
    boolean save(Mail mail) {
        boolean isSaved = mails.save(mail);
        if (isSaved) {
            count(mail);
        }
        return isSaved;
    }

    private void count(Mail mail) {
        meters.counter("heard.mails", "status", mail.status().name()).increment();
    }
}
