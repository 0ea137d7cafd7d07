package io.heard.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.commitment.CommitmentStatus.Broken;
import io.heard.commitment.CommitmentStatus.Kept;
import io.heard.commitment.CommitmentStatus.Made;
import io.heard.commitment.CommitmentStatus.Move;
import io.heard.commitment.CommitmentStatus.Renegotiated;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommitmentStatusTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void a_promise_is_kept_renegotiated_or_broken() {
        var made = new Made();

        assertThat(made.keep(NOW, null)).isEqualTo(new Move.To(new Kept(NOW, null)));
        assertThat(made.renegotiate(NOW, "Friday")).isEqualTo(new Move.To(new Renegotiated(NOW, "Friday")));
        assertThat(made.breakIt(NOW, "sold out")).isEqualTo(new Move.To(new Broken(NOW, "sold out")));
    }

    @Test
    void what_became_of_it_stands() {
        assertThat(new Broken(NOW, null).keep(NOW, null)).isEqualTo(new Move.Refused("already broken"));
        assertThat(new Kept(NOW, null).breakIt(NOW, null)).isEqualTo(new Move.Refused("already kept"));
        assertThat(new Renegotiated(NOW, null).keep(NOW, null)).isEqualTo(new Move.Refused("already renegotiated"));
    }
}
