package io.heard.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IntervalsTest {

    @Test
    void an_interval_ends_after_it_starts() {
        assertThatIllegalArgumentException().isThrownBy(() -> span(5, 5)).withMessageContaining("end after it starts");
    }

    @Test
    void an_interval_is_half_open() {
        assertThat(span(1, 3).contains(at(1))).isTrue();
        assertThat(span(1, 3).contains(at(3))).isFalse();
    }

    @Test
    void intervals_are_sorted_and_those_that_touch_are_one() {
        assertThat(Intervals.of(span(5, 7), span(1, 3), span(3, 5), span(9, 10)))
                .containsExactly(span(1, 7), span(9, 10));
    }

    @Test
    void the_first_that_is_long_enough_starts_no_earlier_than_asked() {
        var intervals = Intervals.of(span(0, 4), span(6, 20));

        assertThat(intervals.firstAtLeast(at(1), Duration.ofMinutes(3))).contains(span(1, 4));
        assertThat(intervals.firstAtLeast(at(2), Duration.ofMinutes(3))).contains(span(6, 20));
        assertThat(intervals.firstAtLeast(at(18), Duration.ofMinutes(3))).isEmpty();
        assertThat(intervals.firstAtLeast(at(4), Duration.ZERO)).contains(span(6, 20));
    }

    @Property(tries = 2_000)
    void set_operations_agree_with_sets_of_minutes(
            @ForAll @Size(max = 8) List<@IntRange(max = 60) Integer> ours,
            @ForAll @Size(max = 8) List<@IntRange(max = 60) Integer> theirs) {
        var a = intervals(ours);
        var b = intervals(theirs);
        var union = minutes(a);
        union.or(minutes(b));
        var common = minutes(a);
        common.and(minutes(b));
        var rest = minutes(a);
        rest.andNot(minutes(b));

        assertThat(minutes(a.union(b))).isEqualTo(union);
        assertThat(minutes(a.intersect(b))).isEqualTo(common);
        assertThat(minutes(a.minus(b))).isEqualTo(rest);
        assertThat(a.minus(b).union(a.intersect(b))).isEqualTo(a);
        assertThat(a.union(b).length()).isEqualTo(Duration.ofMinutes(union.cardinality()));
    }

    private static Intervals intervals(List<Integer> bounds) {
        var list = new ArrayList<Interval>();
        for (int i = 1; i < bounds.size(); i += 2) {
            if (!bounds.get(i - 1).equals(bounds.get(i))) {
                list.add(span(Math.min(bounds.get(i - 1), bounds.get(i)), Math.max(bounds.get(i - 1), bounds.get(i))));
            }
        }
        return new Intervals(list);
    }

    private static BitSet minutes(Intervals intervals) {
        var minutes = new BitSet();
        for (int minute = 0; minute <= 60; minute++) {
            minutes.set(minute, intervals.contains(at(minute)));
        }
        return minutes;
    }

    private static Interval span(int from, int to) {
        return new Interval(at(from), at(to));
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-03-02T10:00:00Z").plusSeconds(minute * 60L);
    }
}
