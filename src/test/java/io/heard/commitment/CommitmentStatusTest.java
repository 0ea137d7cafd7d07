package io.heard.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.commitment.CommitmentStatus.Broken;
import io.heard.commitment.CommitmentStatus.Kept;
import io.heard.commitment.CommitmentStatus.Made;
import io.heard.commitment.CommitmentStatus.Move;
import io.heard.commitment.CommitmentStatus.Renegotiated;
import io.heard.commitment.CommitmentStatus.Settled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommitmentStatusTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void a_promise_is_kept_renegotiated_or_broken() {
        var made = new Made();

        assertThat(made.keep(settled(null))).isEqualTo(new Move.To(new Kept(settled(null))));
        assertThat(made.renegotiate(settled("Friday"))).isEqualTo(new Move.To(new Renegotiated(settled("Friday"))));
        assertThat(made.breakIt(settled("sold out"))).isEqualTo(new Move.To(new Broken(settled("sold out"))));
    }

    @Test
    void what_became_of_it_stands() {
        assertThat(new Broken(settled(null)).keep(settled(null))).isEqualTo(new Move.Refused("already broken"));
        assertThat(new Kept(settled(null)).breakIt(settled(null))).isEqualTo(new Move.Refused("already kept"));
        assertThat(new Renegotiated(settled(null)).keep(settled(null)))
                .isEqualTo(new Move.Refused("already renegotiated"));
    }

    private static Settled settled(@Nullable String note) {
        return new Settled(NOW, "ana", note);
    }
}
