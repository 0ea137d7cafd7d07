package io.heard.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.planning.QueueOrder.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueOrderTest {

    static final Instant SHIFT_END = at("17:00");

    @Test
    void promised_then_urgent_then_closing_windows_then_earliest_due() {
        var promisedAt11 = place(1, "11:00", true, "09:00", "20:00", "12:00");
        var promisedAt15 = place(2, "15:00", false, "08:00", "20:00", "15:10");
        var oldConcern = place(3, null, true, "09:00", "20:00", "13:00");
        var newConcern = place(4, null, true, "09:30", "10:00", "11:00");
        var closesAt12 = place(5, null, false, "08:00", "12:00", "20:00");
        var closesAt16 = place(6, null, false, "08:00", "16:00", "10:00");
        var dueAt18 = place(7, null, false, "08:00", "17:00", "18:00");
        var dueAt19 = place(8, null, false, "07:00", null, "19:00");
        var expected =
                List.of(promisedAt11, promisedAt15, oldConcern, newConcern, closesAt12, closesAt16, dueAt18, dueAt19);
        var queue = new ArrayList<>(expected);

        Collections.shuffle(queue, new Random(7));
        queue.sort(QueueOrder.until(SHIFT_END));

        assertThat(queue).isEqualTo(expected);
    }

    @Test
    void ties_go_by_id() {
        var first = place(1, null, false, "08:00", null, "18:00");
        var second = place(2, null, false, "08:00", null, "18:00");

        assertThat(sorted(second, first)).containsExactly(first, second);
    }

    @Test
    void a_vip_goes_ahead_in_the_lane_but_not_ahead_of_a_promise_or_of_urgent_work() {
        var promised = place(1, "16:00", false, "08:00", null, "18:00");
        var urgent = place(2, null, true, "09:00", null, "18:00");
        var dueFirst = place(3, null, false, "08:00", null, "12:00");
        var vip = new Place(new UUID(0, 4), null, false, true, at("08:00"), null, at("19:00"));

        assertThat(sorted(dueFirst, vip, urgent, promised)).containsExactly(promised, urgent, vip, dueFirst);
    }

    /// Sixty working days of one rep at nine tenths of what can be done, a fifth of it urgent, a tenth VIPs, half of it
    /// with a window that closes early: whatever comes in meanwhile, nothing is left lying.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void nothing_starves_as_long_as_the_work_can_be_done(long seed) {
        var day = new Day(seed);
        var latest = Duration.ZERO;
        for (int i = 0; i < 60; i++) {
            day.arrive(Day.SLOTS * 9 / 10);
            latest = max(latest, day.work());
        }
        assertThat(latest).as("the longest past its due").isLessThan(Duration.ofDays(1));
        assertThat(day.open.size()).isLessThan(Day.SLOTS * 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void a_week_of_twice_the_work_is_done_in_the_order_of_due_and_to_its_end(long seed) {
        var day = new Day(seed);
        for (int i = 0; i < 5; i++) {
            day.arrive(Day.SLOTS * 2);
            day.work();
        }
        var before = day.open.stream()
                .filter(place -> !place.urgent() && !place.vip() && place.windowsEnd() == null)
                .sorted(Comparator.comparing(Place::dueAt)
                        .thenComparing(place -> place.id().toString()))
                .toList();
        for (int i = 0; i < 20; i++) {
            day.arrive(Day.SLOTS / 2);
            day.work();
        }

        assertThat(day.open).doesNotContainAnyElementsOf(before);
        assertThat(day.done.stream().filter(before::contains)).containsExactlyElementsOf(before);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// The working days of one rep, one after the other; work takes a slot of 20 minutes each.
    private static final class Day {

        static final int SLOTS = 24;
        private static final Duration SLOT = Duration.ofMinutes(20);

        final List<Place> open = new ArrayList<>();
        final List<Place> done = new ArrayList<>();
        private final Random random;
        private Instant start = at("09:00");
        private long ids;

        Day(long seed) {
            random = new Random(seed);
        }

        void arrive(int count) {
            for (int i = 0; i < count; i++) {
                boolean urgent = random.nextInt(5) == 0;
                var due = start.plus(urgent ? Duration.ofHours(4) : Duration.ofDays(2 + random.nextInt(8)));
                var closes = random.nextBoolean() ? null : start.plus(SLOT.multipliedBy(12 + random.nextInt(12)));
                open.add(new Place(new UUID(0, ++ids), null, urgent, random.nextInt(10) == 0, start, closes, due));
            }
        }

        /// @return how long the latest of the work was past its due
        Duration work() {
            var end = start.plus(SLOT.multipliedBy(SLOTS));
            var latest = Duration.ZERO;
            for (var now = start; now.isBefore(end) && !open.isEmpty(); now = now.plus(SLOT)) {
                var at = now;
                var next = open.stream()
                        .filter(place ->
                                place.windowsEnd() == null || place.windowsEnd().isAfter(at))
                        .min(QueueOrder.until(end));
                if (next.isPresent()) {
                    open.remove(next.get());
                    done.add(next.get());
                    latest = max(latest, Duration.between(next.get().dueAt(), now));
                }
            }
            start = start.plus(Duration.ofDays(1));
            open.replaceAll(Day::tomorrow);
            return latest;
        }

        private static Place tomorrow(Place place) {
            var closes = place.windowsEnd();
            return new Place(
                    place.id(),
                    place.promisedAt(),
                    place.urgent(),
                    place.vip(),
                    place.since(),
                    closes == null ? null : closes.plus(Duration.ofDays(1)),
                    place.dueAt());
        }
    }

    private static List<Place> sorted(Place... places) {
        return Arrays.stream(places).sorted(QueueOrder.until(SHIFT_END)).toList();
    }

    private static Place place(
            long id, @Nullable String promised, boolean urgent, String since, @Nullable String closes, String due) {
        return new Place(
                new UUID(0, id),
                promised == null ? null : at(promised),
                urgent,
                false,
                at(since),
                closes == null ? null : at(closes),
                at(due));
    }

    private static Instant at(String time) {
        return RepBuilder.instant(time);
    }
}
