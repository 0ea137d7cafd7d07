package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.heard.testing.Database;
import io.heard.testing.ShopEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages on which an admin reads, mends and replays what could not be taken in.
@QuarkusTest
class LettersIT {

    private static final String PATH = "/desk/admin/dead-letters";

    @Inject
    Clock clock;

    @Inject
    Database database;

    private String order;
    private String bad;
    private String letter;

    @BeforeEach
    void something_came_that_could_not_be_taken_in() {
        order = ShopEvents.fresh("o");
        bad = ShopEvents.placed(
                ShopEvents.fresh("<ada>"), order, clock.instant().minus(Duration.ofDays(1)), -19);
        tell(bad);
        letter = await().until(
                        () -> String.join("", database.rows("select id from dead_letter where raw = ?", (Object)
                                bad.getBytes(StandardCharsets.UTF_8))),
                        found -> !found.isEmpty());
    }

    private static void tell(String event) {
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("shop", "heard")
                .contentType("application/cloudevents+json")
                .body(event)
                .post("/v1/events")
                .then()
                .statusCode(202);
    }

    @Test
    void a_letter_says_what_is_wrong_where_and_what_to_do() {
        var admin = Session.of("admin");

        admin.get(PATH + "?reason=NEGATIVE").then().statusCode(200).body(containsString(PATH + "/" + letter));
        admin.get(PATH + "?state=DISMISSED").then().body(not(containsString(letter)));
        admin.get(PATH + "/" + letter)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<code>data.order.total</code>"),
                        containsString("-19.0 is negative"),
                        containsString("Put right what stands at data.order.total, then replay it."),
                        containsString("&quot;id&quot;:&quot;&lt;ada&gt;"),
                        not(containsString("<ada>"))));
        admin.request()
                .header("Accept-Language", "de")
                .get(PATH + "/" + letter)
                .then()
                .body(allOf(
                        containsString("Was nicht stimmt"),
                        containsString("Berichtigen Sie, was bei data.order.total")));
        Session.of("lead").get(PATH + "/" + letter).then().statusCode(403);
    }

    @Test
    void a_letter_is_mended_on_its_page_and_what_fails_again_keeps_what_was_typed() {
        var admin = Session.of("admin");

        admin.post(
                        PATH + "/" + letter + "/replay",
                        Map.of("text", bad.replace("EUR", "euros").replace("-19.0", "19")))
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("It cannot have an effect still"),
                        containsString("<code>data.order.currency</code>"),
                        containsString("euros")));
        admin.post(
                        PATH + "/" + letter + "/replay",
                        Map.of("text", bad.replace("-19.0", "19").replace("\n", "\r\n")))
                .then()
                .statusCode(303)
                .header("Location", endsWith(letter + "?replayed"));

        admin.get(PATH + "/" + letter + "?replayed")
                .then()
                .body(allOf(
                        containsString("Replayed. It has had its effect."),
                        containsString("1 taken in, 0 seen before"),
                        not(containsString("<textarea"))));
        assertThat(database.count("select count(*) from customer_order where id = ?", order))
                .isEqualTo(1);
        admin.post(PATH + "/" + letter + "/dismiss", Map.of("why", "too late"))
                .then()
                .statusCode(409);
    }

    @Test
    void what_was_not_changed_is_replayed_as_it_came() {
        Session.of("admin")
                .post(PATH + "/" + letter + "/replay", Map.of("text", bad.replace("\n", "\r\n")))
                .then()
                .statusCode(422);

        assertThat(database.rows("select mended from dead_letter where id = ?::uuid", letter))
                .containsExactly("null");
    }

    @Test
    void a_letter_is_laid_aside_with_a_reason() {
        var admin = Session.of("admin");

        admin.post(PATH + "/" + letter + "/dismiss", Map.of("why", " "))
                .then()
                .statusCode(422)
                .body(containsString("id=\"why-error\""));
        admin.post(PATH + "/" + letter + "/dismiss", Map.of("why", "a test"))
                .then()
                .statusCode(303);

        admin.get(PATH + "/" + letter).then().body(containsString("dismissed: <span dir=\"auto\">a test</span>"));
    }

    @Test
    void several_are_replayed_together() {
        Session.of("admin")
                .post(PATH + "/replays", Map.of("state", "OPEN", "via", "", "reason", "-19.0 is negative"))
                .then()
                .statusCode(200)
                .body(containsString("failed again and stay"));

        assertThat(database.rows("select did from dead_letter_step where letter_id = ?::uuid", letter))
                .containsExactly("FAILED");
    }

    @Test
    void a_conflict_shows_both_contents() {
        var good = bad.replace("-19.0", "19");
        tell(good);
        tell(bad.replace("-19.0", "21"));
        var conflict = database.rows("select id from inbox_conflict where raw = ?", (Object)
                        bad.replace("-19.0", "21").getBytes(StandardCharsets.UTF_8))
                .getFirst();
        var admin = Session.of("admin");

        admin.get(PATH + "/conflicts").then().statusCode(200).body(containsString(PATH + "/conflicts/" + conflict));
        admin.get(PATH + "/conflicts/" + conflict)
                .then()
                .statusCode(200)
                .body(allOf(containsString("&quot;total&quot;:19"), containsString("&quot;total&quot;:21")));
        admin.get(PATH + "/conflicts/none").then().statusCode(404);
    }
}
