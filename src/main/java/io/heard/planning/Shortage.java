package io.heard.planning;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Time that is missing for dues to be kept. The shortages of a plan add up to the effort of all the dues it misses.
///
/// @param followUps who is affected, sorted
public record Shortage(Gap gap, Duration missing, List<UUID> followUps) {

    static final Comparator<Shortage> ORDER = Comparator.comparing(
                    (Shortage shortage) -> shortage.gap().day())
            .thenComparing(Shortage::missing, Comparator.reverseOrder())
            .thenComparing(shortage -> shortage.followUps().getFirst().toString());
}
