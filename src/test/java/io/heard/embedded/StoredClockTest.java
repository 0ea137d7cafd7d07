package io.heard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredClockTest {

    private static final Instant BASE = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant REAL = Instant.parse("2026-11-21T20:00:00.5Z");

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{1} s at speed {0} → {2}")
    @CsvSource({
        "1,    90,  2026-12-01T09:01:30Z",
        "60,   90,  2026-12-01T10:30:00Z",
        "0.5,  90,  2026-12-01T09:00:45Z",
        "0,    90,  2026-12-01T09:00:00Z",
        "1,   -90,  2026-12-01T09:00:00Z"
    })
    void goes_its_own_way_from_its_base(double speed, long realSeconds, Instant then) {
        var clock = new StoredClock(BASE, REAL, speed);

        assertThat(clock.at(REAL.plusSeconds(realSeconds))).isEqualTo(then);
    }

    @Test
    void survives_in_its_file() throws IOException {
        var file = directory.resolve("clock.json");
        var clock = new StoredClock(BASE, REAL, 2.5);

        clock.write(file);

        assertThat(StoredClock.read(file)).isEqualTo(clock);
        assertThat(directory).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @CsvSource({"'{'", "'{}'", "''", "'{\"now\":\"x\"}'"})
    void refuses_a_broken_file(String text) throws IOException {
        var file = Files.writeString(directory.resolve("clock.json"), text);

        assertThatThrownBy(() -> StoredClock.read(file)).isInstanceOf(CannotStart.class);
    }
}
