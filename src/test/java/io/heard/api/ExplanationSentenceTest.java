package io.heard.api;

import static io.heard.testing.Times.LONDON;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.decision.Considered;
import io.heard.decision.Decision;
import io.heard.decision.ReasonKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a human is told of a date: never a deadline that lies before the start, never a midnight of tomorrow.
class ExplanationSentenceTest {

    private static final Instant NOW = Instant.parse("2026-12-14T16:00:00Z");
    private static final ReasonKey KEY = new ReasonKey("concern", "/shops/mine", "c1");

    @ParameterizedTest(name = "{0} … {1}")
    @CsvSource(delimiter = '|', textBlock = """
        2026-12-16T08:00:00Z | 2026-12-23T00:00:00Z | A call from Wed 16 Dec 2026 08:00 Europe/London on, at the latest by the end of Tue 22 Dec 2026 Europe/London.
        2026-12-14T15:55:00Z | 2026-12-14T17:55:00Z | A call is due now, at the latest by Mon 14 Dec 2026 17:55 Europe/London.
        2026-12-15T09:00:00Z | 2026-12-14T17:55:00Z | A call from Tue 15 Dec 2026 09:00 Europe/London on; it should have been by Mon 14 Dec 2026 17:55 Europe/London.
        2026-12-13T09:00:00Z | 2026-12-14T00:00:00Z | A call is due now; it should have been by the end of Sun 13 Dec 2026 Europe/London.
        """)
    void a_date_is_told_as_people_say_it(Instant nextAt, Instant dueAt, String sentence) {
        var out = new Decision.ReachOut(
                nextAt,
                dueAt,
                Channel.CALL,
                Purpose.SERVICE,
                50,
                false,
                false,
                false,
                Duration.ofMinutes(12),
                1,
                false,
                KEY,
                List.of(),
                List.of(),
                List.of());

        assertThat(ExplanationResource.sentence(out, LONDON, NOW)).isEqualTo(sentence);
    }

    @Test
    void what_was_dropped_is_told_in_words() {
        var dropped =
                new Considered(KEY, 1, true, null, NOW, NOW, NOW, new Considered.Fate.Dropped(Considered.Why.UNLESS));

        assertThat(ExplanationResource.sentence(new Decision.LeaveAlone(List.of(dropped), List.of()), LONDON, NOW))
                .isEqualTo("Nobody is asked to contact this customer: concern was withdrawn by what happened since.");
    }
}
