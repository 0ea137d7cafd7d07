package io.heard.planning;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// All that a day plan rests on. Its order does not matter.
///
/// @param until the end of the last day: a due after it is not missed by what the plan leaves out
public record PlanInput(List<Plannable> followUps, List<RepDays> reps, Instant from, Instant until) {

    public PlanInput {
        followUps =
                sorted(followUps, Comparator.comparing(followUp -> followUp.id().toString()));
        reps = sorted(reps, Comparator.comparing(RepDays::id));
        if (from.isAfter(until)) {
            throw new IllegalArgumentException("until: " + until + " is before " + from);
        }
    }

    private static <T> List<T> sorted(Collection<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }
}
