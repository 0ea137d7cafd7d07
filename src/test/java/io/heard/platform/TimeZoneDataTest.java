package io.heard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeZoneDataTest {

    private static final String OURS =
            ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "2025b, 2025-03-23T00:00:00Z, false",
        "2025b, 2026-06-30T23:59:59Z, false",
        "2025b, 2026-07-01T00:00:00Z, true",
        "2025b, 2031-01-01T00:00:00Z, true",
        "2027a, 2026-11-22T00:00:00Z, false",
        "custom, 2031-01-01T00:00:00Z, false"
    })
    void data_are_old_a_year_after_the_middle_of_theirs(String version, Instant now, boolean old) {
        assertThat(TimeZoneData.isOld(version, now)).isEqualTo(old);
    }

    @Test
    void the_version_is_a_metric_and_old_data_are_warned_of_once() {
        var meters = new SimpleMeterRegistry();

        var warned = warnings(() -> start(meters, Instant.parse("2039-01-01T00:00:00Z")));
        var fresh = warnings(
                () -> start(new SimpleMeterRegistry(), Instant.parse(OURS.substring(0, 4) + "-12-31T00:00:00Z")));

        assertThat(meters.get("heard.tzdb.version").tag("version", OURS).gauge().value())
                .isEqualTo(1);
        assertThat(warned).singleElement().asString().contains(OURS);
        assertThat(fresh).isEmpty();
    }

    private static void start(SimpleMeterRegistry meters, Instant now) {
        new TimeZoneData(Clock.fixed(now, ZoneOffset.UTC), meters).onStart(new StartupEvent());
    }

    private static List<String> warnings(Runnable work) {
        var messages = new ArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                messages.add(message.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var logger = Logger.getLogger(TimeZoneData.class.getName());
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return messages;
    }
}
