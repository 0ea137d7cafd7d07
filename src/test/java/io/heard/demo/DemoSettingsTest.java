package io.heard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSettingsTest {

    @ParameterizedTest(name = "looked at {0} → begins {1}")
    @CsvSource({
        "2026-11-25T15:00:00Z, 2026-11-11T06:00:00Z", // a Wednesday
        "2026-11-21T15:00:00Z, 2026-11-09T06:00:00Z", // Saturday → Monday
        "2026-07-05T23:30:00Z, 2026-06-22T05:00:00Z", // Monday already in London's summer
        "2026-04-06T12:00:00Z, 2026-03-23T06:00:00Z" // clocks go forward in between
    })
    void it_begins_a_fortnight_before_the_working_day_on_which_it_is_looked_at(Instant now, String begins) {
        var settings = DemoSettings.of(Map.of(), now);

        assertThat(settings.environment()).containsEntry("CLOCK_START", begins);
    }

    @Test
    void what_is_chosen_counts() {
        var settings = DemoSettings.of(
                Map.of("DATA_DIR", "/tmp/x", "HTTP_PORT", "8480", "DEMO_SEED", "11", "CLOCK_START", ""), Instant.EPOCH);

        assertThat(settings.seed()).isEqualTo(11);
        assertThat(settings.http()).isEqualTo("http://127.0.0.1:8480");
        assertThat(settings.dataDirectory()).hasToString("/tmp/x");
        assertThat(settings.environment()).containsEntry("KAFKA_PORT", "9092");
    }

    @Test
    void a_seed_is_a_number() {
        assertThatThrownBy(() -> DemoSettings.of(Map.of("DEMO_SEED", "x"), Instant.EPOCH))
                .isInstanceOf(DemoFailed.class)
                .hasMessageContaining("DEMO_SEED=x");
    }
}
