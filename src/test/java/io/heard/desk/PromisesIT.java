package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentRepository;
import io.heard.conversation.Promised;
import io.heard.conversation.Promising;
import io.heard.desk.Floor.Caller;
import io.heard.planning.RepId;
import io.heard.task.Task;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a rep says became of a promise.
@QuarkusTest
class PromisesIT {

    private static final String TEXT = "Send a <new> lid";

    @Inject
    Floor floor;

    @Inject
    Promising promising;

    @Inject
    CommitmentRepository commitments;

    @Inject
    Clock clock;

    Task task;

    @BeforeEach
    void somebody_is_promised_something() {
        floor.open();
        task = floor.concernOf(Caller.called("Ada Lovelace"), Floor.ANA);
    }

    @AfterEach
    void the_day_ends() {
        floor.close();
    }

    @Test
    void a_promise_is_on_the_list_until_somebody_says_what_became_of_it() {
        var promise = promise(Floor.ANA, Duration.ofHours(30));
        var ana = Session.of("ana");
        assertThat(ana.get("/desk").asString()).contains("Promises to keep", "Send a &lt;new&gt; lid");
        assertThat(ana.get("/desk/promises").asString()).contains("Send a &lt;new&gt; lid", "Ada Lovelace");
        assertThat(ana.get(path(promise)).asString()).contains("Promised to", "It is done", "It cannot be kept");
        assertThat(Session.of("ben").get("/desk/promises").asString()).doesNotContain("Send a &lt;new&gt; lid");

        var kept = ana.post(path(promise) + "/kept", Map.of("version", "1", "note", "by post", "told", "yes"));

        kept.then().statusCode(303);
        assertThat(kept.getHeader("Location")).endsWith("/desk/promises?kept");
        assertThat(ana.get("/desk/promises?kept").asString()).contains("Kept. Well done.");
        assertThat(ana.get("/desk").asString()).doesNotContain("Promises to keep");
        ana.get(path(promise)).then().statusCode(303);
        ana.post(path(promise) + "/broken", Map.of("version", "2")).then().statusCode(409);
    }

    @Test
    void what_was_typed_stays_when_it_cannot_be_so() {
        var promise = promise(Floor.ANA, Duration.ofHours(30));
        var ana = Session.of("ana");
        var today = clock.instant().toString().substring(0, 10);

        var flawed =
                ana.post(path(promise) + "/anew", Map.of("version", "1", "day", "2020-02-30", "text", "two <lids>"));
        var past = ana.post(path(promise) + "/anew", Map.of("version", "1", "day", today, "time", "00:01"));
        var stale = ana.post(path(promise) + "/kept", Map.of("version", "9", "note", "by post"));

        flawed.then().statusCode(422);
        assertThat(flawed.asString()).contains("two &lt;lids&gt;");
        past.then().statusCode(422);
        assertThat(past.asString()).contains("value=\"00:01\"");
        stale.then().statusCode(409);
        assertThat(stale.asString()).contains("by post", "changed since you opened it");
        assertThat(now(promise).status().isOpen()).isTrue();
        ana.get("/desk/promises/nonsense").then().statusCode(404);
    }

    @Test
    void what_was_agreed_anew_is_by_the_customers_clock() {
        var promise = promise(Floor.ANA, Duration.ofHours(30));
        var ana = Session.of("ana");
        var day = clock.instant().plus(Duration.ofDays(5)).toString().substring(0, 10);

        var anew = ana.post(path(promise) + "/anew", Map.of("version", "1", "day", day, "time", "12:30"));

        anew.then().statusCode(303);
        var page = ana.get(anew.getHeader("Location").replaceFirst("^https?://[^/]+", ""));
        assertThat(page.asString()).contains("Instead of what was promised until");
        assertThat(QuarkusTransaction.requiringNew().call(() -> commitments.openOf(List.of(promise.customerId()))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.insteadOf()).isEqualTo(promise.id());
                    assertThat(one.dueAt().atZone(ZoneId.of("Europe/London")).toLocalDateTime())
                            .hasToString(day + "T12:30");
                });
    }

    @Test
    void the_lead_sees_those_of_the_team() {
        promise(Floor.BEN, Duration.ofHours(1));
        var lead = Session.of("lead");

        var page = lead.get("/desk/promises?team=care").asString();

        assertThat(page).contains("Promises of the team", "Send a &lt;new&gt; lid", "to be kept by Ben");
        Session.of("ana").get("/desk/promises?team=care").then().statusCode(403);
    }

    private Commitment promise(RepId by, Duration until) {
        var due = clock.instant().plus(until);
        return ((Promised.Made) promising.promise(task.customerId(), TEXT, due, by, by.value())).commitment();
    }

    private static String path(Commitment promise) {
        return "/desk/promises/" + promise.id().value();
    }

    private Commitment now(Commitment promise) {
        return Objects.requireNonNull(QuarkusTransaction.requiringNew()
                .call(() -> commitments.byId(promise.id()).orElseThrow()));
    }
}
