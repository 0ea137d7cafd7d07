package io.heard.api;

import static io.heard.api.Api.get;
import static io.heard.api.Api.post;
import static io.heard.api.Api.put;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.api.Api.Answer;
import io.heard.api.Api.Call;
import io.heard.api.OpenApiTest.Operation;
import io.heard.embedded.ClockMover;
import io.heard.testing.EventKeys;
import io.heard.testing.InboundForms;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract and the code, held to each other: no path, method, role, parameter, status or schema in one
/// and not in the other. Every answer that is looked at here is an answer of the running application.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ROLES = Pattern.compile("Roles: ([a-z, ]+)\\.$");
    private static final Map<String, String> ACCOUNTS =
            Map.of("admin", "admin", "lead", "lead", "ana", "rep", "shop", "integrator");
    private static final String NOBODY = "0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d";
    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createFor("openapi.yaml").build();

    private static final Map<String, Endpoint> CODE = code();

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String customer = "c-" + run;
    private final String team = "team-" + run;
    private final String rep = "rep-" + run;
    private final Set<String> done = new TreeSet<>();
    private String contact = NOBODY;
    private boolean isAtWork;

    @Inject
    Clock clock;

    @Inject
    ClockMover mover;

    @ConfigProperty(name = EventKeys.SETTING)
    String eventKey;

    /// Those in the code; that none is missing is a test of its own.
    static Stream<Operation> operations() {
        var there = CODE.keySet();
        return OpenApiTest.operations().filter(operation -> there.contains(operation.toString()));
    }

    static Stream<Operation> edits() {
        return operations()
                .filter(operation -> operation.node().has("requestBody"))
                .filter(operation -> !operation.isSigned())
                .filter(operation -> !operation.template().equals("/v1/events"))
                .filter(operation -> operation
                        .node()
                        .at("/requestBody/content/application~1json")
                        .isObject());
    }

    private record Endpoint(String template, String method, Set<String> roles) {}

    @Test
    void what_the_contract_names_is_in_the_code_and_the_other_way_round() {
        assertThat(CODE.keySet())
                .isEqualTo(OpenApiTest.operations().map(Operation::toString).collect(toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void the_roles_are_those_of_the_contract(Operation operation) {
        assertThat(CODE.get(operation.toString()).roles()).isEqualTo(roles(operation));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nobody_gets_in_without_a_login(Operation operation) {
        if (operation.isOpen()) {
            return;
        }
        fits(operation, call(operation).as(null).send(), Integer.parseInt(operation.stranger()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nobody_gets_in_with_another_role(Operation operation) {
        if (operation.isSigned() || operation.isOpen()) {
            return;
        }
        ACCOUNTS.forEach((account, role) -> {
            if (!roles(operation).contains(role)) {
                fits(operation, call(operation).as(account).send(), 403);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("edits")
    void a_body_that_breaks_the_contract_is_400(Operation operation) {
        var good = example(operation);
        var wrong = new ArrayList<String>();
        for (var body : mutations(good, operation)) {
            var answer = call(operation).body(body).send();
            if (answer.status() != 400) {
                wrong.add(answer.status() + " for " + body + " → " + answer.text());
            } else {
                fits(operation, answer, 400);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void a_body_that_is_none_is_refused(Operation operation) {
        fits(operation, call(operation).body("{\"").send(), 400);
        if (operation.node().at("/requestBody/required").asBoolean()) {
            fits(operation, call(operation).body("").send(), 400);
        }
        boolean takesMessages = operation.template().endsWith("/replay");
        fits(
                operation,
                call(operation)
                        .body("x".repeat(takesMessages ? 6_300_000 : 300_000))
                        .send(),
                413);
        fits(operation, call(operation).body("x").type("text/plain").send(), 415);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_parameter_that_breaks_the_contract_is_400(Operation operation) {
        var at = call(operation);
        var queries = new ArrayList<String>(List.of("colour=red"));
        operation.parameters("query").forEach(parameter -> {
            var name = parameter.path("name").asText();
            queries.add(name + "=%00");
            queries.add(name + "=");
            if (!name.equals("q")) {
                queries.add(name + "=%3F%20%3F".repeat(300));
            }
        });
        for (var query : queries) {
            var bad = new Call(
                    at.user(),
                    at.method(),
                    at.path().replaceFirst("\\?.*", "") + "?" + query,
                    at.contentType(),
                    at.body(),
                    at.headers());
            var answer = bad.send();
            assertThat(answer.status()).as("%s → %s", bad, answer.text()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void what_is_not_there_is_404(Operation operation) {
        if (operation.parameters("path").findAny().isEmpty()) {
            return;
        }
        var unknown = operation.template().startsWith("/v1/follow-ups")
                        || operation.template().startsWith("/v1/tasks")
                ? NOBODY
                : "nobody-" + run;
        var body = operation.node().at("/requestBody/content/application~1json").isObject()
                ? example(operation).toString()
                : null;
        for (var id : List.of(unknown, "%20", "%00")) {
            var there = call(operation);
            var answer = new Call(
                            there.user(),
                            there.method(),
                            operation.template().replaceFirst("\\{\\w+}", id).replaceFirst("\\{\\w+}", NOBODY)
                                    + query(operation),
                            there.contentType(),
                            body,
                            there.headers())
                    .send();
            fits(operation, answer, 404);
        }
    }

    @ParameterizedTest
    @MethodSource("edits")
    void an_edit_needs_the_version_that_it_was_made_on(Operation operation) {
        // Where somebody is now is no document that others work on.
        if (!operation.method().equals("put") || operation.template().endsWith("/presence")) {
            return;
        }
        var call = call(operation).body(example(operation).toString());
        var headers = new HashMap<>(call.headers());
        headers.remove("If-Match");
        var without = new Call(call.user(), call.method(), call.path(), call.contentType(), call.body(), headers);

        fits(operation, without.send(), 428);
        fits(operation, without.with("If-Match", "\"99999\"").send(), 412);
        fits(operation, without.with("If-Match", "seven").send(), 400);
    }

    @BeforeEach
    void a_company_at_work() {
        if (isAtWork) {
            return;
        }
        isAtWork = true;
        var order = """
            {"specversion":"1.0","id":"order-%1$s","source":"/shops/contract","type":"io.heard.order.placed",
             "time":"2026-11-20T10:00:00Z","data":{"order":{"id":"%1$s","placedAt":"2026-11-20T10:00:00Z","currency":"EUR",
             "total":150,"salesChannel":"WEB","lines":[{"sku":"a","name":"Teapot","quantity":1,"unitPrice":150}]},
             "customer":{"id":"%2$s","name":"Ada %1$s","email":"ada.%1$s@example.com","phone":"+441134960000",
             "language":"en","timeZone":"Europe/London","country":"GB",
             "consents":[{"purpose":"SURVEY","channel":"CALL","at":"2026-11-20T10:00:00Z","source":"checkout"}]}}}
            """.formatted(run, customer);
        var concern = """
            {"specversion":"1.0","id":"concern-%1$s","source":"/shops/contract","type":"io.heard.concern.raised",
             "time":"2026-11-23T06:30:00Z","data":{"customer":{"id":"%2$s"},"order":{"id":"%1$s"},
             "text":"The lid is chipped.","topic":"quality","raisedAt":"2026-11-23T06:30:00Z"}}
            """.formatted(run, customer);
        good(post("/v1/events", order).type("application/cloudevents+json").as("shop"), 202);
        good(
                post(
                                "/v1/events",
                                "[" + concern + ","
                                        + order.replace("150,", "-1,").replace("order-", "absurd-") + "]")
                        .as("shop"),
                202);
        good(
                post(
                        "/v1/teams",
                        "{\"id\":\"%s\",\"name\":\"Care\",\"timeZone\":\"Europe/London\",\"leadId\":\"lead\"}"
                                .formatted(team)),
                201);
        var member =
                "{\"id\":\"%s\",\"name\":\"Rep\",\"role\":\"REP\",\"teamId\":\"%s\",\"timeZone\":\"Europe/London\",\"skills\":[\"kitchen\"]}";
        good(post("/v1/representatives", member.formatted(rep, team)).as("lead"), 201);
        good(post("/v1/representatives", member.formatted(rep + "-2", team)), 201);
        contact = good(
                        post(
                                        "/v1/customers/" + customer + "/contacts",
                                        "{\"direction\":\"OUT\",\"channel\":\"CALL\",\"disposition\":\"BUSY\",\"at\":\"2026-11-20T11:00:00Z\"}")
                                .as("ana"),
                        201)
                .json()
                .path("id")
                .asText();
    }

    private void verdicts(String path) {
        var night = good(get(path + "CALL&purpose=SURVEY&at=2026-11-23T21:30:00Z"), 200)
                .json();
        assertThat(night.path("verdict").asText()).isEqualTo("WARNED");
        assertThat(night.path("stoppedBy")).isEmpty();
        assertThat(night.path("warnings").path(0).path("detail").asText()).contains("GUIDANCE", "DMA");
        assertThat(night.path("nextAt").asText()).isEqualTo("2026-11-30T09:00:00Z"); // as they prefer
        good(get(path + "EMAIL"), 200);
        good(get(path + "CALL&purpose=MARKETING&at=0001-01-01T00:00:00Z"), 200);
        bad(get(path + "FAX"), 400);
        bad(get(path + "CALL&purpose=FOO"), 400);
        bad(get(path + "CALL&at=9999-01-01T00:00:00Z"), 422);
    }

    @Test
    void every_operation_answers_as_the_contract_says() {
        people();
        customers();
        operation();
        rules();
        followUps();
        work();

        assertThat(operations()
                        .map(Operation::toString)
                        .filter(name -> !done.contains(name))
                        .toList())
                .isEmpty();
    }

    private void plan(String path) {
        bad(get("/v1/teams/nobody-" + run + "/day-plan"), 404);
        mover.move(clock.instant().plusSeconds(60), null);
        var plan = good(get(path + "/day-plan").as("lead"), 200).json();
        assertThat(plan.at("/report/missed").asInt()).isZero();
        assertThat(plan.path("shortages")).isEmpty();
        var affected = path + "/day-plan/affected?why=NO_ROOM&timeZone=Europe/London&day=";
        assertThat(good(get(affected + "2026-11-27").as("lead"), 200).json().path("items"))
                .isEmpty();
        bad(get(affected + "soon"), 400);
        bad(get(path + "/day-plan/affected?why=NO_ROOM&day=2026-11-27"), 400);
        var relief =
                "{\"why\":\"NO_ROOM\",\"timeZone\":\"Europe/London\",\"kind\":\"%s\",\"amount\":%d,\"reason\":\"ill\",\"until\":\"%s\"}";
        var later = clock.instant().plusSeconds(86_400);
        var made = good(
                post(path + "/reliefs", relief.formatted("LATER", 5, later)).as("lead"), 201);
        bad(post(path + "/reliefs", relief.formatted("LATER", 0, later)), 422);
        bad(post(path + "/reliefs", relief.formatted("EVERY_NTH", 1, later)), 422);
        bad(post(path + "/reliefs", relief.formatted("MAIL", 0, clock.instant())), 422);
        bad(post(path + "/reliefs", relief.formatted("MAIL", 0, later)).as("ana"), 403);
        assertThat(good(get(path + "/reliefs").as("ana"), 200)
                        .json()
                        .at("/items/0/kind")
                        .asText())
                .isEqualTo("LATER");
        var one = path + "/reliefs/" + made.json().path("id").asText();
        good(post(one + "/ending", null).as("lead"), 200);
        bad(post(one + "/ending", null).as("lead"), 409);
    }

    /// What somebody who leaves has promised is their backup's, who says so.
    private void passed(String to) {
        var leaver =
                "{%s\"name\":\"Cai\",\"role\":\"REP\",\"teamId\":\"%s\",\"timeZone\":\"Europe/London\",\"backupId\":\"ana\",\"active\":%s}";
        var made = good(post("/v1/representatives", leaver.formatted("\"id\":\"" + rep + "-6\",", team, true)), 201);
        var promise = "{\"customerId\":\"%s\",\"text\":\"Send the lid\",\"dueAt\":\"%s\",\"by\":\"%s-6\"}";
        var id = good(
                        post(
                                        "/v1/commitments",
                                        promise.formatted(to, clock.instant().plus(Duration.ofDays(10_000)), rep))
                                .as("lead"),
                        201)
                .json()
                .path("id")
                .asText();
        bad(post("/v1/commitments/" + id + "/acceptance", null).as("ana"), 409);
        good(
                put("/v1/representatives/" + rep + "-6", leaver.formatted("", team, false))
                        .with("If-Match", made.etag()),
                200);
        mover.advance(Duration.ofMinutes(1));
        assertThat(good(get("/v1/commitments/passed-to-me").as("ana"), 200)
                        .json()
                        .at("/items/0/commitment/id")
                        .asText())
                .isEqualTo(id);
        good(post("/v1/commitments/" + id + "/acceptance", null).as("ana"), 200);
    }

    private void promiseEnds(String customer, String promise, Instant due) {
        var end = "{\"note\":\"by post\",\"told\":true}";
        var first = promiseMade(customer, promise, due);
        var etag = good(get(first).as("ana"), 200).etag();
        bad(get("/v1/commitments/" + new UUID(0, 0)).as("ana"), 404);
        bad(post(first + "/kept", end).with("If-Match", "\"9\"").as("ana"), 412);
        assertThat(good(post(first + "/kept", end).with("If-Match", etag).as("ana"), 200)
                        .json()
                        .path("settledBy")
                        .asText())
                .isEqualTo("ana");
        bad(post(first + "/broken", end).as("ana"), 409);
        good(post(promiseMade(customer, promise, due) + "/broken", "{}").as("lead"), 200);
        var third = promiseMade(customer, promise, due);
        var anew = "{\"dueAt\":\"%s\",\"note\":\"she is away\"}";
        bad(
                post(third + "/renegotiated", anew.formatted("2020-01-01T00:00:00Z"))
                        .as("ana"),
                422);
        assertThat(good(
                                post(third + "/renegotiated", anew.formatted(due.plusSeconds(60)))
                                        .as("ana"),
                                200)
                        .json()
                        .path("insteadOf")
                        .asText())
                .isEqualTo(third.substring(third.lastIndexOf('/') + 1));
        assertThat(good(get("/v1/insights/commitments").as("lead"), 200)
                        .json()
                        .path("items")
                        .isArray())
                .isTrue();
    }

    private String promiseMade(String customer, String promise, Instant due) {
        return "/v1/commitments/"
                + good(post("/v1/commitments", promise.formatted(customer, due)).as("ana"), 201)
                        .json()
                        .path("id")
                        .asText();
    }

    private void table() {
        var path = "/v1/representative-table";
        var csv = good(get(path + "?teamId=" + team).as("lead"), 200).text();
        assertThat(csv).startsWith("login,name,").contains(rep);
        var same = good(post(path + "/preview", csv).type("text/csv").as("lead"), 200)
                .json();
        assertThat(same.path("same").asInt()).isEqualTo(2);
        assertThat(same.path("items").findValuesAsText("kind")).containsOnly("SAME");
        var wrong = csv.replace(",REP,", ",BOSS,");
        var errors = good(post(path + "/preview", wrong).type("text/csv"), 200)
                .json()
                .path("errors");
        assertThat(errors.path(0).path("line").asInt()).isEqualTo(2);
        assertThat(errors.path(0).path("column").asText()).isEqualTo("role");
        bad(post(path, wrong).type("text/csv"), 422);
        bad(post(path, csv).type("text/csv").as("ana"), 403);
        var more = csv + rep + "-4,Cai,,REP," + team + ",Europe/London,en,kitchen:3,MON 09:00-12:00,no,," + rep
                + "-5,yes\r\n" + rep + "-5,Dee,,REP," + team + ",Europe/London,en,,,yes,4," + rep + "-4,yes\r\n";
        assertThat(good(post(path, more).type("text/csv").as("lead"), 200)
                        .json()
                        .path("added")
                        .asInt())
                .isEqualTo(2);
        var there = good(get(path + "?teamId=" + team), 200).text();
        assertThat(there).contains("kitchen:3,MON 09:00-12:00,no,," + rep + "-5,yes");
        assertThat(good(post(path, there).type("text/csv"), 200)
                        .json()
                        .path("same")
                        .asInt())
                .isEqualTo(4);
    }

    private void skills(String path, String editor) {
        var read = good(get(path).as("ana"), 200);
        var rows = "{\"items\":[{\"kind\":\"CATEGORY\",\"value\":\"Garden %s\",\"skill\":\"garden:2\"}%s]}";
        var saved = good(put(path, rows.formatted(run, "")).as(editor).with("If-Match", read.etag()), 200);
        assertThat(saved.json().at("/items/0/skill").asText()).isEqualTo("garden:2");
        bad(put(path, rows.formatted(run, "")).as(editor).with("If-Match", read.etag()), 412);
        var twice = ",{\"kind\":\"CATEGORY\",\"value\":\"GARDEN %s\",\"skill\":\"garden\"}".formatted(run);
        bad(put(path, rows.formatted(run, twice)).as(editor).with("If-Match", saved.etag()), 422);
        bad(put(path, rows.formatted(run, "").replace("garden:2", "garden:0")).with("If-Match", saved.etag()), 400);
        good(put(path, "{\"items\":[]}").as(editor).with("If-Match", saved.etag()), 200);
    }

    private void calendarAndTable() {
        assertThat(good(get("/v1/representatives/me/queue.csv").as("ana"), 200).text())
                .startsWith("place,task,type,");
        bad(get("/v1/representatives/ana/queue.csv").as("ben"), 403);
        var own = "/v1/representatives/ana/calendar";
        bad(call("PUT", own).as("lead"), 403);
        bad(call("PUT", own + "?language=fr").as("ana"), 400);
        var made = good(call("PUT", own + "?language=de").as("ana"), 200);
        assertThat(good(get(own).as("lead"), 200).json().has("url")).isFalse();
        bad(get(own).as("ben"), 403);
        var path = URI.create(made.json().path("url").asText()).getPath();
        var calendar = good(get(path).as(null), 200);
        good(get(path).as(null).with("If-None-Match", calendar.etag()), 304);
        good(call("DELETE", own).as("lead"), 204);
        bad(call("DELETE", own).as("ana"), 404);
        bad(get(path).as(null), 404);
    }

    private void reassignment() {
        var path = "/v1/teams/care/reassignments";
        var wish = "{\"from\":\"ana\",\"to\":\"ben\",\"scope\":\"TODAY\",\"dryRun\":%s%s}";
        var seen = good(post(path, wish.formatted(true, "")).as("lead"), 200).json();
        assertThat(seen.path("tasks").asInt()).isPositive();
        assertThat(seen.path("done").asBoolean()).isFalse();
        bad(post(path, wish.formatted(false, "")).as("lead"), 422);
        bad(post(path, wish.formatted(false, ",\"version\":\"other\"")).as("lead"), 409);
        bad(post(path, wish.formatted(true, "").replace("ben", "ana")).as("lead"), 422);
        bad(post(path, wish.formatted(true, "")).as("ana"), 403);
        var nothing = wish.formatted(true, "").replace("ana", "lead");
        var version =
                good(post(path, nothing).as("lead"), 200).json().path("version").asText();
        var done = nothing.replace("true", "false,\"version\":\"" + version + '"');
        assertThat(good(post(path, done), 200).json().path("done").asBoolean()).isTrue();
    }

    private static Call call(String method, String path) {
        return new Call("admin", method, path, null, null, Map.of());
    }

    private void people() {
        pages("/v1/teams", "ana");
        pages("/v1/representatives", "ana");
        pages("/v1/representatives?teamId=" + team, "lead");
        var path = "/v1/representatives/" + rep;
        var read = good(get(path).as("ana"), 200);
        good(
                put(
                                path,
                                "{\"name\":\"Rep\",\"role\":\"REP\",\"teamId\":\"%s\",\"timeZone\":\"Europe/Lisbon\",\"languages\":[\"en\",\"pt-BR\"],\"occasional\":true,\"dailyLimit\":3,\"backupId\":\"%s-2\",\"email\":\"rep@example.com\"}"
                                        .formatted(team, rep))
                        .as("lead")
                        .with("If-Match", read.etag()),
                200);
        assertThat(good(get("/v1/representatives/me/presence").as("ana"), 200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("AVAILABLE");
        var presence = "/v1/representatives/" + rep + "/presence";
        good(
                put(
                                presence,
                                "{\"status\":\"AWAY\",\"until\":\"%s\"}"
                                        .formatted(clock.instant().plusSeconds(600)))
                        .as("lead"),
                200);
        assertThat(good(get(presence), 200).json().path("status").asText()).isEqualTo("AWAY");
        bad(put(presence, "{\"status\":\"BUSY\"}").as("ana"), 403);
        bad(put(presence, "{\"status\":\"BUSY\",\"until\":\"%s\"}".formatted(clock.instant())), 422);
        good(put(presence, "{\"status\":\"AVAILABLE\"}"), 200);
        var coverage =
                good(get("/v1/insights/coverage?days=30").as("lead"), 200).json();
        assertThat(coverage.at("/coming/buyers").asInt())
                .isEqualTo(Stream.of("heard", "planned", "late", "left")
                        .mapToInt(part -> coverage.at("/coming/" + part).asInt())
                        .sum());
        bad(get("/v1/insights/coverage?days=0"), 400);
        assertThat(good(get("/v1/insights/continuity").as("lead"), 200)
                        .json()
                        .path("items")
                        .isArray())
                .isTrue();
        assertThat(good(get("/v1/commitments/passed-to-me").as("ana"), 200)
                        .json()
                        .path("items"))
                .isEmpty();
        var wish = "/v1/customers/" + customer + "/unwanted-representatives";
        good(get(wish).as("ana"), 200);
        var body = "{\"representativeId\":\"" + rep + "-2\",\"reason\":\"too loud\"}";
        good(post(wish, body).as("ana"), 201);
        good(post(wish, body).as("ana"), 200);
        bad(post(wish, "{\"representativeId\":\"nobody\"}"), 422);
        bad(post(wish + "/" + rep + "-2/lifting", null).as("ana"), 403);
        good(post(wish + "/" + rep + "-2/lifting", null).as("lead"), 200);
        bad(post(wish + "/" + rep + "-2/lifting", null), 404);
        assertThat(good(
                                get("/v1/who-knows?skill=kitchen&now=ANY&teamId=" + team)
                                        .as("ana"),
                                200)
                        .json()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("OFF");
        assertThat(good(get("/v1/who-knows?topic=unheard-of&language=en"), 200)
                        .json()
                        .path("items"))
                .isEmpty();
        bad(get("/v1/who-knows?now=LATER"), 400);
        bad(get("/v1/who-knows?skill=Kitchen!"), 400);
        table();
        skills("/v1/skill-table", "admin");
        skills("/v1/teams/" + team + "/skill-table", "lead");
        plan("/v1/teams/" + team);
        var shifts = good(get(path + "/shifts").as("ana"), 200);
        shifts = good(
                put(
                                path + "/shifts",
                                "{\"items\":[{\"days\":[\"MON\",\"FRI\"],\"start\":\"22:00\",\"end\":\"06:00\",\"breaks\":[{\"start\":\"01:00\",\"end\":\"01:30\"}]}]}")
                        .as("lead")
                        .with("If-Match", shifts.etag()),
                200);
        assertThat(shifts.json().at("/items/0/breaks/0/start").asText()).isEqualTo("01:00");
        bad(
                put(
                                path + "/shifts",
                                "{\"items\":[{\"days\":[\"MON\"],\"start\":\"09:00\",\"end\":\"12:00\",\"breaks\":[{\"start\":\"13:00\",\"end\":\"14:00\"}]}]}")
                        .with("If-Match", shifts.etag()),
                422);
        var absences = good(get(path + "/absences").as("ana"), 200);
        absences = good(
                put(
                                path + "/absences",
                                "{\"items\":[{\"from\":\"2026-12-24T00:00:00Z\",\"to\":\"2026-12-27T00:00:00+01:00\",\"reason\":\"holiday\"}]}")
                        .as("lead")
                        .with("If-Match", absences.etag()),
                200);
        bad(
                put(
                                path + "/absences",
                                "{\"items\":[{\"from\":\"2026-12-24T00:00:00Z\",\"to\":\"2026-12-24T00:00:00Z\"}]}")
                        .with("If-Match", absences.etag()),
                422);
        bad(post("/v1/teams", "{\"id\":\"%s\",\"name\":\"Care\",\"timeZone\":\"Europe/London\"}".formatted(team)), 409);
        bad(
                post(
                        "/v1/representatives",
                        "{\"id\":\"me\",\"name\":\"x\",\"role\":\"REP\",\"teamId\":\"%s\",\"timeZone\":\"UTC\"}"
                                .formatted(team)),
                422);
        bad(
                post(
                        "/v1/representatives",
                        "{\"id\":\"%s\",\"name\":\"x\",\"role\":\"REP\",\"teamId\":\"%s\",\"timeZone\":\"UTC\"}"
                                .formatted(rep, team)),
                409);
        bad(
                put(
                                path,
                                "{\"name\":\"Rep\",\"role\":\"REP\",\"teamId\":\"%s\",\"timeZone\":\"UTC\"}"
                                        .formatted("nowhere"))
                        .with("If-Match", absences.etag()),
                422);
    }

    private void customers() {
        pages("/v1/customers?q=" + customer, "ana");
        var path = "/v1/customers/" + customer;
        for (var q : List.of(
                "Ada%20" + run, run, "ADA." + run + "@example.com", "%2B44%20113%20496%200000", "0113%20496%200000")) {
            assertThat(good(get("/v1/customers?q=" + q).as("shop"), 200).json().path("items"))
                    .as(q)
                    .anyMatch(found -> found.path("id").asText().equals(customer));
        }
        var read = good(get(path).as("ana"), 200);
        var profile =
                "{\"name\":\"Ada Berger\",\"preferredName\":\"Ada\",\"phone\":\"0113 496 0000\",\"country\":\"GB\",\"language\":\"en\",\"timeZone\":\"Europe/London\",\"standing\":\"%s\"%s}";
        bad(put(path, profile.formatted("VIP", "")).as("ana").with("If-Match", read.etag()), 403);
        bad(
                put(path, profile.formatted("NORMAL", ",\"fixedOwnerId\":\"nobody\""))
                        .with("If-Match", read.etag()),
                422);
        bad(put(path, profile.formatted("NORMAL", ",\"region\":\"US-NY\"")).with("If-Match", read.etag()), 422);
        bad(
                put(path, profile.formatted("NORMAL", "").replace("0113 496 0000", "112"))
                        .with("If-Match", read.etag()),
                422);
        var written = good(
                put(path, profile.formatted("VIP", ",\"fixedOwnerId\":\"" + rep + "\""))
                        .as("lead")
                        .with("If-Match", read.etag()),
                200);
        assertThat(written.json().path("phone").asText()).isEqualTo("+441134960000");
        assertThat(written.json().has("email")).isFalse();
        good(
                put(path, profile.formatted("VIP", ",\"fixedOwnerId\":\"" + rep + "\",\"email\":\"ada@example.com\""))
                        .as("ana")
                        .with("If-Match", written.etag()),
                200);
        pages(path + "/timeline", "ana");
        var all = good(get(path + "/timeline").as("ana"), 200).json().path("items");
        var title = all.path(0).path("title").asText();
        assertThat(good(
                                get(path + "/timeline?q="
                                                + title.toUpperCase(Locale.ROOT).replace(" ", "%20"))
                                        .as("ana"),
                                200)
                        .json()
                        .path("items"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("title").asText()).isEqualTo(title));
        assertThat(good(get(path + "/timeline?q=nothing%20has%20these").as("ana"), 200)
                        .json()
                        .path("items"))
                .isEmpty();
        pages(path + "/decisions", "ana");
        assertThat(good(get(path + "/explanation").as("ana"), 200)
                        .json()
                        .at("/outcome")
                        .asText())
                .isEqualTo("REACH_OUT");
        for (var decision : good(get(path + "/decisions"), 200).json().path("items")) {
            var again = path + "/decisions/" + decision.path("id").asText() + "/recomputation";
            assertThat(good(get(again).as("ana"), 200).json().path("same").asBoolean())
                    .as("%s", decision)
                    .isTrue();
        }
        bad(get(path + "/decisions/0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d/recomputation"), 404);
        assertThat(good(get(path + "/timeline"), 200).json().path("items")).hasSizeGreaterThan(1);
        var contact =
                "{\"direction\":\"OUT\",\"channel\":\"CALL\",\"disposition\":\"NO_ANSWER\",\"note\":\"rang twice\",\"at\":\"%s\"}";
        var recorded = good(
                post(path + "/contacts", contact.formatted("2026-11-23T06:50:00Z"))
                        .as("ana"),
                201);
        assertThat(recorded.json().path("representativeId").asText()).isEqualTo("ana");
        bad(post(path + "/contacts", contact.formatted("2036-11-23T06:50:00Z")), 422);
        assertThat(good(get(path + "/timeline"), 200).json().at("/items").findValuesAsText("detail"))
                .contains("rang twice");
        var made = path + "/contacts/" + recorded.json().path("id").asText();
        var told = good(get(made).as("ana"), 200);
        var truth = "{\"disposition\":\"BUSY\",\"note\":\"engaged\",\"why\":\"wrong line\"}";
        bad(put(made, truth).as("ana"), 428);
        bad(put(made, truth).as("ana").with("If-Match", "\"9\""), 412);
        bad(put(made, truth).as("ben").with("If-Match", told.etag()), 403);
        bad(put(made, "{\"disposition\":\"SENT\"}").as("ana").with("If-Match", told.etag()), 422);
        bad(get(path + "/contacts/" + UUID.randomUUID()), 404);
        assertThat(good(put(made, truth).as("ana").with("If-Match", told.etag()), 200)
                        .json()
                        .at("/versions/1/toldBy")
                        .asText())
                .isEqualTo("ana");
        var preferences = good(get(path + "/contact-preferences").as("ana"), 200);
        preferences = good(
                put(
                                path + "/contact-preferences",
                                "{\"timeZone\":\"Europe/London\",\"language\":\"en\",\"channels\":[\"EMAIL\",\"CALL\"],\"hours\":[{\"days\":[\"MON\"],\"start\":\"09:00\",\"end\":\"24:00\",\"validUntil\":\"2027-01-01T00:00:00Z\"}],\"never\":[{\"days\":[\"FRI\"],\"validUntil\":\"2026-12-24\"}],\"suppressions\":[{\"channel\":\"EMAIL\",\"purpose\":\"MARKETING\",\"reason\":\"asked\"}]}")
                        .as("ana")
                        .with("If-Match", preferences.etag()),
                200);
        assertThat(good(get(path + "/contact-preferences"), 200).json()).isEqualTo(preferences.json());
        assertThat(preferences.json().findValuesAsText("validUntil"))
                .containsExactly("2027-01-01T00:00:00Z", "2026-12-24");
        for (var until :
                List.of("2026-02-30", "2026-12-24T25:00:00Z", "2026-12-24T18:00", "24 December", "0000-01-01")) {
            bad(
                    put(
                                    path + "/contact-preferences",
                                    "{\"never\":[{\"days\":[\"FRI\"],\"validUntil\":\"" + until + "\"}]}")
                            .with("If-Match", preferences.etag()),
                    400);
        }
        bad(
                put(path + "/contact-preferences", "{\"timeZone\":\"Mars/Olympus\"}")
                        .with("If-Match", preferences.etag()),
                422);
        bad(
                put(
                                path + "/contact-preferences",
                                "{\"hours\":[{\"days\":[\"MON\"],\"start\":\"10:00\",\"end\":\"09:00\"}]}")
                        .with("If-Match", preferences.etag()),
                422);
        var windows = path + "/contact-windows?channel=CALL&purpose=SERVICE&from=2026-11-23T00:00:00Z&to=";
        assertThat(good(get(windows + "2026-12-24T00:00:00Z").as("ana"), 200)
                        .json()
                        .path("windows"))
                .isNotEmpty();
        good(get(path + "/contact-windows?channel=EMAIL"), 200);
        bad(get(windows + "2027-03-24T00:00:00Z"), 422);
        bad(get(windows + "2026-11-22T00:00:00Z"), 422);
        bad(get(windows + "tomorrow"), 400);
        verdicts(path + "/contact-verdict?channel=");
        bad(get(path + "/contact-windows"), 400);
        bad(get(path + "/contact-windows?channel=FAX"), 400);
        var unknown = get(path + "/contact-windows?channel=CALL&purpose=FOO");
        bad(unknown, 400);
        assertThat(unknown.send().text()).contains("SERVICE, SURVEY, MARKETING");
        bad(get(path + "/contact-windows?channel=CALL&from=9999-12-25T00:00:00Z"), 422);
        good(get(path + "/contact-windows?channel=CALL&from=9999-12-25T00:00:00Z&to=9999-12-31T23:59:59Z"), 200);
        good(get(path + "/contact-windows?channel=CALL&from=0001-01-01T00:00:00Z"), 200);
    }

    private void operation() {
        assertThat(good(get("/v1/openapi.yaml").as("shop"), 200).text()).startsWith("# The source");
        pages("/v1/playbooks", "ana");
        pages("/v1/playbooks?status=DRAFT", "lead");
        bad(get("/v1/playbooks?status=GONE"), 400);
        good(get("/v1/playbooks/welcome-call").as("ana"), 200);
        playbooks();
        webhook("/webhooks/shopify/lamps", "X-Shopify-Hmac-Sha256", "secret-of-lamps");
        webhook("/webhooks/woocommerce/tea", "X-WC-Webhook-Signature", "secret-of-tea");
        webhook("/webhooks/mapped/mercado", "X-Heard-Signature", "secret-of-mercado");
        mails();
        letters();
        var settings = good(get("/v1/settings").as("ana"), 200);
        var same = without(settings.json(), "version");
        settings = good(put("/v1/settings", same.toString()).as("lead").with("If-Match", settings.etag()), 200);
        var paused = same.deepCopy();
        paused.putObject("outreach").put("status", "PAUSED");
        bad(put("/v1/settings", paused.toString()).with("If-Match", settings.etag()), 422);
        var other = same.deepCopy().put("snoozes", 7);
        bad(put("/v1/settings", other.toString()).as("lead").with("If-Match", settings.etag()), 403);
        other.put("coolOff", "P9000Y");
        bad(put("/v1/settings", other.toString()).with("If-Match", settings.etag()), 422);
    }

    private void letters() {
        var event =
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"io.heard.order.placed\",\"time\":\"2026-11-20T10:00:00Z\",\"data\":{\"order\":{\"id\":\"%s\",\"currency\":\"EUR\",\"total\":%s,\"lines\":[]},\"customer\":null}}";
        for (var total : List.of("-1", "-2", "3", "4")) {
            good(
                    post("/v1/events", event.formatted("letter-" + run, run, total))
                            .as("shop"),
                    202);
        }
        pages("/v1/dead-letters", "admin");
        var open = good(get("/v1/dead-letters?state=OPEN&via=HTTP&reason=is negative".replace(" ", "%20")), 200)
                .json()
                .path("items");
        var letter = "/v1/dead-letters/" + open.path(0).path("id").asText();
        bad(get("/v1/dead-letters?state=GONE"), 400);
        good(get(letter), 200);
        bad(get("/v1/dead-letters/" + NOBODY), 404);
        bad(post(letter + "/replay"), 422);
        bad(post(letter + "/replay", "{\"text\":\"a\",\"base64\":\"YQ==\"}"), 422);
        good(post("/v1/dead-letters/replays", "{\"reason\":\"is negative\",\"limit\":1}"), 200);
        good(
                post(letter + "/replay", "{\"text\":" + JSON.valueToTree(event.formatted(run, run + "-2", "5")) + "}"),
                200);
        var other = "/v1/dead-letters/" + open.path(1).path("id").asText();
        good(post(other + "/dismissal", "{\"reason\":\"a test\"}"), 200);
        bad(post(other + "/replay"), 409);
        pages("/v1/conflicts", "admin");
        var conflict = good(get("/v1/conflicts?source=/s"), 200).json().at("/items/0/id");
        good(get("/v1/conflicts/" + conflict.asText()), 200);
        bad(get("/v1/conflicts/" + NOBODY), 404);
    }

    private void mails() {
        var at = String.valueOf(Clock.systemUTC().instant().getEpochSecond());
        var body = "[{\"event\":\"open\"},{\"event\":7}]";
        var events =
                post("/webhooks/sendgrid/events", body).as(null).with("X-Twilio-Email-Event-Webhook-Timestamp", at);
        bad(events.with("X-Twilio-Email-Event-Webhook-Signature", "bm90IGl0"), 403);
        good(
                events.with(
                        "X-Twilio-Email-Event-Webhook-Signature", EventKeys.sign(eventKey, at, body.getBytes(UTF_8))),
                200);
        var form = new String(
                InboundForms.from("nobody@example.net", "info@answers.heard.example")
                        .text("Hello")
                        .bytes(),
                UTF_8);
        var mail = post("/webhooks/sendgrid/inbound", form).type(InboundForms.TYPE);
        good(mail.as("shop"), 200);
        good(
                post("/webhooks/sendgrid/inbound/secret-of-mail", form)
                        .type(InboundForms.TYPE)
                        .as(null),
                200);
        bad(
                post("/webhooks/sendgrid/inbound/another", form)
                        .type(InboundForms.TYPE)
                        .as(null),
                404);
    }

    private void webhook(String path, String header, String secret) {
        var body = "{\"unknown\":\"%s\"}".formatted(run);
        var call = post(path, body).as(null);
        bad(call.with(header, "bm90IGl0"), 401);
        good(call.with(header, Api.hmac(body, secret)), 200);
    }

    private void rules() {
        var csv = "text/csv";
        var book = good(get("/v1/contact-rules").as("ana"), 200);
        var written = good(get("/v1/contact-rules?version=1").with("Accept", csv), 200);
        bad(get("/v1/contact-rules?version=9999"), 404);
        var same = without(without(without(book.json(), "version"), "createdAt"), "createdBy");
        var other = same.toString().replace("Heard conservative default", "Our default");
        good(put("/v1/contact-rules", other).with("If-Match", book.etag()), 200);
        bad(put("/v1/contact-rules", written.text()).type(csv).with("If-Match", book.etag()), 412);
        var now = good(get("/v1/contact-rules"), 200);
        bad(put("/v1/contact-rules", "place\n").type(csv).with("If-Match", now.etag()), 422);
        good(put("/v1/contact-rules", written.text()).type(csv).with("If-Match", now.etag()), 200);
        pages("/v1/contact-rules/versions", "lead");
        good(post("/v1/contact-rules/preview", same.toString().replace("08:00-21:00", "09:00-17:00")), 200);
        bad(post("/v1/contact-rules/preview", "{\"rules\":[" + same.at("/rules/1") + "]}"), 422);

        var holidays = good(get("/v1/holidays").as("ana"), 200);
        var changes =
                "{\"changes\":[{\"place\":\"ID\",\"date\":\"2027-05-12\",\"change\":\"ADDED\",\"name\":\"A feast\"}]}";
        good(post("/v1/holidays/preview", changes), 200);
        holidays = good(put("/v1/holidays", changes).with("If-Match", holidays.etag()), 200);
        bad(put("/v1/holidays", changes.replace("ADDED", "HALF_DAY")).with("If-Match", holidays.etag()), 422);
        good(get("/v1/holidays?version=0"), 200);
        bad(get("/v1/holidays?version=9999"), 404);
        good(get("/v1/holidays").with("Accept", csv), 200);
        pages("/v1/holidays/versions", "lead");
        good(get("/v1/holidays/calendar?place=ID&year=2027"), 200);
        bad(get("/v1/holidays/calendar?place=XX&year=2027"), 400);
        good(put("/v1/holidays", "{\"changes\":[]}").with("If-Match", holidays.etag()), 200);
    }

    private void playbooks() {
        var text =
                "{\"key\":\"check-%s\",\"title\":\"Check-in\",\"trigger\":\"order.placed\",\"after\":\"P1D\",\"within\":\"P6D\",\"channels\":[\"CALL\"]}"
                        .formatted(run);
        var path = "/v1/playbooks/check-" + run;
        good(get("/v1/playbooks/schema").as("shop"), 200);
        assertThat(good(post("/v1/playbooks/preview", text).as("lead"), 200)
                        .json()
                        .path("considered")
                        .asInt())
                .isPositive();
        good(post("/v1/playbooks/preview?since=2026-11-01T00:00:00Z", text), 200);
        bad(post("/v1/playbooks/preview?since=soon", text), 400);
        var draft = good(post("/v1/playbooks", text).as("lead"), 201);
        assertThat(draft.header("Location")).isEqualTo(path);
        bad(post("/v1/playbooks", text), 409);
        bad(post("/v1/playbooks", text.replace("P1D", "P400Y")), 422);
        bad(put(path, text.replace("check-", "other-")).with("If-Match", draft.etag()), 422);
        draft = good(put(path, text.replace("P6D", "P5D")).with("If-Match", draft.etag()), 200);
        bad(post(path + "/activation", "{}").with("If-Match", "\"99\""), 412);
        bad(post(path + "/activation", "{\"backfill\":{\"since\":\"2036-01-01T00:00:00Z\"}}"), 422);
        var active = good(
                post(path + "/activation", "{\"backfill\":{\"since\":\"2026-11-22T00:00:00Z\"}}")
                        .as("lead")
                        .with("If-Match", draft.etag()),
                200);
        bad(post(path + "/activation", "{}"), 409);
        good(get(path + "?version=1"), 200);
        bad(get(path + "?version=x"), 400);
        good(put(path, text).with("If-Match", active.etag()), 200);
        pages(path + "/versions", "ana");
        good(post(path + "/retirement").as("lead"), 200);
        bad(post(path + "/retirement").with("If-Match", active.etag()), 412);
    }

    private void followUps() {
        pages("/v1/follow-ups", "ana");
        pages("/v1/follow-ups?status=WAITING&customerId=" + customer, "shop");
        pages("/v1/follow-ups?ownerId=" + rep, "lead");
        pages("/v1/commitments?status=MADE&by=" + rep, "ana");
        var open = good(get("/v1/follow-ups?customerId=" + customer), 200)
                .json()
                .at("/items/0/id")
                .asText();
        good(get("/v1/follow-ups/" + open).as("ana"), 200);
        good(get("/v1/follow-ups/" + open + "/decision").as("ana"), 200);
    }

    private void work() {
        nextWorkingMorning();
        var events = new QueueListener("ana", null);
        var customers =
                IntStream.range(0, 12).mapToObj(i -> "w" + i + "-" + run).toList();
        customers.forEach(this::raiseConcern);
        mover.advance(java.time.Duration.ofMinutes(1));
        var ids = tasksOfAna(customers, 5);
        pages("/v1/representatives/me/queue", "ana");
        pages("/v1/representatives/ana/queue", "lead");
        bad(get("/v1/representatives/ana/queue").as("ben"), 403);
        calendarAndTable();
        reassignment();
        bad(get("/v1/representatives/ana/queue/stream").as("ben"), 403);
        bad(get("/v1/representatives/ana/queue/stream").as("ana").with("Last-Event-ID", "x"), 400);
        done.add("get /v1/representatives/{id}/queue/stream");

        var path = "/v1/tasks/" + ids.get(0);
        good(get(path).as("ana"), 200);
        good(get(path).as("admin"), 200);
        var claimed = good(post(path + "/claim").as("ana"), 200);
        assertThat(claimed.json().path("status").asText()).isEqualTo("CLAIMED");
        bad(post(path + "/claim").as("ana").with("If-Match", "\"9999\""), 412);
        assertThat(post(path + "/claim").as("ben").send().status()).isIn(404, 409);
        var released = good(post(path + "/release").as("ana").with("If-Match", claimed.etag()), 200);
        assertThat(released.json().path("status").asText()).isEqualTo("PENDING");
        bad(post(path + "/release").as("ana"), 409);
        events.hears("event:task.assigned", "event:task.claimed", "event:task.released", ids.get(0));
        var again = new QueueListener("ana", events.idBefore("event:task.released"));
        again.hears("event:task.released");
        again.close();
        events.close();

        var next = good(post("/v1/tasks/next").as("ana").with("Idempotency-Key", "next-" + run), 200);
        assertThat(good(post("/v1/tasks/next").as("ana").with("Idempotency-Key", "next-" + run), 200)
                        .text())
                .isEqualTo(next.text());

        path = "/v1/tasks/" + ids.get(1);
        good(post(path + "/claim").as("ana"), 200);
        var snooze = "{\"until\":\"%s\"}";
        bad(post(path + "/snooze", snooze.formatted("2036-01-01T00:00:00Z")).as("ana"), 422);
        good(
                post(path + "/snooze", snooze.formatted(clock.instant().plusSeconds(1200)))
                        .as("ana"),
                200);
        bad(post(path + "/claim").as("ana"), 409);

        handedOver(ids.get(0));
        declined(ids.get(0));

        path = "/v1/tasks/" + ids.get(2);
        good(post(path + "/claim").as("ana"), 200);
        bad(post(path + "/outcome", "{\"disposition\":\"CALL_BACK_LATER\"}").as("ana"), 422);
        bad(
                post(path + "/outcome", "{\"disposition\":\"REACHED\",\"served\":[\"%s\"]}".formatted(NOBODY))
                        .as("ana"),
                422);
        var outcome = """
            {"disposition":"REACHED","note":"The lid is chipped.","heard":["quality"],"commitments":[{"text":"Send a new lid",
             "dueAt":"%s"}],"concern":{"text":"Still chipped","topic":"quality"},"preferences":{"channels":["EMAIL"]}}
            """.formatted(clock.instant().plusSeconds(600_000));
        var key = "outcome-" + run;
        var reached = good(post(path + "/outcome", outcome).as("ana").with("Idempotency-Key", key), 200);
        assertThat(good(post(path + "/outcome", outcome).as("ana").with("Idempotency-Key", key), 200)
                        .text())
                .isEqualTo(reached.text());
        bad(post(path + "/outcome", outcome).as("ana"), 409);

        goodwill(ids.get(3), ids.get(4));
        mail();

        var promise = "{\"customerId\":\"%s\",\"text\":\"Call again\",\"dueAt\":\"%s\"}";
        var soon = clock.instant().plusSeconds(600_000);
        good(post("/v1/commitments", promise.formatted(customers.get(0), soon)).as("ana"), 201);
        bad(post("/v1/commitments", promise.formatted("nobody", soon)).as("ana"), 422);
        bad(
                post("/v1/commitments", promise.formatted(customers.get(0), "2020-01-01T00:00:00Z"))
                        .as("ana"),
                422);
        pages("/v1/commitments", "ana");
        promiseEnds(customers.get(0), promise, soon);
        passed(customers.get(0));

        var wish =
                "{\"customerId\":\"%s\",\"text\":\"Ask about the lid\",\"purpose\":\"SERVICE\",\"channel\":\"CALL\"}";
        var made = good(post("/v1/follow-ups", wish.formatted(customer)).as("shop"), 200);
        assertThat(made.header("Location"))
                .isEqualTo("/v1/follow-ups/" + made.json().path("id").asText());
        bad(post("/v1/follow-ups", wish.formatted("nobody")).as("ana"), 422);
        bad(
                post("/v1/follow-ups", wish.formatted(customer).replace("}", ",\"dueAt\":\"2020-01-01T00:00:00Z\"}"))
                        .as("ana"),
                422);
        var cancellation = made.header("Location") + "/cancellation";
        good(post(cancellation, "{\"reason\":\"all is well\"}").as("ana"), 200);
        bad(post(cancellation, "{\"reason\":\"all is well\"}").as("ana"), 409);
        good(post("/v1/follow-ups", wish.formatted(customer)).as("lead"), 201);
    }

    /// Of two customers, more than ana may give alone: one gets it, and the other does not.
    private void goodwill(String one, String other) {
        var outcome =
                "{\"disposition\":\"REACHED\",\"goodwill\":{\"kind\":\"GIFT\",\"amount\":%s,\"note\":\"A new lid\"}}";
        var path = "/v1/tasks/" + one + "/outcome";
        bad(post(path, outcome.formatted("0.001")).as("ana"), 422);
        bad(post(path, outcome.formatted("-1")).as("ana"), 400);
        var asked = "/v1/goodwill/"
                + good(post(path, outcome.formatted("60.5")).as("ana"), 200)
                        .json()
                        .path("goodwillId")
                        .asText();
        pages("/v1/goodwill?status=ASKED", "lead");
        bad(get("/v1/goodwill?status=GIVEN").as("lead"), 400);
        bad(get("/v1/goodwill/" + NOBODY).as("lead"), 404);
        var read = good(get(asked).as("ana"), 200);
        assertThat(read.json().path("status").asText()).isEqualTo("ASKED");
        bad(post(asked + "/grant", null).as("ana"), 403);
        bad(post(asked + "/grant", null).as("lead").with("If-Match", "\"9999\""), 412);
        var granted = good(post(asked + "/grant", null).as("lead").with("If-Match", read.etag()), 200);
        assertThat(granted.json().path("commitmentId").isTextual()).isTrue();
        bad(post(asked + "/grant", null).as("lead"), 409);
        pages("/v1/goodwill?customerId=" + granted.json().path("customerId").asText(), "ana");
        good(
                get("/v1/customers/" + granted.json().path("customerId").asText() + "/timeline")
                        .as("ana"),
                200);

        var refusal = "/v1/goodwill/"
                + good(
                                post("/v1/tasks/" + other + "/outcome", outcome.formatted("500.01"))
                                        .as("ana"),
                                200)
                        .json()
                        .path("goodwillId")
                        .asText();
        bad(post(refusal + "/grant", null).as("lead"), 403);
        bad(post(refusal + "/refusal", "{\"reason\":\" \"}").as("lead"), 422);
        good(post(refusal + "/refusal", "{\"reason\":\"too much\"}").as("lead"), 200);
        bad(post(refusal + "/refusal", "{\"reason\":\"too much\"}").as("lead"), 409);
    }

    /// From ana to ben, who says no first.
    private void handedOver(String task) {
        mover.moveTo(clock.instant()
                .atZone(java.time.ZoneOffset.UTC)
                .with(java.time.LocalTime.of(15, 0)) // ben sits in New York
                .toInstant());
        good(post("/v1/tasks/" + task + "/claim").as("ana"), 200);
        var giver = new QueueListener("ana", null);
        var receiver = new QueueListener("ben", null);
        var path = "/v1/tasks/" + task + "/handoff";
        var offer = "{\"kind\":\"%s\",\"to\":\"%s\",\"note\":\"The lid is chipped.\"}";
        bad(
                post(path, offer.formatted("LATER", "ben").replace("The lid is chipped.", "  "))
                        .as("ana"),
                422);
        bad(post(path, offer.formatted("LATER", "nobody")).as("ana"), 422);
        bad(post(path, offer.formatted("LIVE", "ben")).as("lead"), 409);
        var first = good(post(path, offer.formatted("LATER", "ben")).as("ana"), 201);
        var one = first.header("Location");
        assertThat(first.json().at("/task/handoff/to").asText()).isEqualTo("ben");
        bad(post(path, offer.formatted("LATER", "lead")).as("ana"), 409);
        receiver.hears("event:task.handed-off", "\"status\":\"OFFERED\"");
        giver.hears("event:task.handed-off", "\"status\":\"OFFERED\"");
        good(get(one).as("ben"), 200);
        assertThat(get("/v1/tasks/" + task).as("ben").send().status()).isEqualTo(200);
        bad(post(one + "/acceptance").as("ana"), 409);
        bad(post(one + "/refusal", "{\"reason\":\" \"}").as("ben"), 422);
        good(post(one + "/refusal", "{\"reason\":\"I am at lunch.\"}").as("ben"), 200);
        giver.hears("\"status\":\"DECLINED\"");
        bad(post(one + "/withdrawal").as("ana"), 409);
        mover.advance(Duration.ofSeconds(1));
        var second = good(post(path, offer.formatted("LATER", "lead")).as("ana"), 201)
                .header("Location");
        bad(post(second + "/withdrawal").as("ben"), 404);
        good(post(second + "/withdrawal").as("ana"), 200);
        mover.advance(Duration.ofSeconds(1));
        var live =
                good(post(path, offer.formatted("LIVE", "ben")).as("ana").with("Idempotency-Key", "live-" + run), 201);
        assertThat(good(
                                post(path, offer.formatted("LIVE", "ben"))
                                        .as("ana")
                                        .with("Idempotency-Key", "live-" + run),
                                201)
                        .text())
                .isEqualTo(live.text());
        assertThat(good(get("/v1/handoffs?for=me&status=OFFERED").as("ben"), 200)
                        .json()
                        .path("items"))
                .hasSize(1);
        var accepted = good(post(live.header("Location") + "/acceptance").as("ben"), 200)
                .json();
        assertThat(accepted.at("/task/representativeId").asText()).isEqualTo("ben");
        giver.hears("\"status\":\"ACCEPTED\"");
        receiver.hears("\"status\":\"ACCEPTED\"");
        giver.close();
        receiver.close();
        pages("/v1/handoffs?from=me", "ana");
        pages("/v1/handoffs", "lead");
        bad(get("/v1/handoffs").as("ana"), 400);
        bad(get("/v1/handoffs?for=ben").as("ana"), 403);
        bad(get("/v1/handoffs?for=nobody"), 404);
        bad(get("/v1/handoffs?status=GONE"), 400);
    }

    private void declined(String task) {
        var path = "/v1/tasks/" + task + "/decline";
        var reason = "{\"reason\":\"%s\"}";
        bad(post(path, reason.formatted("not mine")).as("lead"), 409);
        bad(post(path, reason.formatted("   ")).as("ben"), 422);
        bad(post(path, reason.formatted("x")).as("ben").with("If-Match", "\"9999\""), 412);
        var declined = good(
                        post(path, reason.formatted("I know nothing about lids"))
                                .as("ben"),
                        200)
                .json();
        assertThat(declined.path("representativeId").asText()).isNotEqualTo("ben");
        assertThat(declined.path("because").findValuesAsText("detail"))
                .contains("ben declined it: I know nothing about lids");
    }

    private void mail() {
        var who = "mail-" + run;
        var told = """
            {"specversion":"1.0","id":"told-%1$s","source":"/shops/contract","type":"io.heard.customer.updated","time":"%2$s",
             "data":{"customer":{"id":"%1$s","name":"Bea"}}}
            """.formatted(who, clock.instant());
        good(post("/v1/events", told).type("application/cloudevents+json").as("shop"), 202);
        var profile = """
            {"name":"Bea","email":"%s@example.com","country":"GB","timeZone":"Europe/London","standing":"NORMAL","fixedOwnerId":"ana"}
            """.formatted(who);
        good(
                put("/v1/customers/" + who, profile)
                        .as("lead")
                        .with("If-Match", get("/v1/customers/" + who).send().etag()),
                200);
        good(
                post(
                                "/v1/follow-ups",
                                "{\"customerId\":\"%s\",\"text\":\"Ask about the lid\",\"purpose\":\"SERVICE\",\"channel\":\"EMAIL\"}"
                                        .formatted(who))
                        .as("lead"),
                201);
        mover.advance(java.time.Duration.ofMinutes(1));
        var path = "/v1/tasks/" + tasksOfAna(List.of(who), 1).getFirst() + "/email";
        var text = "{\"subject\":\"Your lid\",\"text\":\"Hello Bea,\\nhow is the lid?\\nAna\"}";
        bad(get(path).as("ana"), 404);
        bad(post(path, text.replace("how", "» how")).as("ana"), 422);
        bad(post(path, text).as("ana").with("If-Match", "\"9999\""), 412);
        var key = "mail-" + run;
        var planned = good(post(path, text).as("ana").with("Idempotency-Key", key), 202);
        assertThat(planned.json().path("status").asText()).isEqualTo("PLANNED");
        assertThat(good(post(path, text).as("ana").with("Idempotency-Key", key), 202)
                        .text())
                .isEqualTo(planned.text());
        bad(post(path, text).as("ana"), 409);
        mover.advance(java.time.Duration.ofSeconds(1));
        good(get("/v1/self-report").as("admin"), 200);
        pages("/v1/replannings", "lead");
        var replanning = good(get("/v1/replannings").as("lead"), 200)
                .json()
                .at("/items/0/id")
                .asText();
        pages("/v1/replannings/" + replanning + "/moves", "lead");
        var sent = good(get(path).as("admin"), 200);
        assertThat(sent.json().path("status").asText()).isEqualTo("SENT");
        assertThat(sent.json().path("sentAt").asText()).isNotBlank();
    }

    private void nextWorkingMorning() {
        var morning = clock.instant().atZone(java.time.ZoneOffset.UTC);
        do {
            morning = morning.plusDays(1).with(java.time.LocalTime.of(10, 30));
        } while (morning.getDayOfWeek().getValue() > 4);
        mover.moveTo(morning.toInstant());
    }

    private void raiseConcern(String who) {
        var at = clock.instant();
        var concern = """
            {"specversion":"1.0","id":"concern-%1$s","source":"/shops/contract","type":"io.heard.concern.raised","time":"%2$s",
             "data":{"customer":{"id":"%1$s","name":"Bea %1$s","phone":"+441134960000","email":"%1$s@example.com",
             "language":"en","timeZone":"Europe/London","country":"GB"},"text":"The lid is chipped.","raisedAt":"%2$s"}}
            """.formatted(who, at);
        good(post("/v1/events", concern).type("application/cloudevents+json").as("shop"), 202);
    }

    /// The lead has taken the others.
    private static List<String> tasksOfAna(List<String> customers, int atLeast) {
        var found = new TreeSet<String>();
        await().atMost(20, SECONDS).pollInterval(200, MILLISECONDS).untilAsserted(() -> {
            get("/v1/representatives/ana/queue?limit=200")
                    .send()
                    .json()
                    .path("items")
                    .forEach(task -> {
                        if (customers.contains(task.at("/customer/id").asText())) {
                            found.add(task.path("id").asText());
                        }
                    });
            assertThat(found).hasSizeGreaterThanOrEqualTo(atLeast);
        });
        return List.copyOf(found);
    }

    /// Listens to a queue until it is closed.
    private static final class QueueListener {

        private final HttpClient client = HttpClient.newHttpClient();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> listening;

        QueueListener(String user, @Nullable String lastEventId) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/representatives/me/queue/stream"))
                    .header("Authorization", Api.basic(user, "heard"))
                    .header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            listening = client.sendAsync(request.build(), BodyHandlers.ofLines())
                    .thenAccept(answer -> answer.body().forEach(lines::add));
            hears(":");
        }

        void hears(String... parts) {
            for (var part : parts) {
                await().atMost(20, SECONDS).untilAsserted(() -> {
                    assertThat(listening).isNotCompletedExceptionally();
                    assertThat(lines)
                            .as(part)
                            .anyMatch(line -> line.replace(": ", ":").contains(part));
                });
            }
        }

        /// The id of the last event that came before this one.
        String idBefore(String event) {
            var id = "0";
            for (var line : lines) {
                if (line.replace(": ", ":").equals(event)) {
                    return previous(lines.indexOf(line));
                }
            }
            return id;
        }

        private String previous(int until) {
            var ids = new ArrayList<String>();
            var frames = String.join("\n", lines.subList(0, until)).split("\n\n", -1);
            for (var frame : frames) {
                if (frame.contains("event:") || frame.contains("event: ")) {
                    frame.lines()
                            .filter(line -> line.startsWith("id:"))
                            .forEach(line -> ids.add(line.substring(3).strip()));
                }
            }
            return ids.getLast();
        }

        void close() {
            client.shutdownNow();
        }
    }

    private static ObjectNode without(JsonNode json, String field) {
        return ((ObjectNode) json.deepCopy()).without(field);
    }

    /// Reads a list in pages of one, and in one.
    private void pages(String path, String user) {
        var all = good(get(path).as(user), 200).json();
        var paged = new ArrayList<JsonNode>();
        var one = path + (path.contains("?") ? "&" : "?") + "limit=1";
        for (var at = one; paged.size() < 20; ) {
            var page = good(get(at).as(user), 200).json();
            page.path("items").forEach(paged::add);
            if (page.path("next").isNull()) {
                break;
            }
            at = one + "&cursor=" + page.path("next").asText();
        }
        var items = new ArrayList<JsonNode>();
        all.path("items").forEach(items::add);
        assertThat(paged).as(path).isEqualTo(items.subList(0, Math.min(items.size(), paged.size())));
    }

    /// What is asked fits the contract, and so does the answer.
    private Answer good(Call call, int status) {
        var answer = call.send();
        assertThat(answer.status()).as("%s → %s", call, answer.text()).isEqualTo(status);
        var request =
                new SimpleRequest.Builder(call.method(), URI.create(call.path()).getRawPath());
        var query = URI.create(call.path()).getQuery();
        if (query != null) {
            for (var pair : query.split("&", -1)) {
                request.withQueryParam(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=", ""));
            }
        }
        call.headers().forEach(request::withHeader);
        if (call.body() != null) {
            request.withContentType(call.contentType()).withBody(call.body());
        }
        request.withAuthorization("Basic x");
        assertThat(errors(VALIDATOR.validateRequest(request.build())))
                .as(call.toString())
                .isEmpty();
        var operation = operation(call);
        fits(operation, answer, status);
        done.add(operation.toString());
        return answer;
    }

    private void bad(Call call, int status) {
        fits(operation(call), call.send(), status);
    }

    private static void fits(Operation operation, Answer answer, int status) {
        assertThat(answer.status()).as("%s → %s", operation, answer.text()).isEqualTo(status);
        if (status == 401) {
            // the contract has 401 for every operation; the validator wants each name of a header once
            assertThat(answer.http().headers().allValues("WWW-Authenticate")).hasSize(1);
        }
        var response = new SimpleResponse.Builder(status);
        answer.http()
                .headers()
                .map()
                .forEach((name, values) -> response.withHeader(name, values.toArray(String[]::new)));
        if (!answer.text().isEmpty()) {
            response.withBody(answer.text());
        }
        var report = VALIDATOR.validateResponse(operation.path(), operation.verb(), response.build());
        assertThat(errors(report)).as("%s → %s", operation, answer.text()).isEmpty();
    }

    private static String errors(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(ValidationReport.Message::toString)
                .collect(joining("\n"));
    }

    private static Operation operation(Call call) {
        var path = call.path().replaceFirst("\\?.*", "");
        return operations()
                .filter(operation -> operation.method().equalsIgnoreCase(call.method()))
                .filter(operation -> path.matches(operation.template().replaceAll("\\{\\w+}", "[^/]+")))
                .min(Comparator.comparing(operation -> operation.template().contains("{")))
                .orElseThrow();
    }

    /// A call that gets as far as its resource.
    private Call call(Operation operation) {
        var role = roles(operation).contains("admin") ? "admin" : "lead";
        var path = operation
                .template()
                .replaceFirst("^/v1/customers/\\{id}", "/v1/customers/" + customer)
                .replaceFirst("^/v1/representatives/\\{id}", "/v1/representatives/" + rep)
                .replaceFirst("^/v1/teams/\\{id}", "/v1/teams/" + team)
                .replaceFirst("\\{key}", "welcome-call")
                .replaceFirst("^/webhooks/shopify/\\{shop}", "/webhooks/shopify/lamps")
                .replaceFirst("^/webhooks/woocommerce/\\{shop}", "/webhooks/woocommerce/tea")
                .replaceFirst("^/webhooks/mapped/\\{shop}", "/webhooks/mapped/mercado")
                .replaceFirst("\\{secret}", "secret-of-mail")
                .replaceFirst("\\{contactId}", contact)
                .replaceFirst("\\{calendar}", NOBODY + ".ics")
                .replaceFirst("\\{representativeId}", rep)
                .replaceAll("\\{(id|decisionId|relief)}", NOBODY);
        var headers = new HashMap<String, String>();
        operation
                .parameters("header")
                .filter(header -> header.path("required").asBoolean())
                .forEach(header -> headers.put(header.path("name").asText(), "\"1\""));
        var content = operation.node().at("/requestBody/content");
        var contentType = !operation.node().has("requestBody")
                ? null
                : content.has("multipart/form-data")
                        ? InboundForms.TYPE
                        : content.has("text/csv") && !content.has("application/json") ? "text/csv" : "application/json";
        return new Call(
                role,
                operation.method().toUpperCase(Locale.ROOT),
                path + query(operation),
                contentType,
                null,
                Map.copyOf(headers));
    }

    private static String query(Operation operation) {
        var query = operation
                .parameters("query")
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText() + "="
                        + URLEncoder.encode(
                                parameter
                                        .path("example")
                                        .asText(parameter.path("name").asText().equals("channel") ? "CALL" : "xx"),
                                UTF_8))
                .collect(joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /// The contract's example, with the people of this test in it.
    private JsonNode example(Operation operation) {
        var body = operation.node().at("/requestBody/content/application~1json");
        var example = body.has("example")
                ? body.path("example")
                : body.path("examples").elements().next().path("value");
        try {
            return JSON.readTree(example.toString()
                    .replace("\"ana\"", '"' + rep + "-2\"")
                    .replace("\"ben\"", '"' + rep + '"')
                    .replace("\"care\"", '"' + team + '"')
                    .replace("\"17850\"", '"' + customer + '"'));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> roles(Operation operation) {
        if (operation.isSigned() || operation.isOpen()) {
            return Set.of();
        }
        var roles = ROLES.matcher(operation.node().path("description").asText());
        assertThat(roles.find()).isTrue();
        return Arrays.stream(roles.group(1).split(", ")).collect(toSet());
    }

    /// The example with one thing wrong at a time, everywhere in it, as its schema says what is wrong.
    private static List<String> mutations(JsonNode good, Operation operation) {
        var schema = OpenApiTest.schema(operation.node().at("/requestBody/content/application~1json/schema"));
        var bodies = new ArrayList<String>();
        mutate(good, schema, changed -> bodies.add(changed.toString()));
        return bodies.stream().distinct().toList();
    }

    private interface Sink {
        void take(JsonNode changed);
    }

    private static void mutate(JsonNode good, JsonNode schema, Sink sink) {
        wrongValues(good, schema).forEach(sink::take);
        if (good instanceof ObjectNode object) {
            sink.take(object.deepCopy().put("colour", "red"));
            schema.path("required").forEach(name -> sink.take(object.deepCopy().without(name.asText())));
            object.properties()
                    .forEach(entry -> mutate(
                            entry.getValue(),
                            OpenApiTest.schema(
                                    schema.at("/properties/" + entry.getKey()).isMissingNode()
                                            ? schema.path("additionalProperties")
                                            : schema.at("/properties/" + entry.getKey())),
                            changed -> sink.take(object.deepCopy().set(entry.getKey(), changed))));
        }
        if (good.isArray() && !good.isEmpty()) {
            mutate(good.get(0), OpenApiTest.schema(schema.path("items")), changed -> {
                var array = JSON.createArrayNode();
                array.add(changed);
                sink.take(array);
            });
        }
    }

    private static List<JsonNode> wrongValues(JsonNode good, JsonNode schema) {
        var wrong = new ArrayList<JsonNode>();
        wrong.add(JSON.getNodeFactory().nullNode());
        switch (schema.path("type").asText()) {
            case "string" -> {
                wrong.add(JSON.getNodeFactory().numberNode(7));
                wrong.add(JSON.getNodeFactory().booleanNode(true));
                wrong.add(JSON.createObjectNode());
                wrong.add(JSON.getNodeFactory().textNode("\0"));
                if (schema.path("minLength").asInt() > 0
                        || schema.has("enum")
                        || schema.has("format")
                        || schema.has("pattern")) {
                    wrong.add(JSON.getNodeFactory().textNode(""));
                }
                if (schema.has("maxLength")) {
                    wrong.add(JSON.getNodeFactory()
                            .textNode("a".repeat(schema.path("maxLength").asInt() + 1)));
                }
                if (schema.has("enum") || schema.has("format")) {
                    wrong.add(JSON.getNodeFactory().textNode("nonsense"));
                }
                if (schema.has("pattern")) {
                    Stream.of("\n", "? ?", "xxxxxxxxxxxxxxxxx-", "-")
                            .filter(text -> !Pattern.compile(
                                            schema.path("pattern").asText())
                                    .matcher(text)
                                    .find())
                            .forEach(text -> wrong.add(JSON.getNodeFactory().textNode(text)));
                }
            }
            case "integer", "number" -> {
                wrong.add(JSON.getNodeFactory().textNode("7"));
                wrong.add(JSON.getNodeFactory().booleanNode(true));
                wrong.add(JSON.createArrayNode());
                if (schema.has("minimum")) {
                    wrong.add(JSON.getNodeFactory()
                            .numberNode(schema.path("minimum").asInt() - 1));
                }
                if (schema.has("maximum")) {
                    wrong.add(JSON.getNodeFactory()
                            .numberNode(schema.path("maximum").asInt() + 1));
                    wrong.add(JSON.getNodeFactory().numberNode(99_999_999_999L));
                }
                if (schema.path("type").asText().equals("integer")) {
                    wrong.add(JSON.getNodeFactory().numberNode(1.5));
                }
            }
            case "boolean" -> {
                wrong.add(JSON.getNodeFactory().textNode("true"));
                wrong.add(JSON.getNodeFactory().numberNode(1));
            }
            case "array" -> {
                wrong.add(JSON.createObjectNode());
                wrong.add(JSON.getNodeFactory().textNode("MON"));
                if (schema.path("minItems").asInt() > 0) {
                    wrong.add(JSON.createArrayNode());
                }
                if (schema.path("uniqueItems").asBoolean() && !good.isEmpty()) {
                    wrong.add(JSON.createArrayNode().add(good.get(0)).add(good.get(0)));
                }
                if (schema.has("maxItems") && !good.isEmpty()) {
                    var many = JSON.createArrayNode();
                    for (int i = 0; i <= schema.path("maxItems").asInt(); i++) {
                        many.add(good.get(0));
                    }
                    wrong.add(many);
                }
            }
            case "object" -> {
                wrong.add(JSON.getNodeFactory().textNode("x"));
                wrong.add(JSON.createArrayNode());
            }
            default -> {}
        }
        return wrong;
    }

    private static Map<String, Endpoint> code() {
        var endpoints = new TreeMap<String, Endpoint>();
        resources().forEach(resource -> {
            for (var method : resource.getDeclaredMethods()) {
                for (var annotation : method.getAnnotations()) {
                    var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (verb != null) {
                        var endpoint = endpoint(resource, method, verb.value());
                        if (endpoint.template().startsWith("/v1/")
                                || endpoint.template().startsWith("/webhooks/")) {
                            endpoints.put(endpoint.method() + " " + endpoint.template(), endpoint);
                        }
                    }
                }
            }
        });
        return endpoints;
    }

    private static Endpoint endpoint(Class<?> resource, Method method, String verb) {
        var path = method.getAnnotation(Path.class);
        var template = resource.getAnnotation(Path.class).value()
                + (path == null ? "" : (path.value().startsWith("/") ? "" : "/") + path.value());
        var roles = method.getAnnotation(RolesAllowed.class) == null
                ? resource.getAnnotation(RolesAllowed.class)
                : method.getAnnotation(RolesAllowed.class);
        return new Endpoint(template, verb.toLowerCase(Locale.ROOT), roles == null ? Set.of() : Set.of(roles.value()));
    }

    private static Stream<Class<?>> resources() {
        var root = java.nio.file.Path.of(System.getProperty("heard.build-directory", "target"), "classes");
        try (var files = Files.walk(root.resolve("io/heard"))) {
            return files
                    .map(root::relativize)
                    .map(java.nio.file.Path::toString)
                    .filter(name -> name.endsWith(".class"))
                    .<Class<?>>map(
                            name -> load(name.replaceFirst("\\.class$", "").replace('/', '.')))
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .toList()
                    .stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ContractIT.class.getClassLoader());
        } catch (ClassNotFoundException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
