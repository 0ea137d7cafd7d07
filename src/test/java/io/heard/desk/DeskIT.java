package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.heard.decision.Disposition;
import io.heard.desk.Floor.Caller;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.workqueue.Claim;
import io.heard.workqueue.WorkQueue;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeskIT {

    static final String SCRIPT = "<script>alert(1)</script>";

    @Inject
    Floor floor;

    @Inject
    WorkQueue queue;

    @BeforeEach
    void it_is_a_working_day() {
        floor.open();
    }

    @AfterEach
    void it_ends() {
        floor.close();
    }

    @Test
    void the_way_in_is_the_login_page() {
        var nobody = new Session();

        nobody.get("/").then().statusCode(303).header("Location", endsWith("/desk"));
        nobody.get("/desk").then().statusCode(302).header("Location", endsWith("/login"));
        nobody.get("/login").then().statusCode(200).body(containsString("j_security_check"));
        nobody.request().post("/desk/next").then().statusCode(302).header("Location", endsWith("/login"));
    }

    @Test
    void a_wrong_password_is_told_kindly() {
        var nobody = new Session();

        var refused = nobody.login("ana", "wrong");

        refused.then().statusCode(302);
        assertThat(refused.headers().getValues("Location"))
                .singleElement()
                .asString()
                .endsWith("/login?failed");
        nobody.get("/login?failed").then().statusCode(200).body(containsString("do not fit together"));
    }

    @Test
    void who_came_by_a_link_is_there_after_the_login() {
        var task = floor.concernOf(Caller.called("Ada Link"), Floor.ANA);
        var ana = new Session();

        ana.get(path(task)).then().statusCode(302);

        ana.login("ana", "heard").then().statusCode(302).header("Location", endsWith(path(task)));
    }

    @Test
    void templates_never_switch_escaping_off() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(
                            file -> assertThat(Files.readString(file)).doesNotContainPattern("[.|]\\s*(raw|safe)\\b"));
        }
    }

    @Test
    void a_page_runs_nothing_from_elsewhere_and_stays_in_no_cache() {
        Session.of("ana")
                .get("/desk")
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'self'"), not(containsString("unsafe"))))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
    }

    @Test
    void who_is_no_rep_is_told_so() {
        Session.of("admin").get("/desk").then().statusCode(200).body(containsString("no list of your own"));
        Session.of("shop").get("/desk").then().statusCode(403).contentType("text/html");
    }

    @Test
    void a_rep_takes_a_task_and_tells_how_it_went() {
        var task = floor.concernOf(Caller.called("Ada Berger"), Floor.ANA);
        var ana = Session.of("ana");
        ana.get("/desk").then().body(allOf(containsString("Ada Berger"), containsString("Take it")));

        ana.post(path(task) + "/claim", Map.of()).then().statusCode(303).header("Location", endsWith(path(task)));
        ana.get(path(task)).then().body(allOf(containsString("tel:+447700900123"), containsString("On voicemail")));
        var saved = ana.post(path(task) + "/outcome", Map.of("disposition", "REACHED", "note", "All is well"));

        saved.then().statusCode(303);
        ana.get(saved.header("Location"))
                .then()
                .statusCode(200)
                .body(allOf(containsString("Ada Berger"), containsString("role=\"status\"")));
        assertThat(floor.byId(task.id()).status())
                .isInstanceOfSatisfying(
                        TaskStatus.Completed.class,
                        done -> assertThat(done.disposition()).isEqualTo(Disposition.REACHED));
    }

    @Test
    void looking_changes_nothing() {
        var task = floor.concernOf(Caller.called("Ada Looked At"), Floor.ANA);
        var ana = Session.of("ana");

        ana.get(path(task)).then().statusCode(200).body(containsString("Nobody is working on this"));
        ana.get(path(task) + "/claim").then().statusCode(405).contentType("text/html");

        assertThat(floor.byId(task.id())).isEqualTo(task);
    }

    @Test
    void the_next_person_is_one_click_away() {
        floor.concernOf(Caller.called("Ada Next"), Floor.ANA);

        Session.of("ana")
                .post("/desk/next", Map.of())
                .then()
                .statusCode(303)
                .header("Location", containsString("/desk/tasks/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/tasks/0195b3c4-5e6f-7a81-9c2d-000000000001", "/desk/tasks/x", "/desk/nowhere"})
    void what_is_not_there_is_a_plain_page(String path) {
        Session.of("ana")
                .get(path)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(allOf(containsString("There is nothing here"), not(containsString("Exception"))));
    }

    @Test
    void the_task_of_another_is_not_there() {
        var task = floor.concernOf(Caller.called("Ben's Own"), Floor.BEN);
        var ana = Session.of("ana");

        ana.get(path(task)).then().statusCode(404);
        ana.post(path(task) + "/claim", Map.of()).then().statusCode(404);
        ana.post(path(task) + "/outcome", Map.of("disposition", "REACHED"))
                .then()
                .statusCode(404);

        assertThat(floor.byId(task.id())).isEqualTo(task);
    }

    @Test
    void what_people_write_is_text() {
        var task = floor.concernOf(Caller.called(SCRIPT + "\"><svg onload=x>").saying(SCRIPT), Floor.ANA);
        var ana = Session.of("ana");
        assertPlain(ana.get("/desk").asString());
        claim(task);
        assertPlain(ana.get(path(task)).asString());

        assertPlain(ana.post(path(task) + "/outcome", Map.of("note", SCRIPT + "</textarea>", "promise", "\"" + SCRIPT))
                .asString());
        var saved = ana.post(path(task) + "/outcome", Map.of("disposition", "REACHED", "note", SCRIPT));

        var after = ana.get(saved.header("Location")).asString();
        assertPlain(after);
        assertThat(after).contains("&lt;script&gt;").doesNotContain("&amp;lt;");
    }

    private static void assertPlain(String page) {
        assertThat(page)
                .contains("&lt;script&gt;alert(1)")
                .doesNotContainPattern("<script(?! src=\"/)")
                .doesNotContain("<svg");
    }

    @Test
    void a_form_that_lacks_something_keeps_what_was_typed() {
        var task = claimed("Ada Incomplete");
        var typed = Map.of("disposition", "CALL_BACK_LATER", "note", "Rings at noon", "promise", "A new lid");

        Session.of("ana")
                .post(path(task) + "/outcome", typed)
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("Please give the time"),
                        containsString("Please say until which day"),
                        containsString("Rings at noon"),
                        containsString("A new lid"),
                        containsString("value=\"CALL_BACK_LATER\" required checked")));
        assertThat(floor.byId(task.id()).status()).isInstanceOf(TaskStatus.Claimed.class);
    }

    @Test
    void who_was_overtaken_keeps_what_was_typed() {
        var task = floor.concernOf(Caller.called("Ada Overtaken"), Floor.ANA);
        assertThat(queue.claim(task.id(), Floor.LEAD, null)).isInstanceOf(Claim.Won.class);

        Session.of("ana")
                .post(path(task) + "/outcome", Map.of("disposition", "REACHED", "note", "My long note"))
                .then()
                .statusCode(409)
                .body(allOf(containsString("Lea Lead is working on this"), containsString("My long note")));
    }

    @Test
    void a_second_outcome_changes_nothing() {
        var task = claimed("Ada Twice");
        var ana = Session.of("ana");
        ana.post(path(task) + "/outcome", Map.of("disposition", "NO_ANSWER"))
                .then()
                .statusCode(303);

        ana.post(path(task) + "/outcome", Map.of("disposition", "REACHED", "note", "Twice"))
                .then()
                .statusCode(409)
                .body(allOf(containsString("No answer"), containsString("Twice")));
    }

    @Test
    void a_task_is_not_put_off_to_the_night() {
        var task = claimed("Ada Asleep");
        var night = "2099-01-01T03:00";

        Session.of("ana")
                .post(path(task) + "/snooze", Map.of("snoozeUntil", night, "note", "Half a thought"))
                .then()
                .statusCode(422)
                .body(allOf(containsString("Half a thought"), containsString(night), containsString("it is due")));
        assertThat(floor.byId(task.id()).status()).isInstanceOf(TaskStatus.Claimed.class);
    }

    @Test
    void a_task_that_is_put_back_is_there_for_the_taking() {
        var task = claimed("Ada Put Back");
        var ana = Session.of("ana");

        var back = ana.post(path(task) + "/release", Map.of());

        back.then().statusCode(303);
        ana.get(back.header("Location")).then().body(containsString("Ada Put Back is back in the queue"));
        assertThat(floor.byId(task.id()).status()).isInstanceOf(TaskStatus.Pending.class);
    }

    @Test
    void an_emergency_number_is_never_a_link() {
        var task = floor.concernOf(Caller.called("Ada Emergency").at("112"), Floor.LEAD);
        assertThat(queue.claim(task.id(), Floor.LEAD, null)).isInstanceOf(Claim.Won.class);

        Session.of("lead").get(path(task)).then().body(not(containsString("tel:")));
    }

    private Task claimed(String name) {
        var task = floor.concernOf(Caller.called(name), Floor.ANA);
        claim(task);
        return task;
    }

    private void claim(Task task) {
        assertThat(queue.claim(task.id(), Floor.ANA, null)).isInstanceOf(Claim.Won.class);
    }

    private static String path(Task task) {
        UUID id = task.id().value();
        return "/desk/tasks/" + id;
    }
}
