package io.heard.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EffortTest {

    @Test
    void most_calls_are_over_soon() {
        // 12 minutes when reached, 3 when not (DESIGN §10), a third of them reached: 0.35 × 12 + 0.65 × 3 = 6.15
        assertThat(Effort.ofCall(Duration.ofMinutes(12), Effort.REACH)).isEqualTo(Duration.ofMinutes(7));
        assertThat(Effort.ofCall(Duration.ofMinutes(20), 1)).isEqualTo(Duration.ofMinutes(20));
        assertThat(Effort.ofCall(Duration.ofMinutes(20), 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Effort.ofCall(Duration.ofSeconds(1), 0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Effort.inFull(Duration.ofSeconds(61))).isEqualTo(Duration.ofMinutes(2));
    }
}
