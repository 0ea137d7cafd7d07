package io.heard.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.planning.QueueOrder.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
