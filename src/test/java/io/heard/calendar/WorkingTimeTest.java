package io.heard.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {

    private static final List<Timeline> OFFICE =
            List.of(Timeline.of(ZoneId.of("Europe/Rome"), WeekHours.weekdays(DayHours.parse("09:00-18:00"))));

    @ParameterizedTest(name = "{1} after {0} is {2}")
    @CsvSource({
        "2026-11-20T09:00:00Z, PT2H,   2026-11-20T11:00:00Z",
        "2026-11-20T16:00:00Z, PT2H,   2026-11-23T09:00:00Z", // Friday 17:00 → Monday 10:00
        "2026-11-20T15:00:00Z, PT2H,   2026-11-20T17:00:00Z", // exactly until the close
        "2026-11-21T12:00:00Z, PT30M,  2026-11-23T08:30:00Z",
        "2026-11-21T12:00:00Z, PT0S,   2026-11-21T12:00:00Z",
        "2026-11-20T09:00:00Z, PT90H,  2026-12-04T09:00:00Z",
        "2026-03-27T16:30:00Z, PT1H,   2026-03-30T07:30:00Z" // clocks go forward in between
    })
    void only_open_time_passes(Instant from, Duration span, Instant expected) {
        assertThat(WorkingTime.after(
                        from, span, from.plus(Duration.ofDays(60)), (a, b) -> Timeline.between(OFFICE, a, b)))
                .contains(expected);
    }

    @Test
    void nothing_is_promised_when_nothing_opens() {
        var now = Instant.parse("2026-11-20T09:00:00Z");

        assertThat(WorkingTime.after(now, Duration.ofHours(1), now.plusSeconds(99_999_999), (_, _) -> Intervals.NONE))
                .isEmpty();
    }
}
