package io.heard.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contact.Place;
import io.heard.contact.PublicHolidays;
import io.heard.contact.Purpose;
import io.heard.conversation.Conversations;
import io.heard.conversation.ManualRequest;
import io.heard.conversation.Outcome;
import io.heard.conversation.Recorded;
import io.heard.conversation.Requested;
import io.heard.conversation.Requests;
import io.heard.decision.Disposition;
import io.heard.embedded.ClockMover;
import io.heard.planning.RepId;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.testing.Database;
import io.heard.workqueue.Claim;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// The working day of the small team that every empty installation has: customers who raise a concern, and whose tasks
/// then lie with one of the reps.
@Singleton
class Floor {

    static final RepId ANA = new RepId("ana");
    static final RepId BEN = new RepId("ben");
    static final RepId LEAD = new RepId("lead");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime MORNING = LocalTime.of(9, 45);
    private static final PublicHolidays HOLIDAYS = PublicHolidays.shipped();
    private static final List<Place> PLACES = List.of(Place.parse("GB"), Place.parse("FR"), Place.parse("DE"));
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final ClockMover mover;
    private final Clock clock;
    private final TaskRepository tasks;
    private final WorkQueue queue;
    private final Requests requests;
    private final Conversations conversations;
    private final Database database;
    private final List<UUID> followUps = new ArrayList<>();

    Floor(
            ClockMover mover,
            Clock clock,
            TaskRepository tasks,
            WorkQueue queue,
            Requests requests,
            Conversations conversations,
            Database database) {
        this.mover = mover;
        this.clock = clock;
        this.tasks = tasks;
        this.queue = queue;
        this.requests = requests;
        this.conversations = conversations;
        this.database = database;
    }

    /// What is still open ends, so that nobody of the team goes busy into the next test.
    void close() {
        followUps.forEach(id -> requests.cancel(id, "the day is over", LEAD.value()));
        followUps.clear();
    }

    /// These end now.
    void close(List<Task> some) {
        some.stream().map(Task::followUpId).forEach(id -> requests.cancel(id, "it is over", LEAD.value()));
    }

    /// A person with a concern.
    record Caller(String id, String name, String phone, String text, String country, String zone) {

        static Caller called(String name) {
            return new Caller(
                    "desk-" + UUID.randomUUID(),
                    name,
                    "+447700900123",
                    "The lid of the teapot is chipped",
                    "GB",
                    "Europe/London");
        }

        Caller at(String otherPhone) {
            return new Caller(id, name, otherPhone, text, country, zone);
        }

        Caller saying(String other) {
            return new Caller(id, name, phone, other, country, zone);
        }

        Caller in(String otherCountry, String otherZone) {
            return new Caller(id, name, phone, text, otherCountry, otherZone);
        }
    }

    /// It is the morning of a working day in London, Paris and Berlin from here on.
    void open() {
        var now = clock.instant().atZone(LONDON);
        var morning = now.with(MORNING);
        while ((morning.isBefore(now) && now.toLocalTime().isAfter(NOON)) || !isWorkingDay(morning.toLocalDate())) {
            morning = morning.plusDays(1);
            now = morning;
        }
        if (morning.toInstant().isAfter(clock.instant())) {
            mover.moveTo(morning.toInstant());
        }
        mover.advance(Duration.ofSeconds(1));
        endWhatOthersLeft();
    }

    /// Other tests use the same team, and what waits of theirs would come up in the middle of this one.
    private void endWhatOthersLeft() {
        Stream.of(ANA, BEN, LEAD)
                .flatMap(rep -> queue.queueOf(rep).stream())
                .map(Task::followUpId)
                .distinct()
                .forEach(id -> requests.cancel(id, "another day", LEAD.value()));
        database.forgetWork(database.rows("select customer_id from follow_up where status in ('WAITING', 'ACTIVE')"));
        database.update("delete from commitment where status = 'MADE'");
    }

    /// As a form field has it.
    String dayIn(int days) {
        return clock.instant().atZone(LONDON).toLocalDate().plusDays(days).toString();
    }

    /// When nobody works, as a form field has it.
    String sundayNight() {
        var sunday = clock.instant().atZone(LONDON).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        return sunday.toLocalDate().atTime(3, 0).toString();
    }

    /// @return the task that has come of it, in the queue of `rep`
    Task concernOf(Caller caller, RepId rep) {
        return concernsOf(List.of(caller), rep).getFirst();
    }

    /// All at the same moment.
    ///
    /// @return the tasks that have come of them, in the queue of `rep`
    List<Task> concernsOf(List<Caller> callers, RepId rep) {
        tell(callers.stream().map(this::concern).toList());
        mover.advance(Duration.ofMinutes(1));
        return callers.stream().map(caller -> open(caller, rep)).toList();
    }

    /// @return a task that is not the customer's own matter but ours, in the queue of `rep`
    Task surveyOf(Caller caller, RepId rep) {
        tell(List.of(customer(caller)));
        var asked = new ManualRequest(
                caller.id(), null, "Ask how the teapot pours", null, null, Purpose.SURVEY, LEAD.value());
        assertThat(requests.manual(asked)).isInstanceOf(Requested.Created.class);
        mover.advance(Duration.ofMinutes(1));
        return open(caller, rep);
    }

    /// It is this time in London from here on, today or on the next day that is a working day in Paris too.
    void at(String time) {
        var now = clock.instant().atZone(LONDON);
        var then = now.with(LocalTime.parse(time));
        while (then.isBefore(now) || !isWorkingDay(then.toLocalDate())) {
            then = then.plusDays(1);
        }
        mover.moveTo(then.toInstant());
    }

    private static boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()
                && PLACES.stream().noneMatch(place -> HOLIDAYS.isHoliday(place, date));
    }

    private Map<String, Object> customer(Caller caller) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "//shop.example/desk",
                "type",
                "io.heard.customer.updated",
                "time",
                clock.instant().toString(),
                "data",
                Map.of("customer", person(caller)));
    }

    /// @return a task that came up because the customer had asked to be called at this time
    Task promisedTo(Caller caller, RepId rep) {
        var first = concernOf(caller, rep);
        assertThat(queue.claim(first.id(), rep, null)).isInstanceOf(Claim.Won.class);
        var at = clock.instant().plus(Duration.ofMinutes(20));
        var later = new Outcome(Disposition.CALL_BACK_LATER, null, List.of(), null, at, List.of(), null, null);
        assertThat(conversations.record(first.id(), rep, later, null)).isInstanceOf(Recorded.Done.class);
        mover.advance(Duration.ofMinutes(20));
        return open(caller, rep);
    }

    /// The customer of `rep` asks to be called tomorrow at eleven.
    ///
    /// @return the follow-up
    UUID callBackTomorrow(Caller caller, RepId rep) {
        var first = concernOf(caller, rep);
        assertThat(queue.claim(first.id(), rep, null)).isInstanceOf(Claim.Won.class);
        var at = clock.instant()
                .atZone(LONDON)
                .plusDays(1)
                .with(LocalTime.of(11, 0))
                .toInstant();
        var later = new Outcome(Disposition.CALL_BACK_LATER, null, List.of(), null, at, List.of(), null, null);
        assertThat(conversations.record(first.id(), rep, later, null)).isInstanceOf(Recorded.Done.class);
        database.update("update customer set owner_id = ? where id = ?", rep.value(), caller.id());
        return first.followUpId();
    }

    /// The first column of each row.
    List<String> rows(String sql) {
        return database.rows(sql);
    }

    /// Nobody's own any more: all of the team see it.
    Task forTheTeam(Task task) {
        assertThat(queue.reassign(task.id(), LEAD, null, null)).isInstanceOf(Claim.Won.class);
        return byId(task.id());
    }

    private Task open(Caller caller, RepId rep) {
        var open = QuarkusTransaction.requiringNew().call(() -> tasks.open(caller.id()));
        assertThat(open).as("tasks for %s at %s", caller, clock.instant()).hasSize(1);
        var task = open.getFirst();
        followUps.add(task.followUpId());
        assertThat(queue.reassign(task.id(), LEAD, rep, null)).isInstanceOf(Claim.Won.class);
        return byId(task.id());
    }

    private Map<String, Object> concern(Caller caller) {
        var raised = clock.instant();
        return Map.of(
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
                Map.of("customer", person(caller), "text", caller.text(), "raisedAt", raised.toString()));
    }

    private static Map<String, Object> person(Caller caller) {
        return Map.of(
                "id",
                caller.id(),
                "name",
                caller.name(),
                "phone",
                caller.phone(),
                "language",
                "en",
                "country",
                caller.country(),
                "timeZone",
                caller.zone());
    }

    /// The customer buys a lantern.
    void order(Caller caller, String id) {
        var placed = clock.instant().toString();
        var order = Map.of(
                "id",
                id,
                "placedAt",
                placed,
                "currency",
                "GBP",
                "total",
                20,
                "lines",
                List.of(Map.of("sku", "L-1", "name", "Blue lantern", "quantity", 2, "unitPrice", 10)));
        tell(List.of(Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "//shop.example/desk",
                "type",
                "io.heard.order.placed",
                "time",
                placed,
                "data",
                Map.of("order", order, "customer", Map.of("id", caller.id())))));
    }

    Task byId(TaskId id) {
        return QuarkusTransaction.requiringNew().call(() -> tasks.byId(id)).orElseThrow();
    }

    private static void tell(List<Map<String, Object>> events) {
        try {
            given().auth()
                    .preemptive()
                    .basic("shop", "heard")
                    .contentType("application/cloudevents-batch+json; charset=UTF-8")
                    .body(new ObjectMapper().writeValueAsString(events))
                    .post("/v1/events")
                    .then()
                    .statusCode(202);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
