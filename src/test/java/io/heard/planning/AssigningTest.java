package io.heard.planning;

import static io.heard.planning.NeedBuilder.aNeed;
import static io.heard.planning.RepBuilder.aRep;
import static io.heard.planning.RepBuilder.instant;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.planning.Assignment.TeamQueue;
import io.heard.planning.Assignment.To;
import io.heard.planning.Assignment.Wait;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssigningTest {

    static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void an_owner_on_shift_takes_the_work_whatever_their_load() {
        var ana = aRep("ana").working("09:00", "17:00").loaded(ofHours(5));
        var ben = aRep("ben").working("09:00", "17:00");

        assertThat(assign(aNeed().ownedBy("ana"), ana, ben)).isEqualTo("ana");
    }

    @Test
    void routine_work_waits_for_the_owners_next_shift_before_due() {
        var ana = aRep("ana").working("2026-11-24T09:00:00Z", "2026-11-24T17:00:00Z");
        var ben = aRep("ben").working("09:00", "17:00");

        var assignment = Assigning.assign(
                aNeed().ownedBy("ana").due("2026-11-25T17:00:00Z").build(), List.of(ana.build(), ben.build()), TEN);

        assertThat(assignment)
                .isInstanceOfSatisfying(
                        Wait.class, wait -> assertThat(wait.until()).isEqualTo("2026-11-24T09:00:00Z"));
    }

    @Test
    void routine_work_does_not_wait_for_a_shift_that_begins_when_it_is_due() {
        var ana = aRep("ana").working("2026-11-24T09:00:00Z", "2026-11-24T17:00:00Z");
        var ben = aRep("ben").working("09:00", "17:00");

        assertThat(assign(aNeed().ownedBy("ana").due("2026-11-24T09:00:00Z"), ana, ben))
                .isEqualTo("ben");
    }

    @Test
    void waiting_skips_a_shift_that_lies_between_the_windows_of_today() {
        var ana = aRep("ana").working("12:00", "14:00").working("2026-11-24T09:00:00Z", "2026-11-24T17:00:00Z");
        var need = aNeed().ownedBy("ana").inWindow("10:00", "11:00").inWindow("15:00", "16:00");

        var assignment = Assigning.assign(need.build(), List.of(ana.build()), TEN);

        assertThat(assignment)
                .isInstanceOfSatisfying(
                        Wait.class, wait -> assertThat(wait.until()).isEqualTo("2026-11-24T09:00:00Z"));
    }

    @Test
    void an_owner_who_works_later_today_inside_a_window_takes_routine_work_already() {
        var ana = aRep("ana").working("14:00", "18:00");
        var ben = aRep("ben").working("09:00", "17:00");

        assertThat(assign(aNeed().ownedBy("ana").inWindow("10:00", "16:00"), ana, ben))
                .isEqualTo("ana");
    }

    @Test
    void urgent_work_does_not_wait_for_an_owner_who_is_not_there() {
        var ana = aRep("ana").working("14:00", "18:00");
        var ben = aRep("ben").working("09:00", "17:00");

        assertThat(assign(aNeed().ownedBy("ana").urgentSince(TEN), ana, ben)).isEqualTo("ben");
    }

    @Test
    void urgent_work_leaves_an_owner_on_shift_after_15_minutes() {
        var ana = aRep("ana").working("09:00", "17:00");
        var ben = aRep("ben").working("09:00", "17:00").loaded(ofMinutes(60));

        assertThat(assign(aNeed().ownedBy("ana").urgentSince(TEN.minus(ofMinutes(14))), ana, ben))
                .isEqualTo("ana");
        assertThat(assign(aNeed().ownedBy("ana").urgentSince(TEN.minus(ofMinutes(15))), ana, ben))
                .isEqualTo("ben");
        assertThat(assign(aNeed().ownedBy("ana").urgentSince(TEN.minus(ofMinutes(15))), ana))
                .isEqualTo("ana");
    }

    @Test
    void the_backup_comes_before_anybody_less_loaded() {
        var ana = aRep("ana").backedUpBy("cai");
        var ben = aRep("ben").working("09:00", "17:00");
        var cai = aRep("cai").working("09:00", "17:00").loaded(ofMinutes(60));

        assertThat(assign(aNeed().ownedBy("ana"), ana, ben, cai)).isEqualTo("cai");
    }

    @Test
    void the_least_loaded_takes_it_and_ties_go_by_id() {
        var ana = aRep("ana").working("09:00", "17:00").loaded(ofMinutes(30));
        var ben = aRep("ben").working("09:00", "17:00").loaded(ofMinutes(20));
        var cai = aRep("cai").working("09:00", "17:00").loaded(ofMinutes(20));

        assertThat(assign(aNeed(), cai, ana, ben)).isEqualTo("ben");
    }

    @Test
    void every_skill_is_needed_from_the_owner_too() {
        var ana = aRep("ana").working("09:00", "17:00").skilled("kitchen");
        var ben = aRep("ben")
                .working("09:00", "17:00")
                .skilled("kitchen", "lighting")
                .loaded(ofMinutes(60));

        assertThat(assign(aNeed().ownedBy("ana").needing("lighting", "kitchen"), ana, ben))
                .isEqualTo("ben");
    }

    @Test
    void who_has_a_skill_at_too_low_a_level_does_not_fit() {
        var ana = aRep("ana").working("09:00", "17:00").skilled("kitchen");
        var ben = aRep("ben").working("09:00", "17:00").skilled("kitchen:3").loaded(ofMinutes(60));

        assertThat(assign(aNeed().needing("kitchen"), ana, ben)).isEqualTo("ana");
        assertThat(assign(aNeed().needing("kitchen:2"), ana, ben)).isEqualTo("ben");
        assertThat(assign(aNeed().needing("kitchen:2"), ana)).isNull();
    }

    @Test
    void who_is_busy_or_away_gets_what_can_wait_and_nothing_urgent() {
        var ana = aRep("ana").working("09:00", "17:00").busy();
        var ben = aRep("ben").working("09:00", "17:00").loaded(ofMinutes(60));

        assertThat(assign(aNeed().ownedBy("ana").urgentSince(TEN), ana, ben)).isEqualTo("ben");
        assertThat(assign(aNeed().ownedBy("ana"), ana, ben)).isEqualTo("ana");
        assertThat(Assigning.assign(aNeed().urgentSince(TEN).build(), List.of(ana.build()), TEN))
                .isEqualTo(new TeamQueue("nobody who fits is free"));
    }

    @Test
    void whom_the_customer_does_not_want_gets_nothing_of_theirs_in_any_part() {
        var ana = aRep("ana").working("09:00", "17:00").backedUpBy("ben");
        var ben = aRep("ben").working("09:00", "17:00");
        var cai = aRep("cai").working("09:00", "17:00").loaded(ofMinutes(60));

        assertThat(assign(aNeed().notBy("ben"), ben, cai)).isEqualTo("cai");
        assertThat(assign(aNeed().ownedBy("ana").urgentSince(TEN).notBy("ana"), ana, ben, cai))
                .isEqualTo("ben");
        assertThat(assign(aNeed().ownedBy("ben").notBy("ben"), ben)).isNull();
    }

    @Test
    void who_declined_it_does_not_get_it_again_and_their_backup_is_asked_first() {
        var ana = aRep("ana").working("09:00", "17:00").backedUpBy("cai");
        var ben = aRep("ben").working("09:00", "17:00");
        var cai = aRep("cai").working("09:00", "17:00").loaded(ofMinutes(60));
        var owned = aNeed().ownedBy("ana");

        assertThat(assign(owned.declinedBy("ana"), ana, ben, cai)).isEqualTo("cai");
        assertThat(assign(owned.declinedBy("ana", "cai"), ana, ben, cai)).isEqualTo("ben");
        assertThat(assign(aNeed().declinedBy("ben"), ben)).isNull();
    }

    @Test
    void a_plan_that_has_it_for_who_declined_it_says_nothing() {
        var ana = aRep("ana").working("09:00", "17:00");
        var ben = aRep("ben").working("09:00", "17:00");
        var tomorrow = new InPlan.OnDay(
                new RepId("ana"),
                RepBuilder.instant("2026-11-24T00:00:00Z"),
                RepBuilder.instant("2026-11-25T00:00:00Z"));

        assertThat(assign(aNeed().inPlan(tomorrow).declinedBy("ana"), ana, ben)).isEqualTo("ben");
        assertThat(assign(aNeed().inPlan(tomorrow), ana, ben)).isNull();
    }

    @Test
    void who_has_taken_it_over_keeps_it_before_owner_and_plan_and_tables() {
        var ana = aRep("ana").working("09:00", "17:00");
        var ben = aRep("ben").working("09:00", "17:00").loaded(ofHours(4));
        var cai = aRep("cai").working("2026-11-24T09:00:00Z", "2026-11-24T17:00:00Z");
        var taken = aNeed().ownedBy("ana").needing("kitchen").takenBy("ben");

        assertThat(assign(taken, ana, ben)).isEqualTo("ben");
        assertThat(assign(aNeed().ownedBy("ana").takenBy("ben").declinedBy("ben"), ana, ben))
                .isEqualTo("ana");
        assertThat(Assigning.assign(
                                aNeed().ownedBy("ana").takenBy("cai").build(), List.of(ana.build(), cai.build()), TEN)
                        .rep())
                .isEqualTo(new RepId("cai"));
        assertThat(assign(aNeed().ownedBy("ana").takenBy("cai").urgentSince(TEN), ana, cai))
                .isEqualTo("ana");
    }

    @Test
    void what_everybody_who_fits_has_declined_is_the_leads() {
        var ana = aRep("ana").working("09:00", "17:00").skilled("kitchen");
        var ben = aRep("ben").working("09:00", "17:00");
        var away = aRep("away").skilled("kitchen");
        var lea = aRep("lea").lead();
        var kitchen = aNeed().needing("kitchen");

        assertThat(assign(kitchen.declinedBy("ana"), ana, ben, lea)).isEqualTo("lea");
        assertThat(assign(kitchen.declinedBy("ana", "lea"), ana, ben, lea)).isEqualTo("lea");
        assertThat(assign(kitchen.declinedBy("ana"), ana, ben, away, lea)).isNull();
        assertThat(assign(kitchen.declinedBy("ana").notBy("lea"), ana, ben, lea))
                .isNull();
        assertThat(Assigning.assign(kitchen.declinedBy("ana").build(), List.of(ana.build(), ben.build()), TEN)
                        .because())
                .isEqualTo("everybody who fits has declined it");
    }

    @Test
    void who_has_had_enough_hard_conversations_gets_urgent_work_only_where_nobody_else_is() {
        var ana = aRep("ana").working("09:00", "17:00").spent();
        var ben = aRep("ben").working("09:00", "17:00").loaded(ofMinutes(60));

        assertThat(assign(aNeed().ownedBy("ana").urgentSince(TEN), ana, ben)).isEqualTo("ben");
        assertThat(assign(aNeed().urgentSince(TEN), ana, ben)).isEqualTo("ben");
        assertThat(assign(aNeed().ownedBy("ana"), ana, ben)).isEqualTo("ana");
        assertThat(assign(aNeed().ownedBy("ana").urgentSince(TEN), ana)).isEqualTo("ana");
    }

    @Test
    void the_customers_language_comes_before_the_load_and_the_fallback_after() {
        var ana = aRep("ana").working("09:00", "17:00").speaking("en");
        var ben = aRep("ben").working("09:00", "17:00").speaking("pt-BR").loaded(ofMinutes(60));

        assertThat(assign(aNeed().speaking("pt").orElse("en"), ana, ben)).isEqualTo("ben");
        assertThat(assign(aNeed().speaking("pt").orElse("en"), ana)).isEqualTo("ana");
        assertThat(assign(aNeed().speaking("pt").orElse("de"), ana)).isNull();
    }

    @Test
    void a_rep_without_a_fixed_shift_comes_last_and_only_up_to_the_daily_limit() {
        var director = aRep("ada").working("09:00", "17:00").occasional(1);
        var ben = aRep("ben").working("09:00", "17:00").loaded(ofHours(5));

        assertThat(assign(aNeed(), director, ben)).isEqualTo("ben");
        assertThat(assign(aNeed(), director)).isEqualTo("ada");
        assertThat(assign(aNeed(), director.occasional(0))).isNull();
    }

    @Test
    void work_for_the_lead_goes_to_the_lead_on_shift_or_not() {
        var ana = aRep("ana").working("09:00", "17:00");

        assertThat(assign(aNeed().forLead(), ana, aRep("liv").lead())).isEqualTo("liv");
        assertThat(assign(aNeed().forLead(), ana)).isNull();
    }

    @Test
    void nobody_on_shift_and_nobody_who_fits_are_told_apart() {
        var ana = aRep("ana").skilled("kitchen");

        assertThat(Assigning.assign(aNeed().needing("kitchen").build(), List.of(ana.build()), TEN))
                .isEqualTo(new TeamQueue("nobody who fits is on shift"));
        assertThat(Assigning.assign(aNeed().needing("lighting").build(), List.of(ana.build()), TEN))
                .isEqualTo(new TeamQueue("nobody in the team has the skills and the language"));
    }

    @Test
    void a_batch_spreads_the_work_because_what_a_rep_gets_counts() {
        var ana = aRep("ana").working("09:00", "17:00").loaded(ofMinutes(15));
        var ben = aRep("ben").working("09:00", "17:00");
        var need = aNeed().build();

        var assignments = Assigning.assignAll(List.of(need, need, need, need), List.of(ana.build(), ben.build()), TEN);

        assertThat(assignments).extracting(AssigningTest::rep).containsExactly("ben", "ben", "ana", "ben");
    }

    @Test
    void batches_that_follow_each_other_spread_the_work_as_one() {
        var reps = List.of(
                aRep("ana").working("09:00", "17:00").loaded(ofMinutes(15)).build(),
                aRep("ben").working("09:00", "17:00").build(),
                aRep("cyd").working("09:00", "17:00").occasional(2).build());
        var needs = Collections.nCopies(9, aNeed().build());
        var first = needs.subList(0, 4);
        var then = needs.subList(4, 9);

        var assignments = Assigning.assignAll(first, reps, TEN);
        var further = Assigning.assignAll(then, Assigning.after(reps, first, assignments), TEN);

        assertThat(Stream.concat(assignments.stream(), further.stream()).toList())
                .isEqualTo(Assigning.assignAll(needs, reps, TEN));
    }

    @Test
    void a_batch_keeps_to_the_daily_limit() {
        var ada = aRep("ada").working("09:00", "17:00").occasional(2);
        var need = aNeed().build();

        var assignments = Assigning.assignAll(List.of(need, need, need), List.of(ada.build()), TEN);

        assertThat(assignments).extracting(AssigningTest::rep).containsExactly("ada", "ada", null);
    }

    @Test
    void work_without_windows_is_nobodys_in_particular_but_the_leads() {
        var none = aNeed().speaking(null).withoutWindows().build();

        assertThat(Assigning.assign(
                        none, List.of(aRep("ana").working("09:00", "17:00").build()), TEN))
                .isInstanceOf(TeamQueue.class);
    }

    @Test
    void whoever_has_it_in_the_plan_for_today_takes_it_before_its_owner() {
        var ana = aRep("ana").working("09:00", "17:00");
        var ben = aRep("ben").working("09:00", "17:00");
        var today = new InPlan.OnDay(new RepId("ben"), instant("06:00"), instant("2026-11-24T06:00:00Z"));

        assertThat(assign(aNeed().ownedBy("ana").inPlan(today), ana, ben)).isEqualTo("ben");
        assertThat(assign(aNeed().ownedBy("ana").inPlan(today).urgentSince(TEN), ana, ben))
                .isEqualTo("ana");
        assertThat(assign(aNeed().ownedBy("ana").inPlan(today).notBy("ben"), ana, ben))
                .isEqualTo("ana");
        assertThat(assign(aNeed().ownedBy("ana").inPlan(today), ana)).isEqualTo("ana");
    }

    @Test
    void what_has_another_day_waits_for_it_and_what_has_none_for_room_while_there_is_time() {
        var ana = List.of(aRep("ana").working("09:00", "17:00").build());
        var tomorrow =
                new InPlan.OnDay(new RepId("ana"), instant("2026-11-24T06:00:00Z"), instant("2026-11-25T06:00:00Z"));
        var nowhere = new InPlan.NoRoom(instant("2026-11-24T06:00:00Z"));
        var over = new InPlan.OnDay(new RepId("ben"), instant("2026-11-22T06:00:00Z"), instant("06:00"));

        assertThat(Assigning.assign(aNeed().inPlan(tomorrow).build(), ana, TEN))
                .isEqualTo(
                        new Wait(new RepId("ana"), instant("2026-11-24T06:00:00Z"), "waits for its day in the plan"));
        assertThat(Assigning.assign(aNeed().inPlan(nowhere).build(), ana, TEN)).isInstanceOf(Wait.class);
        assertThat(rep(Assigning.assign(
                        aNeed().inPlan(nowhere).due("2026-11-23T20:00:00Z").build(), ana, TEN)))
                .isEqualTo("ana");
        assertThat(rep(Assigning.assign(aNeed().inPlan(over).build(), ana, TEN)))
                .isEqualTo("ana");
    }

    private static @Nullable String assign(NeedBuilder need, RepBuilder... reps) {
        var all = List.of(reps).stream().map(RepBuilder::build).toList();
        return rep(Assigning.assign(need.build(), all, TEN));
    }

    private static @Nullable String rep(Assignment assignment) {
        return assignment instanceof To to ? to.repId().value() : null;
    }
}
