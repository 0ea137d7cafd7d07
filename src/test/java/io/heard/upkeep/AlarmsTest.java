package io.heard.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.upkeep.Alarm.Kind;
import io.heard.upkeep.SelfReport.Input;
import io.heard.upkeep.SelfReport.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Alarms.Limits LIMITS = new Alarms.Limits(
            5, Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofMinutes(5));
    private static final Work WELL = new Work(null, null, null, null, 0, false);
    private static final Input LIVELY = new Input("/shops/lively", NOW.minusSeconds(30), List.of(0L, 0L, 0L, 0L));

    @ParameterizedTest(name = "weeks before {0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
        9,9,9,9  | true  // always busy in this stretch of the week
        9,9,9,0  | true  // one week was odd, a holiday or an outage
        0,9,9,9  | true
        5,5,5,5  | true  // just usual
        4,4,4,4  | false // what is rare comes and goes by chance
        9,9,0,0  | false // as often silent as not
        0,0,0,0  | false // never busy then: a night, a Sunday
        9,9      | true  // known for two weeks
        9,0      | false
        9        | false // known for one: nobody knows what is usual
        ''       | false
        """)
    void a_source_is_silent_against_its_own_rhythm(String weeks, String expected) {
        var silent = new Input("/shops/silent", NOW.minus(Duration.ofHours(4)), numbers(weeks));

        var alarms = Alarms.of(List.of(LIVELY, silent), WELL, LIMITS, NOW);

        assertThat(alarms.isEmpty()).isNotEqualTo(expected.startsWith("true"));
        assertThat(alarms)
                .allSatisfy(alarm ->
                        assertThat(alarm).isEqualTo(new Alarm(Kind.NO_INPUT, "/shops/silent", silent.lastAt())));
    }

    private static List<Long> numbers(String weeks) {
        return weeks.isBlank()
                ? List.of()
                : List.of(weeks.split(",", -1)).stream().map(Long::valueOf).toList();
    }

    @Test
    void when_nobody_sends_anything_no_source_is_blamed() {
        var silent = new Input("/shops/silent", NOW.minus(Duration.ofHours(4)), List.of(9L, 9L, 9L, 9L));
        var silentToo = new Input("/shops/too", NOW.minus(Duration.ofHours(3)), List.of(9L, 9L, 9L, 9L));

        assertThat(Alarms.of(List.of(silent, silentToo), WELL, LIMITS, NOW)).isEmpty();
        assertThat(Alarms.of(List.of(silent), WELL, LIMITS, NOW)).isEmpty();
    }

    @ParameterizedTest(name = "due for {0} min, latest task {1} min ago, paused {2} → {3}")
    @CsvSource({
        "4,    ,   false, false", // not yet
        "5,    ,   false, true", // nothing was ever released
        "5,   5,   false, true",
        "60,  4,   false, false", // a long queue that gets shorter
        "60, 90,   true,  false" // a lead has stopped outreach
    })
    void work_that_is_due_while_nothing_is_released_is_an_alarm(
            long due, @Nullable Long task, boolean paused, boolean alarm) {
        var work = new Work(ago(due), null, task == null ? null : ago(task), null, 0, paused);

        assertThat(kinds(work)).isEqualTo(alarm ? List.of(Kind.NO_OUTPUT) : List.of());
    }

    @Test
    void what_waits_to_be_decided_again_or_to_be_sent_may_wait_for_a_while() {
        assertThat(kinds(new Work(null, ago(59), null, ago(4), 0, false))).isEmpty();
        assertThat(kinds(new Work(null, ago(60), null, ago(5), 0, false)))
                .containsExactly(Kind.NO_REVIEW, Kind.NOT_SENT);
    }

    @Test
    void one_open_follow_up_without_a_next_date_is_one_too_many() {
        assertThat(kinds(new Work(null, null, null, null, 1, true))).containsExactly(Kind.NO_NEXT_DATE);
    }

    private static Instant ago(long minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static List<Kind> kinds(Work work) {
        return Alarms.of(List.of(LIVELY), work, LIMITS, NOW).stream()
                .map(Alarm::kind)
                .toList();
    }
}
