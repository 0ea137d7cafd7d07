package io.heard.desk;

import io.heard.commitment.CommitmentRepository;
import io.heard.contact.Channel;
import io.heard.desk.HandoffPart.Choice;
import io.heard.desk.HandoffPart.OfferCard;
import io.heard.desk.HandoffPart.Passed;
import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.task.Handoff;
import io.heard.task.Handoff.Kind;
import io.heard.task.HandoffStatus;
import io.heard.task.HandoffStatus.Offered;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskStatus.Claimed;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Colleague;
import io.heard.workqueue.HandoffLife;
import io.heard.workqueue.Handoffs;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Offers to hand tasks over: those to a rep on the list of today, and all about one task on its page.
@RequestScoped
@Named("handoffDesk")
class HandoffDesk {

    /// The query parameter that says that an offer was over before it was answered.
    static final String OVER = "over";

    /// The query parameter that says that a refusal needs a reason.
    static final String SAY_WHY = "why";

    private final HandoffLife life;
    private final Handoffs handoffs;
    private final WorkQueue queue;
    private final TaskViews views;
    private final CommitmentRepository commitments;
    private final TeamRepository teams;
    private final Desk desk;
    private final UriInfo uri;
    private HandoffForm form = new HandoffForm();
    private @Nullable String error;

    HandoffDesk(
            HandoffLife life,
            Handoffs handoffs,
            WorkQueue queue,
            TaskViews views,
            CommitmentRepository commitments,
            TeamRepository teams,
            Desk desk,
            UriInfo uri) {
        this.life = life;
        this.handoffs = handoffs;
        this.queue = queue;
        this.views = views;
        this.commitments = commitments;
        this.teams = teams;
        this.desk = desk;
        this.uri = uri;
    }

    /// What was typed is shown again, with what is wrong with it.
    void tell(HandoffForm typed, @Nullable String problem) {
        form = typed;
        error = problem;
    }

    /// What waits for an answer of whoever is logged in.
    public List<OfferCard> offers() {
        return desk.rep()
                .map(rep -> life.offeredTo(rep.id()).stream()
                        .flatMap(offer -> card(offer, rep).stream())
                        .toList())
                .orElse(List.of());
    }

    /// What they have offered and nobody has answered yet, a line each.
    public List<String> given() {
        return desk.rep()
                .map(rep -> life.offeredBy(rep.id()).stream()
                        .flatMap(offer -> queue.read(offer.taskId(), new Viewer.Rep(rep.id())).stream()
                                .map(task ->
                                        words().givenLine(customer(task, rep), name(offer.to()), until(offer, rep))))
                        .toList())
                .orElse(List.of());
    }

    /// Whether an offer was over before it was answered.
    public boolean isOver() {
        return Desk.isGiven(uri, OVER);
    }

    /// Whether a refusal came without a reason.
    public boolean mustSayWhy() {
        return Desk.isGiven(uri, SAY_WHY);
    }

    /// Whether whoever is logged in has to answer an offer of this task.
    boolean isOffered(Task task, RepId rep) {
        return life.offeredTo(rep).stream().anyMatch(offer -> offer.taskId().equals(task.id()));
    }

    /// @return absent for who is no rep, or may not see the task
    public @Nullable HandoffPart of(UUID taskId) {
        return desk.rep()
                .flatMap(rep ->
                        queue.read(new TaskId(taskId), new Viewer.Rep(rep.id())).map(task -> part(task, rep)))
                .orElse(null);
    }

    private HandoffPart part(Task task, Representative rep) {
        var latest = life.latestOf(task.id());
        var standing = latest.filter(one -> isStanding(one, rep));
        var mine = standing.filter(one -> one.from().equals(rep.id()));
        boolean canOffer = task.status().isOpen() && rep.id().equals(task.holder()) && standing.isEmpty();
        return new HandoffPart(
                task.id().value(),
                standing.filter(one -> one.to().equals(rep.id()))
                        .flatMap(one -> card(one, rep))
                        .orElse(null),
                life.storyOf(task).stream()
                        .map(one -> new Passed(
                                words().passed(name(one.from()), name(one.to()), when(one, rep)), one.note()))
                        .toList(),
                mine.map(one -> words().offered(name(one.to()), until(one, rep)))
                        .orElse(null),
                latest.filter(one -> standing.isEmpty() && one.from().equals(rep.id()))
                        .map(this::news)
                        .orElse(null),
                mine.filter(one -> one.kind() == Kind.LIVE).isPresent(),
                canOffer,
                task.type() == Channel.CALL && task.status() instanceof Claimed,
                commitments.openOf(List.of(task.customerId())).stream()
                        .anyMatch(promise -> promise.ownerId().equals(rep.id())),
                canOffer ? people(task, rep) : List.of(),
                form,
                error);
    }

    private boolean isStanding(Handoff handoff, Representative rep) {
        return handoff.status() instanceof Offered(var until)
                && until.isAfter(desk.times(rep).now());
    }

    private List<Choice> people(Task task, Representative rep) {
        return handoffs.possible(task, rep.id()).stream()
                .map(one -> new Choice(
                        one.id().value(), label(one, rep), one.id().value().equals(form.to())))
                .toList();
    }

    private String label(Colleague one, Representative rep) {
        var skills = one.rep().skills().stream().map(Skill::toString).collect(Collectors.joining(", "));
        var label = one.rep().name() + " · " + when(one, rep);
        return skills.isEmpty() ? label : label + " · " + skills;
    }

    private String when(Colleague one, Representative rep) {
        var next = one.nextAt();
        return switch (one.state()) {
            case FREE -> words().free();
            case AT_WORK -> words().atWork();
            case BUSY, AWAY, OFF ->
                next == null ? words().notSoon() : words().from(desk.times(rep).moment(next));
        };
    }

    private Optional<OfferCard> card(Handoff offer, Representative rep) {
        return queue.read(offer.taskId(), new Viewer.Rep(rep.id())).map(task -> {
            var view = views.of(task, desk.times(rep).reader());
            var customer = Person.of(view.customer(), desk.messages(), desk.times(rep));
            boolean isLive = offer.kind() == Kind.LIVE;
            return new OfferCard(
                    offer.id().value(),
                    task.id().value(),
                    isLive
                            ? words().offerLive(name(offer.from()), customer.name())
                            : words().offerLater(name(offer.from()), customer.name()),
                    Isolated.sentence(TaskCard.why(view), view.customer().name()),
                    offer.note(),
                    words().until(until(offer, rep)),
                    isLive,
                    offer.withPromises());
        });
    }

    private String customer(Task task, Representative rep) {
        return Person.of(views.of(task).customer(), desk.messages(), desk.times(rep))
                .name();
    }

    private String until(Handoff offer, Representative rep) {
        return offer.status() instanceof Offered(var until) ? desk.times(rep).moment(until) : "";
    }

    private String when(Handoff handoff, Representative rep) {
        var at = handoff.status().settledAt();
        return desk.times(rep).moment(at == null ? handoff.offeredAt() : at);
    }

    private @Nullable String news(Handoff handoff) {
        var to = name(handoff.to());
        return switch (handoff.status()) {
            case HandoffStatus.Accepted _ -> words().accepted(to);
            case HandoffStatus.Declined declined -> words().declined(to, declined.reason());
            case HandoffStatus.Expired _, Offered _ -> words().expired(to);
            case HandoffStatus.Withdrawn _ -> null;
            case HandoffStatus.Overtaken overtaken ->
                switch (overtaken.why()) {
                    case RECEIVER_LEFT -> words().left(to);
                    case RECEIVER_UNWANTED -> words().unwanted(to);
                    case TASK_ENDED, TASK_PASSED -> null;
                };
        };
    }

    private String name(RepId id) {
        return teams.rep(id).map(Representative::name).orElse(id.value());
    }

    private HandoffMessages words() {
        return desk.words(HandoffMessages.class);
    }
}
