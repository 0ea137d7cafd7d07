package io.heard.workqueue;

import static io.heard.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Days;
import io.heard.conversation.Preferring;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Standing;
import io.heard.followup.FollowUpStatus.Active;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskStatus.Cancelled;
import io.heard.task.TaskStatus.Claimed;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.Role;
import io.heard.testing.Floor;
import io.heard.testing.ShopEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WorkQueueIT {

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    WorkQueue queue;

    @Inject
    TaskViews views;

    @Inject
    Preferring preferring;

    TeamId team;
    RepId ana;

    @BeforeEach
    void people() {
        team = floor.team();
        ana = floor.rep(team, "ana");
        floor.tuesday("10:00");
    }

    @Test
    void a_claim_lasts_for_the_lease_and_can_be_renewed() {
        var task = routine(ana);

        queue.claim(task.id(), ana, null);
        floor.after(Duration.ofMinutes(20));
        var renewed = queue.claim(task.id(), ana, null);

        assertThat(renewed)
                .isInstanceOfSatisfying(
                        Claim.Won.class,
                        won -> assertThat(won.task().status())
                                .isEqualTo(new Claimed(ana, clock.instant().plus(Duration.ofMinutes(30)))));
        assertThat(floor.stored(task)).isEqualTo(((Claim.Won) renewed).task());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 32})
    void of_many_who_claim_at_once_one_wins(int many) throws Exception {
        var away = floor.rep(team, "away", Role.REP, List.of("SUN"), null);
        var task = urgentOfTheTeam(away);
        var reps =
                IntStream.range(0, many).mapToObj(i -> floor.rep(team, "r" + i)).toList();

        var claims = atOnce(reps.stream()
                .<Callable<Claim>>map(rep -> () -> queue.claim(task.id(), rep, null))
                .toList());

        assertThat(claims).filteredOn(Claim.Won.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(Claim.Refused.class::isInstance).hasSize(many - 1);
    }

    @Test
    void many_who_ask_for_the_next_at_once_get_a_task_each() throws Exception {
        var away = floor.rep(team, "away", Role.REP, List.of("SUN"), null);
        var tasks = IntStream.range(0, 8).mapToObj(_ -> urgentOfTheTeam(away)).toList();
        var reps = IntStream.range(0, 8).mapToObj(i -> floor.rep(team, "r" + i)).toList();

        var taken = atOnce(
                reps.stream().<Callable<Next>>map(rep -> () -> queue.next(rep)).toList());

        assertThat(taken.stream().map(next -> ((Next.Take) next).task().id()))
                .containsExactlyInAnyOrderElementsOf(
                        tasks.stream().map(Task::id).toList());
    }

    @Test
    void who_has_seen_another_version_is_told_so() {
        var task = routine(ana);

        assertThat(queue.claim(task.id(), ana, task.version() + 1)).isEqualTo(new Claim.Stale(task.version()));
        assertThat(queue.claim(task.id(), ana, task.version())).isInstanceOf(Claim.Won.class);
    }

    @Test
    void a_rep_sees_own_tasks_and_those_of_nobody_in_the_team() {
        var lead = floor.lead(team, "lead");
        var ben = floor.rep(team, "ben");
        var stranger = floor.rep(floor.team(), "stranger");
        var task = routine(ana);

        assertThat(visibleTo(task, ana, lead)).containsExactly(ana, lead);
        assertThat(visibleTo(task, ben, stranger)).isEmpty();
        assertThat(queue.view(task.id(), new Viewer.Everything())).contains(task);
        assertThat(queue.claim(task.id(), ben, null)).isEqualTo(new Claim.NoSuchTask());
        assertThat(queue.claim(TaskId.at(clock.instant()), ana, null)).isEqualTo(new Claim.NoSuchTask());

        queue.reassign(task.id(), lead, null, null);
        assertThat(visibleTo(task, ana, ben, lead)).hasSize(3);
        assertThat(visibleTo(task, stranger)).isEmpty();
    }

    @Test
    void only_the_holder_puts_a_task_back() {
        var lead = floor.lead(team, "lead");
        var task = routine(ana);
        queue.claim(task.id(), ana, null);

        assertThat(queue.release(task.id(), lead, null)).isEqualTo(new Claim.Refused("held by " + ana));
        assertThat(queue.release(task.id(), ana, null))
                .isInstanceOfSatisfying(
                        Claim.Won.class, won -> assertThat(won.task().status()).isInstanceOf(Pending.class));
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.claimed", "task.released");
    }

    @Test
    void what_happened_during_a_claim_has_its_effect_when_it_ends() {
        var ada = floor.customer(ana);
        floor.concern(ada, "it broke");
        floor.sweep();
        var task = floor.task(ada);
        queue.claim(task.id(), ana, null);

        floor.tell(ShopEvents.event(
                "concern.resolved", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"resolvedAt":"%s"}""".formatted(ada, clock.instant())));
        assertThat(floor.task(ada).marks()).hasSize(1);
        assertThat(views.of(floor.task(ada)).brief().know())
                .contains(floor.task(ada).marks().getFirst());
        queue.release(task.id(), ana, null);

        assertThat(floor.openTask(ada)).isNull();
        assertThat(floor.stored(task).status()).isInstanceOf(Cancelled.class);
    }

    @Test
    void a_lead_gives_work_to_somebody_else() {
        var lead = floor.lead(team, "lead");
        var ben = floor.rep(team, "ben");
        var task = routine(ana);

        assertThat(queue.reassign(task.id(), ana, ben, null)).isInstanceOf(Claim.Refused.class);
        assertThat(queue.reassign(task.id(), lead, new RepId("nobody"), null)).isInstanceOf(Claim.Refused.class);
        queue.reassign(task.id(), lead, ben, null);

        assertThat(floor.stored(task).repId()).isEqualTo(ben);
        assertThat(queue.queueOf(ben)).extracting(Task::id).containsExactly(task.id());
        assertThat(queue.queueOf(ana)).isEmpty();
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.assigned");
    }

    @Test
    void work_is_not_given_to_who_does_not_speak_the_language() {
        var lead = floor.lead(team, "lead");
        var yuki = floor.speaking(team, "yuki", List.of("ja"));
        var task = routine(ana);

        var given = queue.reassign(task.id(), lead, yuki, null);

        assertThat(given).isEqualTo(new Claim.Refused(yuki + " has not the skills or the language"));
        assertThat(queue.fitting(team, List.of(task)).get(task.id()))
                .contains(ana)
                .doesNotContain(yuki);
        assertThat(floor.stored(task).repId()).isEqualTo(ana);
    }

    @Test
    void of_two_who_give_the_same_work_on_the_second_is_told_so() {
        var lead = floor.lead(team, "lead");
        var ben = floor.rep(team, "ben");
        var task = routine(ana);
        queue.reassign(task.id(), lead, ben, task.version());

        assertThat(queue.reassign(task.id(), lead, ana, task.version())).isEqualTo(new Claim.Stale(task.version() + 1));
        assertThat(floor.stored(task).repId()).isEqualTo(ben);
    }

    @Test
    void urgent_work_comes_first_and_then_what_is_due_first() {
        var later = floor.customer(ana);
        floor.ask(later, "the catalogue");
        floor.after(Duration.ofMinutes(5));
        var sooner = routine(ana);
        var ada = floor.customer(ana);
        floor.concern(ada, "it broke");
        floor.sweep();

        assertThat(queue.queueOf(ana)).extracting(Task::customerId).containsExactly(ada, later, sooner.customerId());
    }

    @Test
    void next_leaves_out_what_the_customer_no_longer_wants_today() {
        var task = routine(ana);
        var never = new PreferencesDocument(
                null, null, null, null, List.of(new PreferencesDocument.Never(List.of("TUE"), null)), null);
        preferring.save(task.customerId(), never, 0);

        assertThat(queue.next(ana)).isEqualTo(new Next.NothingNow());
    }

    @Test
    void next_leaves_out_what_the_rep_holds() {
        routine(ana);
        assertThat(queue.next(ana)).isInstanceOf(Next.Take.class);

        assertThat(queue.next(ana)).isEqualTo(new Next.NothingNow());
    }

    @Test
    void only_the_lead_gets_what_is_for_the_lead() {
        var lead = floor.lead(team, "lead");
        var ada = floor.customer(ana, Standing.LEAD_ONLY);
        floor.concern(ada, "my lawyer will call");
        floor.sweep();

        assertThat(floor.task(ada).repId()).isEqualTo(lead);
        assertThat(queue.queueOf(ana)).isEmpty();
        assertThat(queue.queueOf(lead)).hasSize(1);
    }

    @Test
    void a_snooze_waits_until_then_and_the_attempt_does_not_count() {
        var task = routine(ana);
        var until = floor.at(1, "15:00");

        var snoozed = queue.snooze(task.id(), ana, until, null);

        assertThat(snoozed).isInstanceOfSatisfying(Snoozed.Done.class, done -> {
            assertThat(done.closed().task().status()).isEqualTo("CANCELLED");
            assertThat(done.closed().task().closedWhy()).isEqualTo("SNOOZED");
            assertThat(done.closed().next().status()).isEqualTo("WAITING");
            assertThat(done.closed().next().nextAt()).isEqualTo(until);
        });
        assertThat(floor.followUp(task.customerId()).status()).isEqualTo(Waiting.release(until));
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.snoozed");
        floor.goTo(until);
        assertThat(floor.task(task.customerId()).attempt()).isEqualTo(1);
    }

    @Test
    void a_snooze_must_lie_in_a_window_in_the_future_and_before_due() {
        var task = routine(ana);

        assertThat(List.of(
                        floor.at(1, "22:00"),
                        floor.at(1, "07:59"),
                        floor.at(1, "20:55"),
                        floor.at(-1, "15:00"),
                        floor.at(8, "15:00")))
                .allSatisfy(until -> assertThat(queue.snooze(task.id(), ana, until, null))
                        .isInstanceOfSatisfying(
                                Snoozed.NotThen.class,
                                not -> assertThat(not.windows())
                                        .isNotEmpty()
                                        .allMatch(window -> window.end().isAfter(clock.instant()))));
        assertThat(floor.followUp(task.customerId()).status()).isInstanceOf(Active.class);
    }

    @Test
    void a_task_is_put_off_twice_at_most() {
        var customer = routine(ana).customerId();
        for (var time : List.of("12:00", "14:00")) {
            assertThat(queue.snooze(floor.task(customer).id(), ana, floor.at(0, time), null))
                    .isInstanceOf(Snoozed.Done.class);
            floor.to(0, time);
        }

        assertThat(queue.snooze(floor.task(customer).id(), ana, floor.at(0, "16:00"), null))
                .isInstanceOfSatisfying(
                        Snoozed.NotThen.class, not -> assertThat(not.why()).contains("2 times"));
    }

    @Test
    void a_snooze_of_what_another_holds_is_refused() {
        var lead = floor.lead(team, "lead");
        var task = routine(ana);
        queue.claim(task.id(), ana, null);

        assertThat(queue.snooze(task.id(), lead, floor.at(1, "15:00"), null)).isInstanceOf(Snoozed.Refused.class);
        assertThat(queue.snooze(TaskId.at(clock.instant()), ana, floor.at(1, "15:00"), null))
                .isEqualTo(new Snoozed.NoSuchTask());
    }

    @Test
    void a_brief_tells_the_facts_and_leaves_gaps_where_there_are_none() {
        var ada = floor.customer(ana);
        floor.concern(ada, "the lid <is> chipped");
        floor.sweep();

        var view = views.of(floor.task(ada));

        assertThat(view.brief().why()).containsExactly("Ada Berger is not happy: the lid <is> chipped");
        assertThat(view.brief().know()).noneMatch(line -> line.contains("About order"));
        assertThat(view.reasons().getFirst().text()).isEqualTo("Ada Berger is not happy: the lid <is> chipped");
        assertThat(view.customer().localTime()).isEqualTo("10:00");
        assertThat(view.customer().phone()).startsWith("+44207");
        assertThat(view.windows()).isEqualTo(floor.task(ada).windows().list());
    }

    @Test
    void a_brief_says_that_a_part_of_the_order_came_back() {
        var ada = floor.customer(ana);
        var now = clock.instant();
        floor.tell(
                ShopEvents.event("order.placed", ShopEvents.id(), now, """
            {"customer":{"id":"%1$s"},"order":{"id":"P-%1$s","placedAt":"%2$s","currency":"EUR","total":40,
             "lines":[{"sku":"A","name":"Lamp","quantity":2,"unitPrice":20}]}}""".formatted(ada, now)),
                ShopEvents.event("order.returned", ShopEvents.id(), now, """
            {"customer":{"id":"%1$s"},"order":{"id":"P-%1$s"},"returnedAt":"%2$s",
             "lines":[{"sku":"A","quantity":1,"unitPrice":20}]}""".formatted(ada, now)),
                ShopEvents.event("question.asked", ShopEvents.id(), now, """
            {"customer":{"id":"%1$s"},"order":{"id":"P-%1$s"},"text":"which bulb","askedAt":"%2$s"}""".formatted(ada, now)));
        floor.sweep();

        assertThat(views.of(floor.task(ada)).brief().know())
                .anyMatch(line -> line.startsWith("A part of it came back on "));
    }

    @Test
    void a_brief_says_until_when_something_may_be_sent_back() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        var now = clock.instant();
        floor.tell(
                ShopEvents.event(
                        "order.placed", ShopEvents.id(), now, """
            {"customer":{"id":"%1$s"},"order":{"id":"P-%1$s","placedAt":"%2$s","currency":"EUR","total":400,"returnUntil":"%3$s",
             "lines":[{"sku":"A","name":"Lamp","quantity":2,"unitPrice":200}]}}""".formatted(ada, now, now.plus(Duration.ofDays(40)))),
                ShopEvents.delivered(ada, "P-" + ada, now));
        floor.to(7, "10:00");
        floor.sweep();

        var returns = Days.dateAt(now.plus(Duration.ofDays(40)), Floor.LONDON);
        assertThat(views.of(floor.task(ada)).brief().know())
                .anyMatch(line -> line.startsWith("Returns are free until ")
                        && line.contains(String.valueOf(returns.getDayOfMonth())));
    }

    @Test
    void a_gift_is_not_mentioned_before_the_day_after_delivery() {
        var ada = floor.customer(ana);
        floor.tell(ShopEvents.event(
                "order.placed", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"order":{"id":"G-%s","placedAt":"%s","currency":"EUR","total":20,"gift":true,
             "lines":[{"sku":"A","name":"Secret lamp","quantity":1,"unitPrice":20}]}}""".formatted(ada, ada, clock.instant())));
        floor.tell(ShopEvents.event(
                "concern.raised", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"order":{"id":"G-%s"},"text":"when does it come","raisedAt":"%s"}""".formatted(ada, ada, clock.instant())));
        floor.sweep();

        assertThat(views.of(floor.task(ada)).brief().know()).noneMatch(line -> line.contains("lamp"));
        floor.tell(ShopEvents.delivered(ada, "G-" + ada, clock.instant()));
        assertThat(views.of(floor.task(ada)).brief().know()).noneMatch(line -> line.contains("lamp"));
        floor.to(1, "09:00");
        assertThat(views.of(floor.task(ada)).brief().know()).anyMatch(line -> line.contains("lamp"));
    }

    private Task routine(RepId owner) {
        var ada = floor.customer(owner);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        return floor.task(ada);
    }

    private Task urgentOfTheTeam(RepId away) {
        var ada = floor.customer(away);
        floor.concern(ada, "it broke");
        floor.sweep();
        var task = floor.task(ada);
        if (task.repId() != null) {
            var lead = floor.lead(team, "lead");
            queue.reassign(task.id(), lead, null, null);
        }
        return floor.task(ada);
    }

    private List<RepId> visibleTo(Task task, RepId... reps) {
        return Stream.of(reps)
                .filter(rep -> queue.view(task.id(), new Viewer.Rep(rep)).isPresent())
                .toList();
    }
}
