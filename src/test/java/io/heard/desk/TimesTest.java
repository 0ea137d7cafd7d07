package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "2026-11-23T10:05:00Z, Europe/London,    '10:05'",
        "2026-11-23T23:30:00Z, Europe/Berlin,    'Tue 24 Nov, 00:30'",
        "2026-11-23T04:00:00Z, America/New_York, 'Sun 22 Nov, 23:00'",
        "2027-01-04T09:00:00Z, Europe/London,    'Mon 4 Jan 2027, 09:00'"
    })
    void a_moment_is_named_by_its_time_today_and_by_its_day_else(Instant at, ZoneId zone, String words) {
        var times = new Times(zone, Locale.ENGLISH, Instant.parse("2026-11-23T09:00:00Z"));

        assertThat(times.moment(at)).isEqualTo(words);
    }
}
