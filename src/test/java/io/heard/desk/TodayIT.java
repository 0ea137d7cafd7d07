package io.heard.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.heard.commitment.CommitmentRepository;
import io.heard.customer.CustomerRepository;
import io.heard.customer.PreferencesDocument;
import io.heard.desk.Floor.Caller;
import io.heard.followup.FollowUpRepository;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.workqueue.Claim;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The list of today and what is said before an outcome is saved.
@QuarkusTest
class TodayIT {

    private static final Pattern REASON = Pattern.compile("name=\"served\" value=\"([^\"]+)\"");
    private static final int MANY = 200;
    private static final int MOST_BYTES = 150_000;

    @Inject
    Floor floor;

    @Inject
    WorkQueue queue;

    @Inject
    CustomerRepository customers;

    @Inject
    FollowUpRepository followUps;

    @Inject
    CommitmentRepository commitments;

    @BeforeEach
    void it_is_a_working_day() {
        floor.open();
    }

    @AfterEach
    void it_ends() {
        floor.close();
    }

    @Test
    void a_promised_time_stands_in_a_block_of_its_own() {
        var promised = floor.promisedTo(Caller.called("Ada Promised"), Floor.ANA);

        var page = Session.of("ana").get("/desk").asString();

        assertThat(page)
                .containsSubsequence("promised-rows", "task-" + promised.id().value(), "class=\"hour\"", "queue-rows");
    }

    @Test
    void what_is_shown_can_be_chosen() {
        floor.concernOf(Caller.called("Ada Chosen"), Floor.ANA);
        var ana = Session.of("ana");

        ana.get("/desk?show=call")
                .then()
                .body(allOf(containsString("Ada Chosen"), containsString("?show=call\" aria")));
        ana.get("/desk?show=email")
                .then()
                .body(allOf(not(containsString("Ada Chosen")), containsString("Nothing of that kind")));
        ana.get("/desk/list?show=call")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Ada Chosen"), not(containsString("<html"))));
    }

    @Test
    void a_look_at_what_happens_next_changes_nothing() {
        var task = claimed("Ada Foreseen");
        var before = QuarkusTransaction.requiringNew().call(() -> followUps.byId(task.followUpId()));

        Session.of("ana")
                .post(
                        path(task) + "/preview",
                        Map.of(
                                "disposition",
                                "REACHED",
                                "served",
                                reasonOf(task),
                                "note",
                                "All is well",
                                "promise",
                                "A new lid",
                                "promiseBy",
                                floor.dayIn(30),
                                "concern",
                                "The handle is loose too"))
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Settled: Ada Foreseen"),
                        containsString("A new lid"),
                        containsString("The concern is raised at once"),
                        containsString("All is well</textarea>")));

        assertThat(floor.byId(task.id())).isEqualTo(task);
        assertThat(QuarkusTransaction.requiringNew().call(() -> followUps.byId(task.followUpId())))
                .isEqualTo(before);
        assertThat(QuarkusTransaction.requiringNew().call(() -> commitments.openOf(List.of(task.customerId()))))
                .isEmpty();
    }

    @Test
    void what_is_foreseen_comes_true() {
        var task = claimed("Ada Comes True");
        var ana = Session.of("ana");
        var outcome = Map.of("disposition", "NO_ANSWER");

        var foreseen = ana.post(path(task) + "/preview", outcome).asString();
        var saved = ana.post(path(task) + "/outcome", outcome);

        var told = ana.get(saved.header("Location")).asString();
        var next = told.replaceAll("(?s).*a call, (.*?) your time.*", "$1");
        assertThat(foreseen).contains("The next step is a call, " + next + " your time");
    }

    @Test
    void the_piece_alone_is_for_the_script() {
        var task = claimed("Ada Piece");
        var ana = Session.of("ana");

        var piece = ana.request()
                .header("HX-Request", "true")
                .formParam("csrf", ana.token())
                .formParam("disposition", "CALL_BACK_LATER")
                .post(path(task) + "/preview");

        piece.then().statusCode(200).body(allOf(containsString("Please give the time"), not(containsString("<html"))));
    }

    @Test
    void a_time_is_checked_while_it_is_typed() {
        var task = claimed("Ada Checked");
        var ana = Session.of("ana");

        ana.post(path(task) + "/check?field=callBackAt", Map.of("callBackAt", "2099-01-01T03:00"))
                .then()
                .statusCode(200)
                .body(allOf(containsString("Nobody of your team works then"), containsString("name=\"pick\"")));
        ana.post(path(task) + "/check?field=callBackAt", Map.of("callBackAt", "2001-01-01T10:00"))
                .then()
                .body(containsString("That time has passed"));
        ana.post(path(task) + "/check?field=callBackAt", Map.of("callBackAt", "soon"))
                .then()
                .body(containsString("not a date and time"));
        ana.post(path(task) + "/check?field=promiseBy", Map.of("promiseBy", "2099-01-02"))
                .then()
                .body(containsString("You work then"));
    }

    @Test
    void saving_can_lead_straight_to_the_next_person() {
        var task = claimed("Ada Before");
        var next = floor.concernOf(Caller.called("Ada Behind"), Floor.ANA);
        var ana = Session.of("ana");

        var saved = ana.post(
                path(task) + "/outcome", Map.of("disposition", "REACHED", "served", reasonOf(task), "then", "next"));

        assertThat(saved.header("Location"))
                .endsWith(path(next) + "?after=" + task.id().value());
        ana.get(path(next) + "?after=" + task.id().value())
                .then()
                .body(allOf(containsString("Ada Behind"), containsString("For Ada Before everything is done")));
        assertThat(floor.byId(next.id()).status()).isInstanceOf(TaskStatus.Claimed.class);
    }

    @Test
    void wishes_are_kept_and_what_was_not_asked_stays() {
        var task = claimed("Ada Wishes");
        var ana = Session.of("ana");

        ana.post(
                        path(task) + "/outcome",
                        Map.of(
                                "disposition",
                                "REACHED",
                                "wishes",
                                "asked",
                                "wishChannel",
                                "EMAIL",
                                "wishDays",
                                List.of("TUE", "THU"),
                                "wishFrom",
                                "18:00",
                                "wishTo",
                                "19:30",
                                "wishLanguage",
                                "de",
                                "heard",
                                List.of("praise", "made-up")))
                .then()
                .statusCode(303);

        assertThat(QuarkusTransaction.requiringNew()
                        .call(() ->
                                customers.byId(task.customerId()).orElseThrow().preferences()))
                .isEqualTo(new PreferencesDocument(
                        null,
                        "de",
                        List.of("EMAIL"),
                        List.of(new PreferencesDocument.Hours(List.of("TUE", "THU"), "18:00", "19:30", null)),
                        null,
                        null));
    }

    @Test
    void hours_that_end_before_they_start_are_told() {
        var task = claimed("Ada Backwards");

        Session.of("ana")
                .post(
                        path(task) + "/outcome",
                        Map.of("disposition", "REACHED", "wishes", "asked", "wishFrom", "18:00", "wishTo", "09:00"))
                .then()
                .statusCode(400)
                .body(containsString("Please give both times"));
    }

    /// All of a page is as of one instant: a window that is open is open, however long the page took.
    @Test
    void who_may_be_called_now_is_callable_while_the_clock_runs() {
        var task = claimed("Ada Running");
        try {
            speed(60);

            Session.of("ana").get(path(task)).then().body(containsString("href=\"tel:"));
            Session.of("ana").get("/desk").then().body(containsString("now until"));
        } finally {
            speed(0);
        }
    }

    private static void speed(int speed) {
        given().auth()
                .preemptive()
                .basic("admin", "heard")
                .contentType("application/json")
                .body(Map.of("speed", speed))
                .post("/dev/clock")
                .then()
                .statusCode(200);
    }

    @Test
    void german_is_german() {
        var task = floor.concernOf(Caller.called("Ada Deutsch"), Floor.ANA);
        var ana = Session.of("ana");

        ana.post("/language", Map.of("language", "de")).then().statusCode(303);

        ana.get("/desk")
                .then()
                .body(
                        containsString("Heute"),
                        containsString("Übernehmen"),
                        containsString("Ada Deutsch ist nicht zufrieden: The lid of the teapot is chipped"));
        ana.get(path(task))
                .then()
                .body(
                        containsString("Was würde es wieder gut machen?"),
                        containsString("Anlass: Ein Anliegen ist aufgekommen"),
                        not(containsString("is not happy")));
    }

    @Test
    void two_hundred_people_are_shown_in_little() {
        var tasks = floor.concernsOf(
                IntStream.range(0, MANY)
                        .mapToObj(i -> Caller.called("Caller Number " + i).at("+447700900%03d".formatted(i)))
                        .toList(),
                Floor.ANA);
        var ana = Session.of("ana");

        var today = ana.get("/desk").asString();
        int bytes = Stream.of("/desk", "/assets/desk.css", "/assets/desk.js")
                .mapToInt(part -> ana.get(part).asByteArray().length)
                .sum();

        assertThat(today)
                .contains(tasks.stream()
                        .map(task -> "id=\"task-" + task.id().value() + "\"")
                        .toList());
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    }

    private Task claimed(String name) {
        var task = floor.concernOf(Caller.called(name), Floor.ANA);
        assertThat(queue.claim(task.id(), Floor.ANA, null)).isInstanceOf(Claim.Won.class);
        return floor.byId(task.id());
    }

    private static String reasonOf(Task task) {
        var page = Session.of("ana").get(path(task)).asString();
        var reason = REASON.matcher(page);
        assertThat(reason.find()).isTrue();
        return reason.group(1);
    }

    private static String path(Task task) {
        return "/desk/tasks/" + task.id().value();
    }
}
