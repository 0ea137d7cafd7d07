package io.heard.api;

import static io.heard.api.Api.get;
import static io.heard.api.Api.post;
import static io.heard.api.Api.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.api.Api.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input and attacks: each is answered with a problem that helps, and none has an effect.
@QuarkusTest
class ErrorsIT {

    private static final String TEAM = "{\"id\":\"%s\",\"name\":\"Team\",\"timeZone\":\"Europe/London\"}";

    private static String team(String id) {
        return TEAM.formatted(id);
    }

    private static String fresh() {
        return "t-" + UUID.randomUUID();
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asText()).isNotBlank();
        assertThat(answer.json().path("detail").asText()).isNotBlank();
        assertThat(answer.text()).doesNotContain("io.heard", "Exception", "jakarta", "quarkus", "\tat ");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"id": "a",                                                                  | line 1
        {"id": "a" "name": "b"}                                                      | line 1, column
        nonsense                                                                     | not JSON
        []                                                                           | object
        "text"                                                                       | object
        {"id":"a","name":"b","timeZone":"Europe/London","tenantId":"x"}              | tenantId
        {"id":"a","id":"b","name":"b","timeZone":"Europe/London"}                    | id
        {"id":7,"name":"b","timeZone":"Europe/London"}                               | id must be a string
        {"id":true,"name":"b","timeZone":"Europe/London"}                            | id must be a string
        {"id":{"a":1},"name":"b","timeZone":"Europe/London"}                         | id must be a string
        {"id":"a","name":null,"timeZone":"Europe/London"}                            | name must not be null
        {"id":"a","name":"\\u0000","timeZone":"Europe/London"}                        | name must not hold NUL
        {"id":"a","name":"\\ud800","timeZone":"Europe/London"}                        | name must not hold NUL or half
        {"id":"a","timeZone":"Europe/London"}                                        | name is missing
        {"id":"a","name":"b"}                                                        | timeZone is missing
        {"id":"A B","name":"b","timeZone":"Europe/London"}                           | id must be up to 63
        {"id":"a","name":"b","timeZone":"Europe/London"} {}                          | must end
        """)
    void a_body_that_does_not_fit_is_told_why(String body, String why) {
        var answer = post("/v1/teams", body).send();

        isProblem(answer, 400);
        assertThat(answer.json().path("detail").asText()).contains(why);
    }

    @Test
    void a_body_that_is_missing_is_told_so() {
        isProblem(post("/v1/teams").type("application/json").send(), 400);
        isProblem(post("/v1/teams", "").send(), 400);
        isProblem(post("/v1/teams", "null").send(), 400);
    }

    @Test
    void several_flaws_are_told_at_once() {
        var answer = post("/v1/teams", "{\"id\":\"A B\"}").send();

        isProblem(answer, 400);
        assertThat(answer.json().path("errors")).hasSize(3);
        assertThat(answer.json().path("instance").asText()).isEqualTo("/v1/teams");
    }

    @Test
    void deep_json_is_refused_before_it_costs_anything() {
        var answer = post("/v1/teams", "[".repeat(10_000)).send();

        isProblem(answer, 400);
    }

    @Test
    void a_body_beyond_256_KB_is_too_large() {
        isProblem(post("/v1/teams", "\"" + "x".repeat(5_000_000) + "\"").send(), 413);
        isProblem(post("/v1/teams", " ".repeat(257 * 1024) + team(fresh())).send(), 413);
        isProblem(
                post("/v1/teams", " ".repeat(257 * 1024) + team(fresh()))
                        .with("Idempotency-Key", "large")
                        .send(),
                413);
    }

    @Test
    void a_body_of_another_type_or_encoding_is_not_read() {
        isProblem(post("/v1/teams", team(fresh())).type("text/plain").send(), 415);
        isProblem(post("/v1/teams", team(fresh())).type("application/xml").send(), 415);
        isProblem(
                post("/v1/teams", team(fresh()))
                        .with("Content-Encoding", "gzip")
                        .send(),
                415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=201",
                "limit=1000000000",
                "limit=NaN",
                "limit=",
                "limit=1.5",
                "limit=5&limit=6",
                "cursor=garbage",
                "cursor=eyJ0ZWFtIjoiIiwieCI6MX0",
                "cursor=%00",
                "cursor=e30",
                "sort=name;drop%20table",
                "tenantId=1"
            })
    void a_bad_parameter_is_400(String query) {
        isProblem(get("/v1/teams?" + query).send(), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/nothing",
                "/v1/",
                "/v1/follow-ups/17",
                "/v1/follow-ups/0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d",
                "/v1/follow-ups/%00",
                "/v1/customers/nobody",
                "/v1/customers/a%00b",
                "/v1/customers/%27%20or%201=1--",
                "/v1/representatives/nobody",
                "/v1/representatives/%27",
                "/v1/playbooks/nothing",
                "/v1/teams/care",
                "/v1/%2e%2e/v1/nothing",
                "/ADMIN",
                "/v1/ADMIN",
                "/V1/teams"
            })
    void what_is_not_there_is_404(String path) {
        isProblem(get(path).send(), 404);
    }

    @ParameterizedTest(name = "{0} {1} is not one of {2}")
    @CsvSource({
        "DELETE, /v1/teams, 'GET, HEAD, OPTIONS, POST'",
        "PUT, /v1/tasks/0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d, 'GET, HEAD, OPTIONS'",
        "GET, /v1/tasks/0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d/claim, 'OPTIONS, POST'",
        "POST, /v1/customers/ada%20berger/contact-preferences, 'GET, HEAD, OPTIONS, PUT'",
        "DELETE, /v1/settings, 'GET, HEAD, OPTIONS, PUT'"
    })
    void another_method_is_405_and_names_those_that_are_allowed(String method, String path, String allowed) {
        var answer = new Api.Call("admin", method, path, null, null, java.util.Map.of()).send();

        isProblem(answer, 405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void another_format_is_406() {
        isProblem(get("/v1/teams").with("Accept", "text/html").send(), 406);
    }

    @Test
    void nobody_is_told_how_to_log_in_and_is_not_sent_to_a_page() {
        var answer = get("/v1/teams").as(null).send();

        isProblem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).isEqualToIgnoringCase("Basic realm=\"heard\"");
        assertThat(answer.http().headers().allValues("WWW-Authenticate")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic bm9ib2R5Ong=", "Basic YWRtaW46d3Jvbmc=", "Basic !!!", "Bearer eyJhbGciOiJub25lIn0.e30."})
    void a_wrong_login_is_401(String authorization) {
        var answer =
                get("/v1/teams").as(null).with("Authorization", authorization).send();

        isProblem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).isEqualToIgnoringCase("Basic realm=\"heard\"");
        assertThat(answer.http().headers().allValues("WWW-Authenticate")).hasSize(1);
    }

    @Test
    void a_role_that_does_not_allow_it_is_403() {
        isProblem(post("/v1/teams", team(fresh())).as("ana").send(), 403);
        isProblem(get("/v1/dead-letters").as("lead").send(), 403);
        isProblem(get("/v1/settings").as("shop").send(), 403);
    }

    @Test
    void a_role_is_asked_for_before_the_body_is_read() {
        isProblem(post("/v1/teams", "nonsense").as("ana").send(), 403);
        isProblem(post("/v1/teams", "nonsense").as(null).send(), 401);
    }

    @Test
    void addresses_in_answers_come_from_no_header_of_the_caller() {
        var team = fresh();
        post("/v1/teams", team(team)).send();
        var answer = post(
                        "/v1/representatives",
                        "{\"id\":\"r-%s\",\"name\":\"Rep\",\"role\":\"REP\",\"teamId\":\"%s\",\"timeZone\":\"UTC\"}"
                                .formatted(team, team))
                .with("X-Forwarded-Host", "evil.example")
                .send();

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/representatives/r-" + team);
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or 1=1--", "%", "_", "\\\\", "%%", "<script>alert(1)</script>"})
    void a_search_takes_every_character_literally(String q) {
        var answer = get("/v1/customers?q="
                        + java.net.URLEncoder.encode(q + "zzz", java.nio.charset.StandardCharsets.UTF_8))
                .send();

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("items")).isEmpty();
    }

    @Test
    void an_edit_names_the_version_that_it_was_made_on() {
        var settings = get("/v1/settings").send();
        var body = settings.text().replaceFirst(",\"version\":\\d+}$", "}");
        var edit = put("/v1/settings", body);

        isProblem(edit.send(), 428);
        isProblem(edit.with("If-Match", "\"9999\"").send(), 412);
        isProblem(edit.with("If-Match", "W/" + settings.etag()).send(), 412);
        isProblem(edit.with("If-Match", "\"99999999999999999\"").send(), 412);
        isProblem(edit.with("If-Match", "*").send(), 400);
        isProblem(edit.with("If-Match", "7").send(), 400);
        assertThat(edit.with("If-Match", settings.etag()).send().status()).isEqualTo(200);
        isProblem(edit.with("If-Match", settings.etag()).send(), 412);
    }

    @Test
    void what_makes_no_sense_is_422() {
        var answer = post("/v1/teams", team(fresh()).replace("Europe/London", "Europe/Londn"))
                .send();

        isProblem(answer, 422);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("timeZone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P9Y3000D", "P121M", "P3653D", "P2147483647Y"})
    void settings_reach_ten_years_at_most_however_that_is_written(String span) {
        var settings = get("/v1/settings").send();
        var body = ((ObjectNode) settings.json()).put("coolOff", span);
        body.remove("version");

        var answer = put("/v1/settings", body.toString())
                .with("If-Match", settings.etag())
                .send();

        isProblem(answer, 422);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("coolOff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u202e", "\\u2028"})
    void a_name_shows_as_what_it_is(String mark) {
        isProblem(
                post("/v1/teams", team(fresh()).replace("\"Team\"", "\"Te" + mark + "am\""))
                        .send(),
                422);
    }

    @Test
    void what_the_framework_offers_to_developers_is_not_there() {
        assertThat(get("/q/swagger-ui").send().status()).isEqualTo(404);
        assertThat(get("/q/openapi").send().status()).isEqualTo(404);
    }

    @Test
    void a_repetition_gets_the_first_answer_again() {
        var post = post("/v1/teams", team(fresh())).with("Idempotency-Key", fresh());

        var first = post.send();
        var again = post.send();

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Content-Type")).startsWith("application/json");
        assertThat(first.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void a_key_is_for_one_request_of_one_caller() {
        var key = fresh();
        var team = fresh();
        post("/v1/teams", team(team)).with("Idempotency-Key", key).send();

        isProblem(post("/v1/teams", team(fresh())).with("Idempotency-Key", key).send(), 422);
        isProblem(
                post("/v1/teams", team(team))
                        .with("Idempotency-Key", key)
                        .as("ana")
                        .send(),
                403);
        isProblem(
                post("/v1/teams", team(team))
                        .with("Idempotency-Key", "with space")
                        .send(),
                400);
    }

    @Test
    void a_conflict_is_not_kept_but_a_refusal_is() {
        var team = fresh();
        var key = fresh();
        var wrong = post("/v1/teams", team(fresh()).replace("Europe/London", "Mars/Olympus"))
                .with("Idempotency-Key", key);
        post("/v1/teams", team(team)).send();

        isProblem(post("/v1/teams", team(team)).with("Idempotency-Key", fresh()).send(), 409);
        isProblem(wrong.send(), 422);
        isProblem(wrong.send(), 422);
    }
}
