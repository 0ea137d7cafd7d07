package io.heard.api;

import static io.heard.api.Api.get;
import static io.heard.api.Api.post;
import static io.heard.api.Api.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.api.Api.Answer;
import io.heard.embedded.ClockMover;
import io.heard.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Playbooks as people edit them over REST, and what then becomes of customers.
@QuarkusTest
class PlaybookLifeIT {

    private static final String YAML = "application/yaml";
    private static final String ALWAYS = "order.total > 0.0";

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String key = "check-" + run;
    private final String path = "/v1/playbooks/" + key;

    @Inject
    Clock clock;

    @Inject
    ClockMover mover;

    @Inject
    Database database;

    /// What is active here would fire in the tests of others.
    @AfterEach
    void nothing_stays_active() {
        database.update("update playbook set status = 'RETIRED', fires_until = null where key = ?", key);
        database.update("update playbook_change set number = nextval('playbook_change_number')");
    }

    private String yaml(String title, String when) {
        return """
            # why we do this
            key: %s
            title: %s
            trigger: order.placed
            when: %s
            after: P2D
            within: P6D
            channels: [CALL, EMAIL]
            purpose: SERVICE
            brief: { why: "{{customer.name}} bought {{order.headline}}" }
            """.formatted(key, title, when);
    }

    private Answer write(String yaml) {
        return post("/v1/playbooks", yaml).type(YAML).as("lead").send();
    }

    private Answer change(String yaml, String etag) {
        return put(path, yaml).type(YAML).as("lead").with("If-Match", etag).send();
    }

    private Answer activate(String body) {
        return post(path + "/activation", body).as("lead").send();
    }

    private void order(String customer, String value, Instant at) {
        var event = """
            {"specversion":"1.0","id":"order-%1$s","source":"/shops/%4$s","type":"io.heard.order.placed","time":"%3$s",
             "data":{"order":{"id":"%1$s","placedAt":"%3$s","currency":"EUR","total":%2$s,"salesChannel":"WEB",
             "lines":[{"sku":"a","name":"Teapot","quantity":1,"unitPrice":%2$s}]},
             "customer":{"id":"%1$s","name":"Ada %1$s","email":"%1$s@example.com","phone":"+441134960000",
             "language":"en","timeZone":"Europe/London","country":"GB"}}}
            """.formatted(customer, value, at, run);
        assertThat(post("/v1/events", event)
                        .type("application/cloudevents+json")
                        .as("shop")
                        .send()
                        .status())
                .isEqualTo(202);
    }

    private List<String> reasons(String customer) {
        return get("/v1/follow-ups?customerId=" + customer)
                .send()
                .json()
                .at("/items/0/reasons")
                .valueStream()
                .filter(reason -> reason.path("playbook").asText().equals(key))
                .map(reason -> reason.path("version").asInt() + " "
                        + reason.path("text").asText())
                .toList();
    }

    private void passes(Duration time) {
        mover.advance(time);
    }

    @Test
    void a_playbook_lives_from_draft_to_active_to_retired_and_reasons_keep_their_version() {
        var draft = write(yaml("First words", "order.total >= 77.0"));
        assertThat(draft.status()).isEqualTo(201);
        order("a-" + run, "80", clock.instant());
        assertThat(reasons("a-" + run)).isEmpty();

        passes(Duration.ofSeconds(5));
        assertThat(activate("{}").status()).isEqualTo(200);
        passes(Duration.ofSeconds(5));
        order("b-" + run, "80", clock.instant());
        assertThat(reasons("b-" + run)).containsExactly("1 First words");
        assertThat(reasons("a-" + run)).as("placed before").isEmpty();

        var active = get(path).send();
        assertThat(change(yaml("Second words", "order.total >= 90.0"), active.etag())
                        .status())
                .isEqualTo(200);
        order("c-" + run, "80", clock.instant());
        assertThat(reasons("c-" + run)).as("a draft fires nothing").containsExactly("1 First words");
        var lateAt = clock.instant();
        passes(Duration.ofSeconds(5));
        assertThat(activate("{}").json().path("version").asInt()).isEqualTo(2);
        passes(Duration.ofSeconds(5));
        order("d-" + run, "80", clock.instant());
        order("e-" + run, "95", clock.instant());
        order("f-" + run, "80", lateAt);
        assertThat(reasons("d-" + run)).isEmpty();
        assertThat(reasons("e-" + run)).containsExactly("2 Second words");
        assertThat(reasons("f-" + run)).as("told late").containsExactly("1 First words");
        assertThat(reasons("b-" + run)).containsExactly("1 First words");

        assertThat(post(path + "/retirement")
                        .as("lead")
                        .send()
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("RETIRED");
        passes(Duration.ofSeconds(5));
        order("g-" + run, "95", clock.instant());
        order("h-" + run, "95", lateAt);
        assertThat(reasons("g-" + run)).isEmpty();
        assertThat(reasons("h-" + run)).as("a stop is a stop").isEmpty();
        assertThat(reasons("e-" + run)).containsExactly("2 Second words");
        var versions = get(path + "/versions").as("ana").send().json().path("items");
        assertThat(versions)
                .extracting(v -> v.path("version").asInt() + v.path("status").asText())
                .containsExactly("2RETIRED", "1RETIRED");
        assertThat(versions.get(1).path("yaml").asText()).isEqualTo(yaml("First words", "order.total >= 77.0"));
        assertThat(versions.get(0).path("changedBy").asText()).isEqualTo("lead");
        assertThat(database.count(
                        "select count(*) from audit where actor = 'lead' and action like 'playbook.%' and detail like '"
                                + key + "%'"))
                .isEqualTo(5);
    }

    @Test
    void an_edit_must_have_seen_what_it_changes() {
        var first = write(yaml("First", ALWAYS));
        var second = change(yaml("Second", ALWAYS), first.etag());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.etag()).isNotEqualTo(first.etag());
        assertThat(change(yaml("Third", ALWAYS), first.etag()).status()).isEqualTo(412);
        assertThat(put(path, yaml("Third", ALWAYS)).type(YAML).send().status()).isEqualTo(428);
        assertThat(get(path).send().json().path("title").asText()).isEqualTo("Second");
        assertThat(get(path).send().json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void two_who_edit_at_once_do_not_overwrite_each_other() throws Exception {
        var etag = write(yaml("First", ALWAYS)).etag();

        try (var people = Executors.newFixedThreadPool(6)) {
            var answers = people.invokeAll(IntStream.range(0, 6)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(i ->
                            () -> change(yaml("By " + i, ALWAYS), etag).status())
                    .toList());
            var statuses = answers.stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 412, 412, 412, 412, 412);
        }
    }

    @Test
    void it_is_read_as_it_was_written_or_with_every_default() {
        write(yaml("First", ALWAYS));

        var text = get(path).with("Accept", YAML).send();
        assertThat(text.header("Content-Type")).startsWith(YAML);
        assertThat(text.text()).isEqualTo(yaml("First", ALWAYS));
        var json = get(path).with("Accept", "application/json").send().json();
        assertThat(json.path("attempts").path("max").asInt()).isEqualTo(3);
        assertThat(json.path("draftVersion").asInt()).isEqualTo(1);
    }

    @Test
    void json_becomes_yaml_that_says_the_same() {
        var json =
                "{\"key\":\"%s\",\"title\":\"Yes: no #1\",\"trigger\":\"order.placed\",\"within\":\"P6D\",\"channels\":[\"CALL\"],\"brief\":{\"why\":\"line one\\nline: two\",\"ask\":[\"true\",\"1.5\",\"- x\"]}}"
                        .formatted(key);

        assertThat(post("/v1/playbooks", json).send().status()).isEqualTo(201);
        var text = get(path).with("Accept", YAML).send().text();
        assertThat(put(path, text)
                        .type(YAML)
                        .with("If-Match", get(path).send().etag())
                        .send()
                        .status())
                .isEqualTo(200);
        var read = get(path).send().json();
        assertThat(read.path("title").asText()).isEqualTo("Yes: no #1");
        assertThat(read.at("/brief/why").asText()).isEqualTo("line one\nline: two");
        assertThat(read.at("/brief/ask")).extracting(JsonNode::asText).containsExactly("true", "1.5", "- x");
    }

    @Test
    void everything_wrong_is_told_at_once_with_line_column_and_remedy() {
        var answer = write(yaml("First", "order.valu > 1.0").replace("P2D", "P400Y"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors"))
                .extracting(e -> e.path("line").asInt() + ":" + e.path("column").asInt() + " "
                        + e.path("field").asText() + " " + e.path("message").asText() + "; "
                        + e.path("remedy").asText())
                .containsExactly(
                        "5:12 when order has no field valu; did you mean order.value?",
                        "6:8 after is longer than ten years; write at most P10Y or P3660D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "shop"})
    void only_leads_and_admins_write(String who) {
        assertThat(post("/v1/playbooks", yaml("x", ALWAYS))
                        .type(YAML)
                        .as(who)
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(post("/v1/playbooks/preview", yaml("x", ALWAYS))
                        .type(YAML)
                        .as(who)
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(post("/v1/playbooks/concern/retirement").as(who).send().status())
                .isEqualTo(403);
    }

    @Test
    void past_customers_are_reached_only_if_asked() {
        var since = clock.instant();
        passes(Duration.ofSeconds(1));
        IntStream.range(0, 230)
                .forEach(i -> order("p%03d-%s".formatted(i, run), i % 2 == 0 ? "83" : "10", clock.instant()));
        passes(Duration.ofSeconds(5));
        write(yaml("Past", "order.total >= 77.0"));

        assertThat(activate("{\"backfill\":{\"since\":\"" + since + "\"}}").status())
                .isEqualTo(200);
        for (int sweeps = 0; sweeps < 8; sweeps++) {
            passes(Duration.ofSeconds(1));
        }

        var backfill = get(path + "/versions").send().json().at("/items/0/backfill");
        assertThat(backfill.path("finishedAt").asText()).isNotEmpty();
        assertThat(backfill.path("fired").asInt()).isEqualTo(115);
        assertThat(backfill.path("customers").asInt()).isGreaterThanOrEqualTo(230);
        assertThat(reasons("p000-" + run)).containsExactly("1 Past");
        assertThat(reasons("p001-" + run)).isEmpty();
    }

    @Test
    void a_preview_says_for_whom_it_would_have_fired_and_changes_nothing() {
        order("v1-" + run, "66", clock.instant());
        order("v2-" + run, "5", clock.instant());
        var before = database.count("select count(*) from reason") + database.count("select count(*) from decision");
        var text = yaml("Trial", "order.total == 66.0 && customer.name.endsWith('" + run + "')");

        var preview =
                post("/v1/playbooks/preview", text).type(YAML).as("lead").send().json();

        assertThat(preview.path("subject").asText()).isEqualTo("ORDERS");
        assertThat(preview.path("considered").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(preview.path("wouldFire").asInt()).isEqualTo(1);
        var example = preview.at("/examples/0");
        assertThat(example.path("customerId").asText()).isEqualTo("v1-" + run);
        assertThat(example.path("why").asText()).isEqualTo("Ada v1-" + run + " bought Teapot");
        assertThat(example.path("channel").asText()).isEqualTo("CALL");
        assertThat(example.at("/because/0/rule").asText()).isEqualTo("PLAYBOOK");
        assertThat(database.count("select count(*) from reason") + database.count("select count(*) from decision"))
                .isEqualTo(before);
        assertThat(get(path).send().status()).isEqualTo(404);
    }

    @Test
    void a_preview_tells_apart_what_is_not_true_and_what_cannot_be_evaluated() {
        order("vf-" + run, "66", clock.instant());

        var preview = post("/v1/playbooks/preview", yaml("Trial", "order.store == 'Leeds'"))
                .type(YAML)
                .as("lead")
                .send()
                .json();

        assertThat(preview.path("wouldFire").asInt()).isZero();
        assertThat(preview.path("failures").asInt()).isPositive();
        assertThat(preview.path("lastFailure").asText())
                .isEqualTo("there is no order.store here; ask has(order.store) first");
    }

    @Test
    void a_brief_tells_what_came_back_with_an_order() {
        var now = clock.instant();
        order("vr-" + run, "66", now);
        var event = """
            {"specversion":"1.0","id":"return-%1$s","source":"/shops/%1$s","type":"io.heard.order.returned","time":"%2$s",
             "data":{"order":{"id":"vr-%1$s"},"customer":{"id":"vr-%1$s"},"returnedAt":"%2$s","why":"too small",
             "lines":[{"sku":"a","quantity":1,"unitPrice":12.5}]}}
            """.formatted(run, now);
        post("/v1/events", event)
                .type("application/cloudevents+json")
                .as("shop")
                .send();
        var text = yaml("Trial", "event.value > 0.0 && customer.id == 'vr-" + run + "'")
                .replace("order.placed", "order.returned")
                .replaceAll("(?m)^brief:.*$", "brief: { why: '{{event.value}} came back: {{event.why}}' }");

        var preview =
                post("/v1/playbooks/preview", text).type(YAML).as("lead").send().json();

        assertThat(preview.at("/examples/0/why").asText()).isEqualTo("12.50 came back: too small");
    }

    @Test
    void no_more_than_200_are_active_and_any_number_can_be_listed() {
        database.update("""
            insert into playbook (key, version, status, yaml, created_at, changed_at)
            select 'many-%1$s-' || n, 1, 'DRAFT'
                 , replace($$%2$s$$, '%3$s', 'many-%1$s-' || n), now(), now()
              from generate_series(1, 10000) as n
            """.formatted(run, yaml("Many", ALWAYS), key));
        database.update("update playbook set status = 'ACTIVE' where key like 'many-" + run + "-1__'");
        database.update("update playbook set status = 'ACTIVE' where key like 'many-" + run + "-2__'");
        try {
            write(yaml("One more", ALWAYS));

            var refused = activate("{}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("200 playbooks are active");
            var page = get("/v1/playbooks?limit=200&status=DRAFT").send().json();
            assertThat(page.path("items")).hasSize(200);
            assertThat(page.path("next").asText()).isNotEmpty();
        } finally {
            database.update("delete from playbook where key like 'many-" + run + "-%'");
        }
    }
}
