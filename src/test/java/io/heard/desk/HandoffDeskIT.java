package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.heard.desk.Floor.Caller;
import io.heard.planning.RepId;
import io.heard.task.Handoff;
import io.heard.task.Handoff.Kind;
import io.heard.task.Task;
import io.heard.task.TaskStatus.Claimed;
import io.heard.workqueue.Claim;
import io.heard.workqueue.Handed;
import io.heard.workqueue.HandoffLife;
import io.heard.workqueue.Handoffs;
import io.heard.workqueue.Offer;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Declining and handing over from the pages of the desk.
@QuarkusTest
class HandoffDeskIT {

    private static final String STORY = "The valve leaks, and the water is off.";

    @Inject
    Floor floor;

    @Inject
    WorkQueue queue;

    @Inject
    Handoffs handoffs;

    @Inject
    HandoffLife life;

    @BeforeEach
    void it_is_a_working_day() {
        floor.open();
        floor.at("15:30"); // Ben sits in New York
    }

    @AfterEach
    void it_ends() {
        floor.close();
    }

    @Test
    void who_has_a_task_can_decline_it_and_must_say_why() {
        var task = floor.concernOf(Caller.called("Ada Declined"), Floor.ANA);
        var ana = Session.of("ana");
        ana.get(path(task)).then().body(containsString("Not for you?"));

        ana.post(path(task) + "/decline", Map.of("declineReason", "  "))
                .then()
                .statusCode(400)
                .body(containsString("Please say why, in at most 200 characters"));
        var declined = ana.post(path(task) + "/decline", Map.of("declineReason", "I know nothing about valves"));

        declined.then().statusCode(303);
        var after = floor.byId(task.id());
        assertThat(after.repId()).isNotEqualTo(Floor.ANA);
        assertThat(after.because())
                .anyMatch(line -> line.detail().equals("ana declined it: I know nothing about valves"));
        ana.get("/desk").then().body(not(containsString("Ada Declined")));
    }

    @Test
    void an_offer_shows_its_story_and_is_accepted_on_the_list_of_today() {
        var task = claimed("Ada Handed");
        var ana = Session.of("ana");
        ana.get(path(task)).then().body(allOf(containsString("Hand it over"), containsString("value=\"ben\"")));

        var offered = ana.post(path(task) + "/handoff", Map.of("handTo", "ben", "handNote", STORY));

        offered.then().statusCode(303);
        ana.get(path(task))
                .then()
                .body(allOf(containsString("You have asked Ben"), not(containsString("hx-trigger=\"every 3s"))));
        ana.get("/desk").then().body(containsString("Ada Handed: you have asked Ben"));
        var ben = Session.of("ben");
        ben.get("/desk")
                .then()
                .body(allOf(containsString("Ana Berger asks you to take over Ada Handed"), containsString(STORY)));
        ben.get("/desk/list").then().body(containsString(STORY));
        ben.get(path(task))
                .then()
                .body(allOf(
                        containsString(STORY),
                        containsString("Ada Handed"),
                        not(containsString("tel:")),
                        not(containsString("/claim"))));
        var offer = latest(task);
        ben.post(
                        "/desk/handoffs/" + offer.id() + "/refusal",
                        Map.of("reason", " ", "task", task.id().toString()))
                .then()
                .statusCode(303)
                .header("Location", containsString(path(task) + "?why"));

        var accepted = ben.post("/desk/handoffs/" + offer.id() + "/acceptance", Map.of());

        accepted.then().statusCode(303).header("Location", containsString(path(task)));
        assertThat(floor.byId(task.id()).repId()).isEqualTo(Floor.BEN);
        ana.get(path(task)).then().body(containsString("Ben Carter has taken over"));
        ben.get(path(task))
                .then()
                .body(allOf(containsString("Ana Berger handed it over to Ben Carter"), containsString(STORY)));
        ben.post("/desk/handoffs/" + offer.id() + "/acceptance", Map.of())
                .then()
                .header("Location", containsString("?over"));
        ben.get("/desk?over").then().body(containsString("That offer is over"));
    }

    @Test
    void a_refusal_tells_the_giver_why() {
        var task = claimed("Ada Refused");
        var offer = offered(task, Kind.LATER);

        Session.of("ben")
                .post(
                        "/desk/handoffs/" + offer.id() + "/refusal",
                        Map.of("reason", "I am at lunch", "task", task.id().toString()))
                .then()
                .statusCode(303);

        Session.of("ana")
                .get(path(task))
                .then()
                .body(allOf(containsString("Ben Carter said no: I am at lunch"), containsString("Hand it over")));
        assertThat(floor.byId(task.id()).status()).isInstanceOf(Claimed.class);
    }

    @Test
    void what_was_typed_below_the_task_stays_when_it_is_handed_over_live() {
        var task = claimed("Ada Live");
        var ana = Session.of("ana");

        ana.post(
                        path(task) + "/handoff",
                        Map.of("handKind", "LIVE", "handTo", "ben", "handNote", STORY, "note", "Half a thought"))
                .then()
                .statusCode(200)
                .body(allOf(containsString("Half a thought</textarea>"), containsString("You have asked Ben")));
        ana.get(path(task) + "/handoff/state")
                .then()
                .statusCode(200)
                .body(allOf(containsString("every 3s"), not(containsString("<html"))));

        ana.post(path(task) + "/handoff/withdrawal", Map.of("note", "Half a thought"))
                .then()
                .statusCode(200)
                .body(allOf(containsString("Half a thought</textarea>"), not(containsString("You have asked Ben"))));
    }

    @Test
    void without_a_note_nothing_is_offered_and_what_was_chosen_stays() {
        var task = claimed("Ada Noteless");

        Session.of("ana")
                .post(path(task) + "/handoff", Map.of("handTo", "ben", "handNote", " "))
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("Please tell them what they should know"),
                        containsString("value=\"ben\" selected")));
        assertThat(life.latestOf(task.id())).isEmpty();
    }

    @Test
    void it_is_all_there_in_german() {
        var task = claimed("Ada Deutsch");
        offered(task, Kind.LIVE);
        var ben = Session.of("ben");

        ben.request()
                .header("Accept-Language", "de")
                .get("/desk")
                .then()
                .body(allOf(
                        containsString("Ana Berger hat Ada Deutsch am Telefon. Können Sie jetzt übernehmen?"),
                        containsString("Übernehmen</button>")));
        Session.of("ana")
                .request()
                .header("Accept-Language", "de")
                .get(path(task))
                .then()
                .body(containsString("Nichts für Sie?"));
    }

    private Task claimed(String name) {
        var task = floor.concernOf(Caller.called(name), Floor.ANA);
        assertThat(queue.claim(task.id(), Floor.ANA, null)).isInstanceOf(Claim.Won.class);
        return floor.byId(task.id());
    }

    private Handoff offered(Task task, Kind kind) {
        RepId ben = Floor.BEN;
        var offer = new Offer(kind, ben, null, STORY, false);
        assertThat(handoffs.offer(task.id(), new Viewer.Rep(Floor.ANA), offer)).isInstanceOf(Handed.Done.class);
        return latest(task);
    }

    private Handoff latest(Task task) {
        return life.latestOf(task.id()).orElseThrow();
    }

    private static String path(Task task) {
        return "/desk/tasks/" + task.id().value();
    }
}
