package io.heard.planning;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The order of a rep's day: promised times; urgent, oldest first; windows that close before the shift
/// ends; then earliest due. Nothing else, so that nothing starves.
public final class QueueOrder {

    /// What the order looks at.
    ///
    /// @param vip goes ahead within its lane, but not ahead of a promised time
    /// @param since when the work came up
    /// @param windowsEnd when the last window of today closes; absent for work without windows
    public record Place(
            UUID id,
            @Nullable Instant promisedAt,
            boolean urgent,
            boolean vip,
            Instant since,
            @Nullable Instant windowsEnd,
            Instant dueAt) {}

    private enum Lane {
        PROMISED,
        URGENT,
        CLOSING,
        DUE
    }

    private QueueOrder() {}

    /// Sorts what is to be done first to the front.
    ///
    /// @param shiftEnd when the rep's day ends
    public static Comparator<Place> until(Instant shiftEnd) {
        return Comparator.comparing((Place place) -> lane(place, shiftEnd))
                .thenComparing(place -> !place.vip() || place.promisedAt() != null)
                .thenComparing(place -> time(place, shiftEnd))
                .thenComparing(place -> place.id().toString());
    }

    private static Lane lane(Place place, Instant shiftEnd) {
        if (place.promisedAt() != null) {
            return Lane.PROMISED;
        }
        if (place.urgent()) {
            return Lane.URGENT;
        }
        var closes = place.windowsEnd();
        return closes != null && closes.isBefore(shiftEnd) ? Lane.CLOSING : Lane.DUE;
    }

    private static Instant time(Place place, Instant shiftEnd) {
        var time = switch (lane(place, shiftEnd)) {
            case PROMISED -> place.promisedAt();
            case URGENT -> place.since();
            case CLOSING -> place.windowsEnd();
            case DUE -> place.dueAt();
        };
        return time == null ? place.dueAt() : time;
    }
}
