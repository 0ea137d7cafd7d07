package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Requests;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.followup.Replanning;
import io.heard.followup.ReplanningRepository;
import io.heard.planning.RepId;
import io.heard.rulebook.Settings;
import io.heard.team.Role;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.heard.testing.SettingsBuilder;
import io.heard.testing.ShopEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplannerIT {

    private static final List<Settings.Hours> AFTERNOON =
            List.of(new Settings.Hours(List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"), "14:00", "17:00"));

    private static final List<Settings.Hours> MORNING =
            List.of(new Settings.Hours(List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"), "09:00", "11:00"));

    /// Too short for anything.
    private static final List<Settings.Hours> NIGHT = List.of(new Settings.Hours(List.of("MON"), "03:00", "03:05"));

    @Inject
    Floor floor;

    @Inject
    Requests requests;

    @Inject
    ReplanningRepository replannings;

    @Inject
    Database database;

    RepId ana;

    @BeforeEach
    void people() {
        ana = floor.rep(floor.team(), "ana");
        floor.tuesday("10:00");
        sweepToTheEnd();
    }

    @AfterEach
    void as_it_was() {
        contactHours(null);
    }

    @Test
    void other_contact_hours_move_what_is_planned_and_the_journal_says_so() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the catalogue", floor.at(1, "09:30"));
        var ben = floor.customer(ana);
        floor.ask(ben, "the lamp", floor.at(1, "15:00"));
        var before = floor.followUp(ada);
        var untouched = floor.followUp(ben);

        contactHours(AFTERNOON);
        sweepToTheEnd();

        assertThat(((Waiting) floor.followUp(ada).status()).nextAt()).isEqualTo(floor.at(1, "14:00"));
        assertThat(floor.followUp(ben)).isEqualTo(untouched);
        var latest = latest();
        assertThat(latest.finishedAt()).isNotNull();
        assertThat(latest.why()).singleElement().asString().startsWith("settings ");
        assertThat(latest.reviewed()).isGreaterThanOrEqualTo(2);
        assertThat(moves(latest.id()))
                .filteredOn(move -> List.of(ada, ben).contains(move.customerId()))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.customerId()).isEqualTo(ada);
                    assertThat(move.before()).isEqualTo(Replanning.Plan.of(before));
                    assertThat(move.after().nextAt()).isEqualTo(floor.at(1, "14:00"));
                });
    }

    @Test
    void a_task_that_waits_loses_the_hours_that_are_allowed_no_more() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the catalogue");
        floor.sweep();
        var task = floor.task(ada);
        assertThat(task.windowsEnd()).isAfter(floor.at(0, "11:00"));

        contactHours(MORNING);
        sweepToTheEnd();

        assertThat(floor.task(ada).id()).isEqualTo(task.id());
        assertThat(floor.task(ada).windowsEnd()).isEqualTo(floor.at(0, "11:00"));
    }

    @Test
    void what_waits_for_an_owner_comes_up_by_the_new_one_and_the_journal_says_so() {
        var team = floor.team();
        var ben = floor.rep(team, "ben", Role.REP, List.of("THU"), null);
        var cleo = floor.rep(team, "cleo");
        var ada = floor.customer(ben);
        floor.ask(ada, "the catalogue");
        floor.sweep();
        assertThat(((Waiting) floor.followUp(ada).status()).wakeAt()).isEqualTo(floor.at(2, "06:00"));

        fixOwner(ada, cleo);
        floor.sweep();

        assertThat(floor.task(ada).repId()).isEqualTo(cleo);
        var owners =
                database.rows("select id::text from replanning where why = '[\"owners\"]' order by id desc limit 1");
        assertThat(moves(UUID.fromString(owners.getFirst())))
                .filteredOn(move -> move.customerId().equals(ada))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.before().nextAt()).isEqualTo(floor.at(2, "06:00"));
                    assertThat(move.after().nextAt()).isBefore(floor.at(1, "00:00"));
                });
        assertThat(latest().why()).as("what changed for everybody").doesNotContain("owners");
    }

    @Test
    void what_waits_for_an_owner_waits_for_the_shift_of_the_new_one() {
        var team = floor.team();
        var ben = floor.rep(team, "ben", Role.REP, List.of("THU"), null);
        var cleo = floor.rep(team, "cleo", Role.REP, List.of("WED"), null);
        var ada = floor.customer(ben);
        floor.ask(ada, "the catalogue");
        floor.sweep();

        fixOwner(ada, cleo);
        floor.sweep();

        assertThat(floor.openTask(ada)).isNull();
        assertThat(((Waiting) floor.followUp(ada).status()).wakeAt()).isEqualTo(floor.at(1, "07:00"));
    }

    @Test
    void another_change_of_the_customer_leaves_what_waits_for_its_owner() {
        var ben = floor.rep(floor.team(), "ben", Role.REP, List.of("THU"), null);
        var ada = floor.customer(ben);
        floor.ask(ada, "the catalogue");
        floor.sweep();
        var waiting = floor.followUp(ada);

        fixOwner(ada, ben);
        floor.sweep();

        assertThat(floor.followUp(ada).status()).isEqualTo(waiting.status());
    }

    /// As a lead does over REST.
    private static void fixOwner(String customer, RepId owner) {
        var lead = RestAssured.given().auth().preemptive().basic("lead", "heard");
        var read = lead.get("/v1/customers/" + customer);
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("lead", "heard")
                .contentType("application/json")
                .header("If-Match", read.header("ETag"))
                .body("""
                    {"name":"Ada Berger","phone":"%s","country":"GB","language":"en","timeZone":"Europe/London","standing":"NORMAL",
                     "fixedOwnerId":"%s"}
                    """.formatted(read.jsonPath().getString("phone"), owner.value()))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(200);
    }

    @Test
    void who_was_left_alone_because_there_was_no_way_is_looked_at_again_when_rules_change() {
        contactHours(NIGHT);
        sweepToTheEnd();
        var ada = buys();
        assertThat(reasons(ada)).containsExactly("WITHDRAWN|NO_WAY");
        assertThat(openOf(ada)).isZero();
        var reviewed = decisions(ada);

        floor.sweep();
        assertThat(decisions(ada)).isEqualTo(reviewed);
        contactHours(null);
        sweepToTheEnd();

        assertThat(reasons(ada)).containsExactly("OPEN|");
        var followUp = floor.followUp(ada);
        assertThat(((Waiting) followUp.status()).nextAt()).isBetween(floor.at(6, "00:00"), floor.at(8, "23:59"));
        assertThat(moves(latest().id()))
                .filteredOn(move -> move.customerId().equals(ada))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.before()).isEqualTo(Replanning.Plan.LEFT_ALONE);
                    assertThat(move.after()).isEqualTo(Replanning.Plan.of(followUp));
                });
    }

    @Test
    void what_found_no_way_and_is_too_late_by_now_is_left_alone() {
        contactHours(NIGHT);
        sweepToTheEnd();
        var ada = buys();
        floor.to(15, "10:00");
        var decided = decisions(ada);

        contactHours(null);
        sweepToTheEnd();

        assertThat(reasons(ada)).containsExactly("WITHDRAWN|NO_WAY");
        assertThat(decisions(ada)).isEqualTo(decided);
        assertThat(openOf(ada)).isZero();
    }

    @Test
    void what_a_person_ended_does_not_come_back() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the catalogue");
        floor.sweep();
        requests.cancel(floor.followUp(ada).id(), "no need", "lead");

        contactHours(AFTERNOON);
        sweepToTheEnd();

        assertThat(openOf(ada)).isZero();
    }

    /// A first order that is dear enough for a welcome, delivered today.
    private String buys() {
        var ada = floor.customer(ana);
        var at = floor.at(0, "09:00");
        floor.tell(
                ShopEvents.event("order.placed", ShopEvents.id(), at, """
            {"customer":{"id":"%1$s"},"order":{"id":"P-%1$s","placedAt":"%2$s","currency":"EUR","total":400,
             "lines":[{"sku":"A","name":"Lamp","quantity":1,"unitPrice":400}]}}""".formatted(ada, at)),
                ShopEvents.delivered(ada, "P-" + ada, at));
        return ada;
    }

    private List<String> reasons(String customer) {
        return database.rows("select fate || '|' || coalesce(why, '') from reason where customer_id = ?", customer);
    }

    private long openOf(String customer) {
        return database.count(
                "select count(*) from follow_up where customer_id = ? and status in ('WAITING', 'ACTIVE')", customer);
    }

    private long decisions(String customer) {
        return database.count("select count(*) from decision where customer_id = ?", customer);
    }

    @Test
    void nothing_is_decided_anew_while_nothing_changes() {
        var before = latest();
        floor.after(Duration.ofMinutes(1));
        sweepToTheEnd();
        assertThat(latest().id()).isEqualTo(before.id());
    }

    @Test
    void a_change_in_the_middle_of_one_begins_another_from_the_start() {
        var ada = floor.customer(ana);
        floor.ask(ada, "the catalogue", floor.at(1, "09:30"));
        floor.sweep();
        database.update("update replanning set finished_at = null, after_id = 'zzz' where id = ?", latest().id());

        contactHours(AFTERNOON);
        sweepToTheEnd();

        assertThat(((Waiting) floor.followUp(ada).status()).nextAt()).isEqualTo(floor.at(1, "14:00"));
        assertThat(database.count("select count(*) from replanning where finished_at is null"))
                .isZero();
    }

    /// A look takes some batches only.
    private void sweepToTheEnd() {
        for (int i = 0; i < 50; i++) {
            floor.sweep();
            if (latest().finishedAt() != null) {
                return;
            }
        }
        throw new AssertionError("does not end: " + latest());
    }

    private void contactHours(@Nullable List<Settings.Hours> hours) {
        floor.set(settings -> SettingsBuilder.like(settings).contactHours(hours).build());
    }

    private Replanning latest() {
        return QuarkusTransaction.requiringNew().call(replannings::latest).orElseThrow();
    }

    private List<Replanning.Moved> moves(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> replannings.moves(id, "", 100_000));
    }
}
