package io.heard.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.conversation.Requests;
import io.heard.embedded.ClockMover;
import io.heard.planning.RepId;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.workqueue.Claim;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The working day of the small team that every empty installation has: customers who raise a concern, and whose tasks
/// then lie with one of the reps.
@Singleton
class Floor {

    static final RepId ANA = new RepId("ana");
    static final RepId BEN = new RepId("ben");
    static final RepId LEAD = new RepId("lead");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime MORNING = LocalTime.of(9, 45);
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final ClockMover mover;
    private final Clock clock;
    private final TaskRepository tasks;
    private final WorkQueue queue;
    private final Requests requests;
    private final List<UUID> followUps = new ArrayList<>();

    Floor(ClockMover mover, Clock clock, TaskRepository tasks, WorkQueue queue, Requests requests) {
        this.mover = mover;
        this.clock = clock;
        this.tasks = tasks;
        this.queue = queue;
        this.requests = requests;
    }

    /// What is still open ends, so that nobody of the team goes busy into the next test.
    void close() {
        followUps.forEach(id -> requests.cancel(id, "the day is over", LEAD.value()));
        followUps.clear();
    }

    /// A person with a concern.
    record Caller(String id, String name, String phone, String text) {

        static Caller called(String name) {
            return new Caller("desk-" + UUID.randomUUID(), name, "+447700900123", "The lid of the teapot is chipped");
        }

        Caller at(String otherPhone) {
            return new Caller(id, name, otherPhone, text);
        }

        Caller saying(String other) {
            return new Caller(id, name, phone, other);
        }
    }

    /// It is the morning of a working day in London from here on.
    void open() {
        var now = clock.instant().atZone(LONDON);
        var morning = now.with(MORNING);
        while ((morning.isBefore(now) && now.toLocalTime().isAfter(NOON))
                || morning.getDayOfWeek() == DayOfWeek.SATURDAY
                || morning.getDayOfWeek() == DayOfWeek.SUNDAY) {
            morning = morning.plusDays(1);
            now = morning;
        }
        if (morning.toInstant().isAfter(clock.instant())) {
            mover.moveTo(morning.toInstant());
        }
    }

    /// @return the task that has come of it, in the queue of `rep`
    Task concernOf(Caller caller, RepId rep) {
        var raised = clock.instant();
        tell(Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "//shop.example/desk",
                "type",
                "io.heard.concern.raised",
                "time",
                raised.toString(),
                "data",
                Map.of(
                        "customer",
                        Map.of(
                                "id",
                                caller.id(),
                                "name",
                                caller.name(),
                                "phone",
                                caller.phone(),
                                "language",
                                "en",
                                "country",
                                "GB",
                                "timeZone",
                                "Europe/London"),
                        "text",
                        caller.text(),
                        "raisedAt",
                        raised.toString())));
        mover.advance(Duration.ofMinutes(1));
        var open = QuarkusTransaction.requiringNew().call(() -> tasks.open(caller.id()));
        assertThat(open).as("tasks for %s at %s", caller, clock.instant()).hasSize(1);
        var task = open.getFirst();
        followUps.add(task.followUpId());
        assertThat(queue.reassign(task.id(), LEAD, rep, null)).isInstanceOf(Claim.Won.class);
        return byId(task.id());
    }

    Task byId(TaskId id) {
        return QuarkusTransaction.requiringNew().call(() -> tasks.byId(id)).orElseThrow();
    }

    private static void tell(Map<String, Object> event) {
        try {
            given().auth()
                    .preemptive()
                    .basic("shop", "heard")
                    .contentType("application/cloudevents+json; charset=UTF-8")
                    .body(new ObjectMapper().writeValueAsString(event))
                    .post("/v1/events")
                    .then()
                    .statusCode(202);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
