package io.heard.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Interval;
import io.heard.contact.NaiveOracle.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The earliest legal start for made-up customers under made-up rule books, judged by an oracle that walks along the
/// clocks on the walls minute by minute and knows nothing of intervals.
///
/// `make check-windows` asks a million times; a failure names its seed.
class ContactWindowsOracleTest {

    private static final int TRIES = Integer.getInteger("heard.windows.tries", 20_000);
    private static final long SEED = Long.getLong("heard.windows.seed", 20_261_123);
    private static final int ENOUGH = 5;

    @Test
    void a_planned_start_is_the_earliest_that_every_candidates_clock_allows() {
        var started = System.nanoTime();
        var found = new LongAdder();
        var wrong = new ConcurrentLinkedQueue<String>();

        LongStream.range(0, TRIES).parallel().forEach(i -> {
            if (wrong.size() < ENOUGH && judge(SEED + i, wrong)) {
                found.increment();
            }
        });

        System.out.printf(
                Locale.ROOT,
                "RESULT check-windows tries=%d found=%d violations=%d seed=%d seconds=%.1f%n",
                TRIES,
                found.sum(),
                wrong.size(),
                SEED,
                (System.nanoTime() - started) / 1e9);
        assertThat(wrong).isEmpty();
        assertThat(found.sum()).as("questions that have an answer at all").isBetween(TRIES / 3L, TRIES * 19L / 20);
    }

    private static boolean judge(long seed, ConcurrentLinkedQueue<String> wrong) {
        var question = Question.of(new Random(seed));
        var expected = new NaiveOracle(question).firstStart();
        var planned = planned(question);
        if (!planned.equals(expected)) {
            wrong.add("seed " + seed + ": planned " + planned + ", the clocks say " + expected + " for " + question);
        }
        return expected.isPresent();
    }

    private static Optional<Instant> planned(Question question) {
        var rules = new ContactRules(
                question.book(),
                question.holidays().calendars(),
                question.companyHours().week(),
                Customers.ROME);
        var windows =
                rules.windows(question.candidates(), question.preferences(), question.channel(), question.purpose());
        var narrowed =
                question.only() == null ? windows : windows.only(question.only().hours());
        return narrowed.firstFitting(question.from(), question.until(), Duration.ofMinutes(question.effort()))
                .map(Interval::start);
    }
}
