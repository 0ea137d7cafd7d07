package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Interval;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.decision.Standing;
import io.heard.followup.FollowUpStatus.Active;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.followup.FollowUpStatus.Wake;
import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.rulebook.Settings.Outreach;
import io.heard.task.TaskStatus.Cancelled;
import io.heard.task.TaskStatus.Pending;
import io.heard.team.Presence;
import io.heard.team.PresenceRepository;
import io.heard.team.Role;
import io.heard.team.SkillTable;
import io.heard.team.SkillTableRepository;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReleasingIT {

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Releasing releasing;

    @Inject
    WorkQueue queue;

    @Inject
    TaskViews views;

    @Inject
    SkillTableRepository tables;

    @Inject
    PresenceRepository presences;

    @Inject
    Database database;

    TeamId team;
    RepId ana;

    @BeforeEach
    void people() {
        team = floor.team();
        ana = floor.rep(team, "ana");
    }

    @Test
    void urgent_work_is_a_task_at_once() {
        var now = floor.tuesday("10:00");
        var ada = floor.customer(ana);

        floor.concern(ada, "the lid is chipped");
        floor.sweep();

        var task = floor.task(ada);
        assertThat(task.type()).isEqualTo(Channel.CALL);
        assertThat(task.urgent()).isTrue();
        assertThat(task.repId()).isEqualTo(ana);
        assertThat(task.windows().list()).containsExactly(new Interval(now.plusSeconds(1), floor.at(0, "21:00")));
        assertThat(floor.followUp(ada).status()).isInstanceOf(Active.class);
        assertThat(floor.told(task)).containsExactly("task.assigned");
    }

    @Test
    void the_topic_of_a_question_finds_who_knows_it_well_enough() {
        floor.tuesday("10:00");
        var zoe = floor.skilled(team, "zoe", "law:3");
        floor.skilled(team, "yan", "law:1");
        skills(new SkillTable.Row(SkillTable.Kind.TOPIC, "Warranty", Skill.parse("law:2")));
        var ada = floor.customer(ana);
        var bea = floor.customer(ana);

        floor.question(ada, "warranty");
        floor.question(bea, "sizes");
        floor.sweep();

        assertThat(floor.task(ada).skills()).containsExactly("law:2");
        assertThat(floor.task(ada).repId()).isEqualTo(zoe);
        assertThat(floor.task(ada).because())
                .extracting(Because::detail)
                .contains("needs law:2 by the table of skills");
        assertThat(floor.task(bea).skills()).isEmpty();
        assertThat(floor.task(bea).repId()).isEqualTo(ana);
    }

    @Test
    void urgent_work_passes_by_who_is_away_until_they_are_back() {
        var now = floor.tuesday("10:00");
        var ben = floor.rep(team, "ben");
        away(ana, now.plus(Duration.ofMinutes(30)));
        var ada = floor.customer(ana);
        var bea = floor.customer(ana);

        floor.concern(ada, "the lid is chipped");
        floor.sweep();
        floor.after(Duration.ofMinutes(30));
        floor.concern(bea, "the lid is chipped");
        floor.sweep();

        assertThat(floor.task(ada).repId()).isEqualTo(ben);
        assertThat(floor.task(bea).repId()).isEqualTo(ana);
    }

    private void away(RepId rep, Instant until) {
        QuarkusTransaction.requiringNew()
                .run(() -> presences.set(rep, new Presence(Presence.Status.AWAY, until), clock.instant()));
    }

    private void skills(SkillTable.Row... rows) {
        assertThat(QuarkusTransaction.requiringNew().call(() -> tables.save(new SkillTable(team, List.of(rows), 0))))
                .isTrue();
    }

    @Test
    void what_the_world_is_told_does_not_reach_the_customer() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        floor.concern(ada, "the lid is chipped");
        floor.sweep();

        var told = database.rows(
                        "select convert_from(body, 'UTF8') from outbox where subject_id = ?",
                        floor.task(ada).id().value())
                .getFirst();

        assertThat(told)
                .contains("\"representativeId\":\"" + ana + "\"", "Ada Berger", "A concern was raised")
                .doesNotContain("+44207", "@example.com", "lid is chipped", "\"brief\"");
    }

    @Test
    void work_of_the_night_waits_for_the_day() {
        floor.tuesday("22:30");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");

        floor.sweep();

        assertThat(floor.openTask(ada)).isNull();
        assertThat(floor.followUp(ada).status()).isEqualTo(Waiting.release(floor.at(1, "08:00")));
    }

    @Test
    void the_morning_lays_out_the_day_once() {
        floor.tuesday("22:30");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");

        floor.to(1, "05:59");
        assertThat(floor.openTask(ada)).isNull();
        floor.to(0, "06:00");

        var task = floor.task(ada);
        assertThat(task.repId()).isEqualTo(ana);
        assertThat(task.windows().list()).containsExactly(new Interval(floor.at(0, "08:00"), floor.at(0, "21:00")));
        assertThat(queue.next(ana)).isEqualTo(new Next.NothingNow());
        var late = floor.customer(ana);
        floor.ask(late, "the same");
        releasing.releaseMornings(clock.instant());
        assertThat(floor.openTask(late)).isNull();
        floor.to(0, "08:00");
        assertThat(floor.openTask(late)).isNotNull();
        assertThat(queue.next(ana)).isInstanceOf(Next.Take.class);
    }

    @Test
    void a_promised_time_of_the_day_comes_at_its_time_and_not_in_the_morning() {
        floor.tuesday("22:30");
        var ada = floor.customer(ana);
        floor.callBack(ada, floor.at(1, "15:00"));

        floor.to(1, "07:30");
        assertThat(floor.openTask(ada)).isNull();
        floor.to(0, "15:00");
        floor.sweep();

        assertThat(floor.task(ada).promisedAt()).isEqualTo(floor.at(0, "15:00"));
        assertThat(floor.task(ada).repId()).isEqualTo(ana);
    }

    @Test
    void what_has_a_later_date_today_may_not_start_before() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue", floor.at(1, "13:00"));

        floor.to(1, "06:00");

        assertThat(floor.task(ada).windows().list().getFirst().start()).isEqualTo(floor.at(0, "13:00"));
    }

    @Test
    void whom_only_the_lead_talks_to_is_contacted_at_the_same_hours() {
        var team = floor.team();
        var lead = floor.lead(team, "lea");
        floor.tuesday("22:30");
        var ada = floor.customer(lead, Standing.LEAD_ONLY);
        floor.ask(ada, "the new catalogue");

        floor.to(1, "06:00");

        var task = floor.task(ada);
        assertThat(task.forLead()).isTrue();
        assertThat(task.windows().list().getFirst().start()).isEqualTo(floor.at(0, "08:00"));
        assertThat(queue.next(lead)).isInstanceOf(Next.NothingNow.class);
        floor.to(0, "08:00");
        assertThat(queue.next(lead)).isInstanceOf(Next.Take.class);
    }

    @Test
    void a_jump_over_days_releases_nothing_outside_the_windows() {
        floor.tuesday("22:30");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        var urgent = floor.customer(ana);
        floor.concern(urgent, "it broke");

        floor.to(3, "03:00");

        assertThat(floor.openTask(ada)).isNull();
        assertThat(floor.openTask(urgent)).isNull();
        assertThat(floor.followUp(urgent).status()).isEqualTo(Waiting.release(floor.at(0, "08:00")));
        floor.to(0, "08:00");
        assertThat(floor.task(urgent).windows().contains(clock.instant())).isTrue();
    }

    @Test
    void routine_work_waits_for_its_owner_and_is_not_looked_at_meanwhile() {
        floor.tuesday("10:00");
        var ben = floor.rep(team, "ben", Role.REP, List.of("THU"), null);
        var ada = floor.customer(ben);
        floor.ask(ada, "the new catalogue");

        floor.sweep();
        var waiting = floor.followUp(ada);
        floor.sweep();

        assertThat(floor.openTask(ada)).isNull();
        assertThat(waiting.status()).isInstanceOfSatisfying(Waiting.class, status -> {
            assertThat(status.wake()).isEqualTo(Wake.RELEASE);
            assertThat(status.wakeAt()).isEqualTo(floor.at(2, "06:00"));
        });
        assertThat(floor.followUp(ada).version()).isEqualTo(waiting.version());
        floor.to(2, "08:00");
        assertThat(floor.task(ada).repId()).isEqualTo(ben);
    }

    @Test
    void urgent_work_does_not_wait_for_an_owner_who_is_away() {
        floor.tuesday("10:00");
        var ben = floor.rep(team, "ben", Role.REP, List.of("THU"), null);
        var ada = floor.customer(ben);
        floor.concern(ada, "it broke");

        floor.sweep();

        assertThat(floor.task(ada).repId()).isEqualTo(ana);
    }

    @Test
    void urgent_work_passes_on_when_its_owner_does_not_begin() {
        floor.tuesday("10:00");
        var ben = floor.rep(team, "ben");
        var ada = floor.customer(ben);
        floor.concern(ada, "it broke");
        floor.sweep();
        var task = floor.task(ada);

        floor.after(Duration.ofMinutes(14));
        assertThat(floor.task(ada).repId()).isEqualTo(ben);
        floor.after(Duration.ofMinutes(1));

        assertThat(floor.task(ada).id()).isEqualTo(task.id());
        assertThat(floor.task(ada).repId()).isEqualTo(ana);
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.assigned");
    }

    @Test
    void with_nobody_on_shift_it_is_the_whole_teams() {
        var empty = floor.team();
        var ben = floor.rep(empty, "ben", Role.REP, List.of("THU"), null);
        floor.tuesday("10:00");
        var ada = floor.customer(ben);
        floor.concern(ada, "it broke");

        floor.sweep();

        assertThat(floor.task(ada).repId()).isNull();
        assertThat(floor.task(ada).teamId()).isEqualTo(empty);
        assertThat(floor.told(floor.task(ada))).containsExactly("task.queued");
    }

    @Test
    void a_closed_window_plans_again_and_the_attempt_does_not_count() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        var task = floor.task(ada);

        floor.to(0, "21:00");

        assertThat(floor.stored(task).status()).isEqualTo(new Cancelled("WINDOW_CLOSED", clock.instant()));
        assertThat(floor.followUp(ada).status()).isEqualTo(Waiting.release(floor.at(1, "08:00")));
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.cancelled");
        floor.to(1, "06:00");
        assertThat(floor.task(ada).attempt()).isEqualTo(1);
    }

    @Test
    void a_claim_outlives_the_window_until_its_lease_ends() {
        floor.tuesday("20:45");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        var task = floor.task(ada);
        queue.claim(task.id(), ana, null);

        floor.to(0, "21:00");
        assertThat(floor.task(ada).status().name()).isEqualTo("CLAIMED");
        floor.to(0, "21:16");

        assertThat(floor.openTask(ada)).isNull();
        assertThat(floor.stored(task).status()).isInstanceOf(Cancelled.class);
    }

    @Test
    void a_lapsed_lease_puts_the_task_back() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        queue.claim(floor.task(ada).id(), ana, null);

        floor.after(Duration.ofMinutes(29));
        assertThat(floor.task(ada).status().name()).isEqualTo("CLAIMED");
        floor.after(Duration.ofMinutes(1));

        var task = floor.task(ada);
        assertThat(task.status()).isInstanceOf(Pending.class);
        assertThat(task.lastHolder()).isEqualTo(ana);
        assertThat(floor.told(task)).containsExactly("task.assigned", "task.claimed", "task.released");
    }

    @Test
    void paused_outreach_keeps_everything_until_it_is_resumed() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        floor.set(settings -> settings.with(new Outreach(Outreach.Status.PAUSED, "CALL", "GB", "storm")));
        try {
            floor.ask(ada, "the new catalogue");
            floor.sweep();

            assertThat(floor.openTask(ada)).isNull();
            assertThat(floor.followUp(ada).status()).isInstanceOf(Waiting.class);
        } finally {
            floor.set(settings -> settings.with(Outreach.RUNNING));
        }
        floor.sweep();
        assertThat(floor.openTask(ada)).isNotNull();
    }

    @Test
    void paused_outreach_hands_nothing_out() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        floor.set(settings -> settings.with(new Outreach(Outreach.Status.PAUSED, null, null, "storm")));
        try {
            assertThat(queue.next(ana)).isEqualTo(new Next.NothingNow());
        } finally {
            floor.set(settings -> settings.with(Outreach.RUNNING));
        }
        assertThat(queue.next(ana)).isInstanceOf(Next.Take.class);
    }

    @Test
    void a_long_pause_loses_nothing() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        floor.set(settings -> settings.with(new Outreach(Outreach.Status.PAUSED, null, null, "storm")));
        try {
            floor.ask(ada, "the new catalogue");
            floor.to(35, "10:00");
            assertThat(floor.openTask(ada)).isNull();
        } finally {
            floor.set(settings -> settings.with(Outreach.RUNNING));
        }

        floor.sweep();

        assertThat(floor.task(ada).dueAt()).isBefore(clock.instant());
    }

    @Test
    void who_goes_on_down_a_list_is_told_of_a_pause() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        floor.set(settings -> settings.with(new Outreach(Outreach.Status.PAUSED, "CALL", null, "storm")));
        try {
            assertThat(queue.claim(floor.task(ada).id(), ana, null)).isInstanceOf(Claim.Won.class);
            assertThat(views.of(floor.task(ada)).pausedWhy()).isEqualTo("storm");
        } finally {
            floor.set(settings -> settings.with(Outreach.RUNNING));
        }
        assertThat(views.of(floor.task(ada)).pausedWhy()).isNull();
    }

    @Test
    void two_customers_with_one_number_are_called_on_two_days() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        var bea = floor.customer(ana);
        database.update("update customer set phone = (select phone from customer where id = ?) where id = ?", ada, bea);
        floor.ask(ada, "the new catalogue");
        floor.ask(bea, "the new catalogue");

        floor.sweep();
        floor.sweep();

        var waiting =
                Stream.of(ada, bea).filter(one -> floor.openTask(one) == null).toList();
        assertThat(waiting).hasSize(1);
        assertThat(floor.followUp(waiting.getFirst()).status()).isEqualTo(Waiting.release(floor.at(1, "08:00")));
    }

    @Test
    void conversations_with_others_of_an_account_count_half() {
        var now = floor.tuesday("10:00");
        var ada = floor.customer(ana);
        var bea = floor.customer(ana);
        database.update("update customer set account_id = ? where id in (?, ?)", "acme-" + ada, ada, bea);
        talkedTo(bea, now.minus(Duration.ofDays(29)));
        floor.ask(ada, "the new catalogue");
        assertThat(floor.followUp(ada).plan().because())
                .noneMatch(line -> line.rule().equals("CAP"));

        talkedTo(bea, now.minus(Duration.ofDays(28)));
        floor.ask(ada, "and the old one");

        assertThat(floor.followUp(ada).plan().because())
                .anyMatch(line -> line.detail().endsWith("in the whole account"));
    }

    private void talkedTo(String customer, Instant at) {
        database.update("""
                insert into contact (customer_id, id, at, channel, direction, disposition, asked_for, recorded_at)
                values (?, gen_random_uuid(), cast(? as timestamptz), 'EMAIL', 'OUT', 'REPLIED', false, cast(? as timestamptz))
                """, customer, at.toString(), at.toString());
    }

    @Test
    void a_mail_may_go_at_any_hour() {
        floor.tuesday("23:00");
        var ada = floor.customer(ana);
        floor.ask(ada, "the new catalogue", Channel.EMAIL);

        floor.to(1, "06:00");

        assertThat(floor.task(ada).type()).isEqualTo(Channel.EMAIL);
    }

    @Test
    void many_at_once_are_all_released() {
        floor.tuesday("10:00");
        var ada = floor.customer(ana);
        floor.ask(ada, "the first");
        var id = floor.followUp(ada).id();
        int many = 1_200;
        database.update("""
                insert into customer (id, name, phone, country, time_zone, owner_id, known, created_at)
                select ada.id || '-' || n, 'Ada', '+4420' || (80000000 + n), 'GB', 'Europe/London', ada.owner_id, true, ada.created_at
                  from customer as ada, generate_series(1, ?) as n
                 where ada.id = ?
                """, many, ada);
        database.update("""
                insert into follow_up (customer_id, id, status, wake, next_at, wake_at, due_at, channel, purpose, effort_seconds,
                                       leading_id, created_at)
                select customer_id || '-' || n, gen_random_uuid(), status, wake, next_at, wake_at, due_at, channel, purpose,
                       effort_seconds, leading_id, created_at
                  from follow_up, generate_series(1, ?) as n
                 where id = ?
                """, many, id);
        database.update("""
                insert into reason (customer_id, id, playbook, playbook_version, source, subject, asked_for, raised_at, target, due,
                                    fate, state, follow_up_id, own)
                select f.customer_id, gen_random_uuid(), r.playbook, 0, r.source, r.subject, false, r.raised_at, r.target, r.due,
                       'OPEN', 'TAKEN', f.id, r.own
                  from reason as r
                  join follow_up as f on f.customer_id like r.customer_id || '-%'
                 where r.follow_up_id = ?
                """, id);

        floor.sweep();

        assertThat(database.count(
                        "select count(*) from task where customer_id like ? and status = 'PENDING'", ada + "%"))
                .isEqualTo(many + 1);
    }
}
