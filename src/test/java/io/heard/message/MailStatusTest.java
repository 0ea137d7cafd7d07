package io.heard.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.message.MailStatus.Failed;
import io.heard.message.MailStatus.Move;
import io.heard.message.MailStatus.Planned;
import io.heard.message.MailStatus.Sending;
import io.heard.message.MailStatus.Sent;
import io.heard.message.MailStatus.Unknown;
import io.heard.message.Post.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final UUID TRY = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    private static final MailStatus PLANNED = new Planned(NOW);
    private static final MailStatus SENDING = new Sending(TRY, NOW, NOW.plus(LEASE));
    private static final MailStatus SENT = new Sent(TRY, NOW, "p-1");
    private static final MailStatus UNKNOWN = new Unknown(TRY, NOW, LATER, Trouble.TIMEOUT, null);
    private static final MailStatus FAILED = new Failed(NOW, Trouble.REFUSED, "no");

    @Test
    void only_a_planned_mail_is_begun() {
        assertThat(PLANNED.begin(TRY, NOW, LEASE)).isEqualTo(new Move.To(SENDING));
        assertThat(List.of(SENDING, SENT, UNKNOWN, FAILED))
                .allSatisfy(
                        status -> assertThat(status.begin(OTHER, LATER, LEASE)).isInstanceOf(Move.Refused.class));
    }

    @Test
    void a_mail_becomes_what_the_provider_says() {
        assertThat(SENDING.answered(TRY, new Answer.Taken("p-1"), LATER)).isEqualTo(new Move.To(SENT));
        assertThat(SENDING.answered(TRY, new Answer.Refused(Trouble.REFUSED, "no"), NOW))
                .isEqualTo(new Move.To(FAILED));
        assertThat(SENDING.answered(TRY, new Answer.Unsure(Trouble.TIMEOUT, null), LATER))
                .isEqualTo(new Move.To(UNKNOWN));
    }

    @Test
    void an_answer_that_comes_after_the_lease_still_counts() {
        assertThat(UNKNOWN.answered(TRY, new Answer.Taken("p-1"), LATER)).isEqualTo(new Move.To(SENT));
    }

    @Test
    void an_answer_to_an_earlier_try_does_not_count() {
        assertThat(SENDING.answered(OTHER, new Answer.Taken("p-1"), LATER)).isInstanceOf(Move.Refused.class);
        assertThat(PLANNED.answered(TRY, new Answer.Taken("p-1"), LATER)).isInstanceOf(Move.Refused.class);
    }

    @Test
    void a_try_of_which_nobody_tells_is_unknown_once_its_lease_has_run_out() {
        assertThat(SENDING.lapse(NOW.plus(LEASE).minusNanos(1))).isInstanceOf(Move.Refused.class);
        assertThat(SENDING.lapse(NOW.plus(LEASE)))
                .isEqualTo(new Move.To(new Unknown(TRY, NOW, NOW.plus(LEASE), Trouble.STOPPED, null)));
    }

    @Test
    void out_of_the_unknown_leads_a_person_only() {
        assertThat(UNKNOWN.wasSent()).isEqualTo(new Move.To(new Sent(TRY, NOW, null)));
        assertThat(UNKNOWN.again(LATER)).isEqualTo(new Move.To(new Planned(LATER)));
        assertThat(UNKNOWN.lapse(LATER)).isInstanceOf(Move.Refused.class);
        assertThat(UNKNOWN.drop(Trouble.NOT_ALLOWED, LATER)).isInstanceOf(Move.Refused.class);
    }

    @Test
    void nobody_decides_about_what_is_known() {
        assertThat(List.of(PLANNED, SENDING, SENT, FAILED)).allSatisfy(status -> {
            assertThat(status.wasSent()).isInstanceOf(Move.Refused.class);
            assertThat(status.again(LATER)).isInstanceOf(Move.Refused.class);
        });
    }

    @Test
    void only_what_has_not_begun_is_dropped() {
        assertThat(PLANNED.drop(Trouble.NOT_ALLOWED, LATER))
                .isEqualTo(new Move.To(new Failed(LATER, Trouble.NOT_ALLOWED, null)));
        assertThat(SENDING.drop(Trouble.NOT_ALLOWED, LATER)).isInstanceOf(Move.Refused.class);
    }
}
