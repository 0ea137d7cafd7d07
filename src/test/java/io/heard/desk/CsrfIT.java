package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CsrfIT {

    @Test
    void a_form_without_a_token_is_refused() {
        Session.of("ana")
                .request()
                .post("/desk/next")
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("This form cannot be used any more"));
    }

    @Test
    void a_token_is_its_users_alone() {
        var ben = Session.of("ben").token();
        var ana = Session.of("ana");
        ana.token();

        ana.request().formParam("csrf", ben).post("/desk/next").then().statusCode(400);
    }

    @Test
    void a_token_of_the_same_user_in_another_browser_is_refused() {
        var elsewhere = Session.of("ana").token();
        var ana = Session.of("ana");
        ana.token();

        ana.request().formParam("csrf", elsewhere).post("/desk/next").then().statusCode(400);
    }

    @Test
    void a_token_that_somebody_made_up_is_refused() {
        var ana = Session.of("ana");
        var token = ana.token();

        var forged = token.substring(0, token.indexOf('.') + 1) + "A".repeat(43);

        ana.request().formParam("csrf", forged).post("/desk/next").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example", "x"})
    void another_site_is_refused_even_with_a_token(String origin) {
        var ana = Session.of("ana");
        var token = ana.token();

        ana.request()
                .header("Origin", origin)
                .formParam("csrf", token)
                .post("/desk/next")
                .then()
                .statusCode(403)
                .contentType("text/html");
    }

    @Test
    void where_no_origin_is_said_the_referer_counts() {
        var ana = Session.of("ana");
        var token = ana.token();

        ana.request()
                .header("Referer", "https://evil.example/desk")
                .formParam("csrf", token)
                .post("/desk/next")
                .then()
                .statusCode(403);
    }

    @Test
    void a_form_of_ours_is_taken() {
        var ana = Session.of("ana");
        var token = ana.token();

        ana.request()
                .header("Origin", "http://127.0.0.1:" + RestAssured.port)
                .formParam("csrf", token)
                .post("/desk/next")
                .then()
                .statusCode(303);
    }

    @Test
    void nobody_is_logged_in_by_another_site() {
        var answer = new Session()
                .request()
                .header("Origin", "https://evil.example")
                .formParam("j_username", "ana")
                .formParam("j_password", "heard")
                .post("/j_security_check");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void the_api_needs_the_token_with_a_session_and_not_with_a_password() {
        var admin = Session.of("admin");
        admin.get("/desk");
        var event = Map.of("specversion", "1.0", "id", "csrf", "source", "//csrf", "type", "io.heard.unknown");

        admin.request()
                .accept("application/json")
                .contentType("application/json")
                .body(event)
                .post("/v1/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(containsString("X-CSRF-Token"));
        admin.request()
                .accept("application/json")
                .contentType("application/json")
                .header("X-CSRF-Token", admin.token())
                .body(event)
                .post("/v1/events")
                .then()
                .statusCode(202);
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", "heard")
                .contentType("application/json")
                .body(event)
                .post("/v1/events")
                .then()
                .statusCode(202);
    }

    @Test
    void a_browser_that_remembers_a_password_is_not_led_on() {
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("ana", "heard")
                .header("Origin", "https://evil.example")
                .post("/desk/next")
                .then()
                .statusCode(403);
    }

    @Test
    void a_log_out_ends_the_session() {
        var ana = Session.of("ana");
        var hers = ana.token();

        ana.post("/logout", Map.of()).then().statusCode(303).header("Location", endsWith("/login?out"));

        ana.get("/desk").then().statusCode(302).header("Location", endsWith("/login"));
        ana.get("/login?out").then().statusCode(200).body(not(containsString(hers)));
    }
}
