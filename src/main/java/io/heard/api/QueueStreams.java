package io.heard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heard.outbox.Message;
import io.heard.outbox.OutboxRepository;
import io.heard.outbox.OutboxRepository.Seen;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.platform.RealTime;
import io.heard.platform.WebJson;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskView;
import io.heard.team.Representative;
import io.heard.workqueue.HandoffLife;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Who listens to which queue on this node, and what they are told: the outbox as it grows, read by one
/// thread for all of them and only while somebody listens. Whatever breaks off goes on after
/// `Last-Event-ID`.
@Singleton
class QueueStreams {

    private static final Logger LOG = Logger.getLogger(QueueStreams.class);
    private static final int MILLIS_BETWEEN_LOOKS = 500;
    private static final int AT_ONCE = 200;
    private static final int MOST_UNSENT = 500;
    private static final String HANDED = Message.TYPE_PREFIX + "task.handed-off";
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(15);

    /// Is told to those, too, who stand in for the rep or lead the team.
    private static final String ESCALATED = Message.TYPE_PREFIX + "task.escalated";

    /// Then the listener comes back by itself, and has to show again who it is.
    private static final Duration LONGEST = Duration.ofHours(1);

    private final OutboxRepository outbox;
    private final WorkQueue queue;
    private final HandoffLife handoffs;
    private final TaskViews views;
    private final WebJson json;
    private final Clock realTime;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("queue-streams").factory());

    QueueStreams(
            OutboxRepository outbox,
            WorkQueue queue,
            HandoffLife handoffs,
            TaskViews views,
            WebJson json,
            @RealTime Clock realTime) {
        this.outbox = outbox;
        this.queue = queue;
        this.handoffs = handoffs;
        this.views = views;
        this.json = json;
        this.realTime = realTime;
        var _ = looking.scheduleWithFixedDelay(
                this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    private static final class Listener {

        private final RepId rep;
        private final TeamId team;
        private final SseEventSink sink;
        private final Sse sse;
        private final Instant since;
        private final AtomicInteger unsent = new AtomicInteger();

        /// Tasks that were in this queue, from the first on: that they left it is told too.
        private final Set<UUID> told = new HashSet<>();

        private long seen;
        private Instant lastSign;

        Listener(Representative rep, long seen, SseEventSink sink, Sse sse, Instant now) {
            this.rep = rep.id();
            this.team = rep.teamId();
            this.seen = seen;
            this.sink = sink;
            this.sse = sse;
            this.since = now;
            this.lastSign = now;
        }

        boolean mayConcern(Seen event) {
            return rep.value().equals(event.representativeId())
                    || ((event.representativeId() == null || ESCALATED.equals(event.type()))
                            && team.value().equals(event.teamId()))
                    || (event.taskId() != null && told.contains(event.taskId()));
        }

        /// Who leaves in this very moment is noticed at the next look: only the sink knows, and it says so by throwing.
        void send(OutboundSseEvent event) {
            unsent.incrementAndGet();
            try {
                sink.send(event).whenComplete((_, failed) -> sent(failed));
            } catch (IllegalStateException left) {
                sent(left);
            }
        }

        private void sent(@Nullable Throwable failed) {
            unsent.decrementAndGet();
            if (failed != null) {
                sink.close();
            }
        }
    }

    /// @param lastSeen absent: from now on
    void open(Representative rep, @Nullable Long lastSeen, SseEventSink sink, Sse sse) {
        var now = realTime.instant();
        long seen = lastSeen == null ? QuarkusTransaction.requiringNew().call(outbox::latest) : lastSeen.longValue();
        var listener = new Listener(rep, seen, sink, sse, now);
        QuarkusTransaction.requiringNew().call(() -> queue.queueOf(rep.id())).stream()
                .map(task -> task.id().value())
                .forEach(listener.told::add);
        handoffs.offeredTo(rep.id())
                .forEach(offer -> listener.told.add(offer.taskId().value()));
        listener.send(sse.newEventBuilder().comment("listening").build());
        listeners.add(listener);
    }

    /// Before the database goes away.
    void close(@Observes ShutdownEvent stopping) {
        looking.shutdownNow();
        listeners.forEach(listener -> listener.sink.close());
    }

    private void look() {
        try {
            var now = realTime.instant();
            listeners.removeIf(listener -> isOver(listener, now));
            listeners.stream()
                    .collect(Collectors.groupingBy(listener -> listener.seen))
                    .forEach(this::tell);
            listeners.forEach(listener -> showLife(listener, now));
        } catch (RuntimeException broken) {
            LOG.warn("The queue streams could not look for news and try again", broken);
        }
    }

    private static boolean isOver(Listener listener, Instant now) {
        boolean isOver = listener.sink.isClosed()
                || listener.unsent.get() > MOST_UNSENT
                || listener.since.plus(LONGEST).isBefore(now);
        if (isOver) {
            listener.sink.close();
        }
        return isOver;
    }

    private static void showLife(Listener listener, Instant now) {
        if (listener.lastSign.plus(BETWEEN_SIGNS_OF_LIFE).isBefore(now)) {
            listener.lastSign = now;
            listener.send(listener.sse.newEventBuilder().comment("still here").build());
        }
    }

    private void tell(long after, List<Listener> some) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (var event : outbox.since(after, AT_ONCE)) {
                some.stream().filter(listener -> listener.mayConcern(event)).forEach(listener -> tell(listener, event));
                some.forEach(listener -> listener.seen = event.seq());
            }
        });
    }

    /// What has left the queue is named and no more: it is another's to read now.
    private void tell(Listener listener, Seen event) {
        var id = event.taskId();
        if (id == null) {
            return;
        }
        var task = queue.read(new TaskId(id), new Viewer.Rep(listener.rep));
        if (task.isEmpty() && !listener.told.contains(id)) {
            return;
        }
        listener.told.add(id);
        var data = task.<Object>map(one -> seen(one, event)).orElseGet(() -> Map.of("id", id));
        listener.send(listener.sse
                .newEventBuilder()
                .id(Long.toString(event.seq()))
                .name(Objects.requireNonNull(event.type()).substring(Message.TYPE_PREFIX.length()))
                .data(text(data))
                .build());
    }

    /// What has become of passing it on is told to both.
    private TaskView seen(Task task, Seen event) {
        var view = views.of(task);
        return HANDED.equals(event.type())
                ? handoffs.latestOf(task.id()).map(view::with).orElse(view)
                : view;
    }

    private String text(Object data) {
        try {
            return json.mapper().writeValueAsString(data);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("Cannot write a task", bug);
        }
    }
}
