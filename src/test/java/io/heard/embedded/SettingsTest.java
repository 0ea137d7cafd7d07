package io.heard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.CannotStart;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void have_defaults() {
        var settings = Settings.of(Map.of("HTTP_PORT", " "));

        assertThat(settings)
                .isEqualTo(new Settings(8080, 9092, Path.of(".heard").toAbsolutePath(), null, null));
    }

    @Test
    void come_from_the_environment() {
        var settings = Settings.of(Map.of(
                "HTTP_PORT", "81",
                "KAFKA_PORT", "82",
                "DATA_DIR", "/x/../y",
                "CLOCK_START", "2026-11-23T07:00:00Z",
                "CLOCK_SPEED", "60"));

        assertThat(settings)
                .isEqualTo(new Settings(81, 82, Path.of("/y"), Instant.parse("2026-11-23T07:00:00Z"), 60.0));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PORT, 0",
        "HTTP_PORT, 65536",
        "HTTP_PORT, http",
        "HTTP_PORT, 9092",
        "KAFKA_PORT, -1",
        "KAFKA_PORT, 8080",
        "CLOCK_START, tomorrow",
        "CLOCK_START, 2026-11-23",
        "CLOCK_START, 1969-01-01T00:00:00Z",
        "CLOCK_SPEED, fast",
        "CLOCK_SPEED, -1",
        "CLOCK_SPEED, NaN",
        "CLOCK_SPEED, Infinity"
    })
    void name_a_bad_value_in_one_line(String name, String value) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value.startsWith("Inf") ? "CLOCK_SPEED" : value)
                .message()
                .hasLineCount(1);
    }
}
