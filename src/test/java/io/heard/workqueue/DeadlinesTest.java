package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Intervals;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.rulebook.Settings;
import io.heard.task.Escalation;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskStatus.Pending;
import io.heard.testing.SettingsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a task has come to which level, and which levels are news.
class DeadlinesTest {

    private static final Instant MONDAY_9AM = Instant.parse("2026-11-23T09:00:00Z");
    private static final Settings SETTINGS = Settings.defaults("Europe/London");
    private static final UUID FOLLOW_UP = UUID.fromString("0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d");

    @ParameterizedTest(name = "urgent work of 100 minutes after {0}: level {1}")
    @CsvSource({"0, 0", "49, 0", "50, 1", "79, 1", "80, 2", "99, 2", "100, 3", "5000, 3"})
    void urgent_work_is_told_at_parts_of_its_time(int minutes, int level) {
        var task = urgent(MONDAY_9AM, MONDAY_9AM.plus(Duration.ofMinutes(100)));

        assertThat(at(MONDAY_9AM.plus(Duration.ofMinutes(minutes))).level(task)).isEqualTo(level);
    }

    @ParameterizedTest(name = "routine work due at {0}, at {1}: level {2}")
    @CsvSource({
        "2026-11-28T00:00:00Z, 2026-11-24T23:59:00Z, 0", // due Friday night: Tuesday is too early
        "2026-11-28T00:00:00Z, 2026-11-25T00:00:00Z, 1", // Wednesday, two business days before Friday
        "2026-11-28T00:00:00Z, 2026-11-26T00:00:00Z, 2",
        "2026-12-01T18:00:00Z, 2026-11-26T12:00:00Z, 0",
        "2026-12-01T18:00:00Z, 2026-11-27T09:00:00Z, 1", // Friday, and the weekend does not count
        "2026-12-01T18:00:00Z, 2026-11-29T12:00:00Z, 1", // Sunday: only Monday and Tuesday are left
        "2026-12-01T18:00:00Z, 2026-11-30T09:00:00Z, 2",
        "2026-11-20T18:00:00Z, 2026-11-23T09:00:00Z, 2" // long overdue
    })
    void routine_work_is_told_some_business_days_before_its_due(Instant dueAt, Instant now, int level) {
        assertThat(at(now).level(routine(dueAt))).isEqualTo(level);
    }

    @Test
    void what_came_up_after_its_due_is_at_the_last_level_at_once() {
        var task = urgent(MONDAY_9AM, MONDAY_9AM.minus(Duration.ofMinutes(1)));

        assertThat(at(MONDAY_9AM).level(task)).isEqualTo(3);
    }

    @Test
    void settings_from_before_there_was_escalation_have_the_usual_times() {
        var old = SettingsBuilder.like(SETTINGS).escalation(null).build();

        assertThat(old.escalation()).isEqualTo(Settings.Escalation.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"0, 80, 100, 2, 1", "90, 80, 100, 2, 1", "50, 80, 70, 2, 1", "50, 80, 201, 2, 1", "50, 80, 100, 1, 2"})
    void who_is_told_first_is_told_first(int rep, int lead, int deputy, int early, int late) {
        var levels = new Settings.Escalation(rep, lead, deputy, early, late);
        var wrong = SettingsBuilder.like(SETTINGS).escalation(levels).build();

        assertThat(wrong.flaws()).extracting(Settings.Flaw::field).containsExactly("escalation");
        assertThat(SETTINGS.flaws()).isEmpty();
    }

    @Test
    void each_level_is_new_once() {
        var task = urgent(MONDAY_9AM, MONDAY_9AM.plusSeconds(6000));
        var first = Escalating.levels(task, 1, List.of(), MONDAY_9AM);

        assertThat(first).extracting(Escalation::level).containsExactly(1);
        assertThat(Escalating.levels(task, 1, first, MONDAY_9AM)).isEmpty();
        assertThat(Escalating.levels(task, 3, first, MONDAY_9AM))
                .extracting(Escalation::level)
                .containsExactly(2, 3);
    }

    @Test
    void the_next_task_of_a_follow_up_is_marked_without_telling_again() {
        var due = MONDAY_9AM.plusSeconds(6000);
        var known = Escalating.levels(urgent(MONDAY_9AM, due), 2, List.of(), MONDAY_9AM);
        var next = urgent(MONDAY_9AM.plusSeconds(5500), due);

        var levels = Escalating.levels(next, 3, known, MONDAY_9AM.plusSeconds(6000));

        assertThat(levels).extracting(Escalation::told).containsExactly(false, false, true);
    }

    @Test
    void a_later_due_is_told_anew_and_an_earlier_one_is_not() {
        var due = MONDAY_9AM.plusSeconds(6000);
        var known = Escalating.levels(urgent(MONDAY_9AM, due), 1, List.of(), MONDAY_9AM);

        assertThat(Escalating.levels(urgent(MONDAY_9AM, due.plusSeconds(1)), 1, known, MONDAY_9AM))
                .extracting(Escalation::told)
                .containsExactly(true);
        assertThat(Escalating.levels(urgent(MONDAY_9AM, due.minusSeconds(1)), 1, known, MONDAY_9AM))
                .extracting(Escalation::told)
                .containsExactly(false);
    }

    private static Deadlines at(Instant now) {
        return Deadlines.at(now, SETTINGS);
    }

    private static Task urgent(Instant createdAt, Instant dueAt) {
        return task(true, createdAt, dueAt);
    }

    private static Task routine(Instant dueAt) {
        return task(false, MONDAY_9AM, dueAt);
    }

    private static Task task(boolean isUrgent, Instant createdAt, Instant dueAt) {
        return new Task(
                TaskId.at(createdAt),
                "17850",
                FOLLOW_UP,
                Set.of(),
                Channel.CALL,
                new Pending(createdAt),
                isUrgent,
                null,
                false,
                50,
                Purpose.SERVICE,
                dueAt,
                Duration.ofMinutes(20),
                Intervals.NONE,
                new RepId("ana"),
                new TeamId("care"),
                1,
                Set.of(),
                "en",
                List.of(),
                List.of(),
                null,
                createdAt,
                1);
    }
}
