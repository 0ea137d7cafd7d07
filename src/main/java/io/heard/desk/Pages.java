package io.heard.desk;

import io.heard.calendar.Days;
import io.heard.calendar.Interval;
import io.heard.commitment.CommitmentRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.customer.PreferencesDocument;
import io.heard.desk.TaskPage.Answers;
import io.heard.followup.FollowUpRepository;
import io.heard.planning.RepId;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.heard.task.TaskView;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Succession;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gathers what is on a page.
@ApplicationScoped
class Pages {

    /// A longer list is a shortage, and nobody reads it to its end.
    private static final int SHOWN = 200;

    /// Of what runs out of time with others, the most pressing.
    private static final int RUNNING = 20;
    private static final int PROMISES = 20;
    private static final Duration PROMISES_AHEAD = Duration.ofDays(2);

    private final WorkQueue queue;
    private final TaskViews views;
    private final TaskRepository tasks;
    private final FollowUpRepository followUps;
    private final CustomerRepository customers;
    private final TeamRepository teams;
    private final CommitmentRepository commitments;
    private final Succession succession;
    private final PromisePages promises;
    private final Stories stories;
    private final Reaching reaching;
    private final HandoffDesk handoffDesk;
    private final Desk desk;

    Pages(
            WorkQueue queue,
            TaskViews views,
            TaskRepository tasks,
            FollowUpRepository followUps,
            CustomerRepository customers,
            TeamRepository teams,
            CommitmentRepository commitments,
            Succession succession,
            PromisePages promises,
            Stories stories,
            Reaching reaching,
            HandoffDesk handoffDesk,
            Desk desk) {
        this.queue = queue;
        this.views = views;
        this.tasks = tasks;
        this.followUps = followUps;
        this.customers = customers;
        this.teams = teams;
        this.commitments = commitments;
        this.succession = succession;
        this.promises = promises;
        this.stories = stories;
        this.reaching = reaching;
        this.handoffDesk = handoffDesk;
        this.desk = desk;
    }

    QueuePage queue(Representative rep, Kind kind, @Nullable String news, @Nullable String problem) {
        var times = desk.times(rep);
        var all = queue.queueOf(rep.id());
        var chosen = all.stream().filter(kind::has).toList();
        var shown = chosen.subList(0, Math.min(SHOWN, chosen.size()));
        var read = views.of(shown, times.reader());
        var cards = new ArrayList<TaskCard>(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            cards.add(TaskCard.of(shown.get(i), read.get(i), desk.messages(), times));
        }
        return new QueuePage(
                news,
                problem,
                Kind.links(kind, all, desk.messages()),
                kind.query(),
                cards.stream().filter(TaskCard::isPromised).toList(),
                cards.stream().filter(card -> !card.isPromised()).toList(),
                all.size(),
                chosen.size() - shown.size(),
                done(rep, times),
                passed(rep, times),
                promises.due(rep.id(), times.now().plus(PROMISES_AHEAD), PROMISES),
                running(rep, times),
                queue.needsPause(rep.id()));
    }

    private List<QueuePage.PassedCard> passed(Representative rep, Times times) {
        var waiting = succession.waitingFor(rep.id());
        var names = teams.names(waiting.stream().map(one -> one.from().value()).toList());
        var words = desk.words(CrewMessages.class);
        return waiting.stream()
                .flatMap(one -> commitments.byId(one.id()).stream()
                        .map(promise -> new QueuePage.PassedCard(
                                "/desk/promises/" + one.id().value() + "/accept",
                                Customers.path(one.customerId()),
                                promise.text(),
                                times.moment(promise.dueAt()),
                                words.passedLine(
                                        names.getOrDefault(
                                                one.from().value(), one.from().value()),
                                        times.moment(one.acceptUntil())))))
                .toList();
    }

    private List<QueuePage.RunningCard> running(Representative rep, Times times) {
        var tasks = queue.runningOutFor(rep.id(), RUNNING);
        var read = views.of(tasks, times.reader());
        var names = teams.names(tasks.stream()
                .map(Task::repId)
                .filter(Objects::nonNull)
                .map(RepId::value)
                .toList());
        var cards = new ArrayList<QueuePage.RunningCard>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            var card = TaskCard.of(task, read.get(i), desk.messages(), times);
            var whose = Objects.requireNonNull(task.repId()).value();
            cards.add(new QueuePage.RunningCard(
                    "/desk/tasks/" + card.id(),
                    card.customer().name(),
                    card.why(),
                    card.due(),
                    card.isLate(),
                    names.getOrDefault(whose, whose)));
        }
        return cards;
    }

    private List<QueuePage.DoneCard> done(Representative rep, Times times) {
        var dayStart = Days.startOfDay(Days.dateAt(times.now(), rep.zone()), rep.zone());
        var done = tasks.doneSince(rep.id(), dayStart).reversed();
        var read = views.of(done, times.reader());
        var cards = new ArrayList<QueuePage.DoneCard>(done.size());
        for (int i = 0; i < done.size(); i++) {
            if (done.get(i).status() instanceof TaskStatus.Completed completed) {
                cards.add(done(done.get(i), completed, read.get(i), times));
            }
        }
        return cards;
    }

    private QueuePage.DoneCard done(Task task, TaskStatus.Completed completed, TaskView view, Times times) {
        var wording = new Wording(desk.messages(), times);
        return new QueuePage.DoneCard(
                Person.of(view.customer(), desk.messages(), times).name(),
                wording.channel(task.type()),
                wording.disposition(completed.disposition()),
                times.time(completed.at()),
                completed.at().toString());
    }

    /// A task that this rep may see.
    Task seen(TaskId id, Representative rep) {
        return queue.read(id, new Viewer.Rep(rep.id())).orElseThrow(TaskAddress::noSuchTask);
    }

    Person customer(Task task, Representative rep) {
        return Person.of(views.of(task).customer(), desk.messages(), desk.times(rep));
    }

    /// What happens next for the customer of a task that the rep has just let go.
    ///
    /// @param after the task, as the address names it
    @Nullable
    String next(@Nullable String after, Representative rep) {
        return id(after).flatMap(id -> next(id, rep)).orElse(null);
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Optional<String> next(UUID id, Representative rep) {
        var wording = new Wording(desk.messages(), desk.times(rep));
        return queue.read(new TaskId(id), new Viewer.Rep(rep.id()))
                .flatMap(task -> followUps
                        .byId(task.followUpId())
                        .map(followUp -> wording.next(task, followUp, customer(task, rep))));
    }

    /// What the customer of a task has wished so far.
    PreferencesDocument wishes(Task task) {
        return customers.byId(task.customerId()).map(Customer::preferences).orElse(PreferencesDocument.EMPTY);
    }

    /// @param form what was typed; `EMPTY` before
    TaskPage task(
            Task task, Representative rep, OutcomeForm form, Flaws flaws, Answers answers, @Nullable String news) {
        var messages = desk.messages();
        var times = desk.times(rep);
        var wording = new Wording(messages, times);
        var view = views.of(task, times.reader());
        var customer = customers.byId(task.customerId()).orElseThrow();
        boolean isMine = isMine(task, rep.id());
        boolean isOffered = handoffDesk.isOffered(task, rep.id());
        return new TaskPage(
                TaskCard.of(task, view, messages, times),
                Isolated.brief(view),
                new BecauseWords(desk.words(BecauseMessages.class), messages, times).lines(task.because()),
                task.marks(),
                TaskPage.topics(view, form),
                reaching.of(task, view, customer, times),
                messages.attempt(task.attempt()),
                TaskPage.endings(task, form, wording),
                isOffered ? null : state(task, rep.id(), wording, times),
                !isOffered && isFree(task, rep.id(), times),
                task.status().isOpen() && rep.id().equals(task.holder()),
                isMine || form.hasText(),
                form,
                flaws.byField(),
                flaws.windows().stream().map(wording::dated).toList(),
                Tag.boxes(messages, form.heard()),
                wishes(task, form, flaws, times),
                answers,
                stories.of(customer, times),
                news);
    }

    private WishPage wishes(Task task, OutcomeForm form, Flaws flaws, Times times) {
        var known = Wishes.of(wishes(task));
        var wishes = form.asksForWishes() ? Wishes.typed(form) : known;
        boolean isOpen = !wishes.equals(known) || flaws.byField().containsKey(Reading.WISHES);
        return WishPage.of(wishes, isOpen, desk.messages(), times.locale());
    }

    private static boolean isMine(Task task, RepId rep) {
        return task.status() instanceof TaskStatus.Claimed claimed
                && claimed.by().equals(rep);
    }

    private static boolean isFree(Task task, RepId rep, Times times) {
        return switch (task.status()) {
            case TaskStatus.Pending _ -> true;
            case TaskStatus.Claimed claimed ->
                !claimed.by().equals(rep) && !claimed.until().isAfter(times.now());
            case TaskStatus.Completed _, TaskStatus.Cancelled _ -> false;
        };
    }

    private @Nullable String state(Task task, RepId rep, Wording wording, Times times) {
        var messages = desk.messages();
        return switch (task.status()) {
            case TaskStatus.Pending _ -> messages.stateFree();
            case TaskStatus.Claimed claimed when claimed.by().equals(rep) -> null;
            case TaskStatus.Claimed claimed -> messages.stateOther(nameOf(claimed.by()));
            case TaskStatus.Completed done ->
                messages.stateDone(wording.disposition(done.disposition()), times.moment(done.at()));
            case TaskStatus.Cancelled cancelled -> messages.stateCancelled(times.moment(cancelled.at()));
        };
    }

    private String nameOf(RepId id) {
        return teams.rep(id).map(Representative::name).orElse(id.value());
    }

    /// What is wrong with a form.
    record Flaws(Map<String, String> byField, List<Interval> windows) {
        static final Flaws NONE = new Flaws(Map.of(), List.of());
    }
}
