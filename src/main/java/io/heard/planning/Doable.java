package io.heard.planning;

import io.heard.calendar.Intervals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one rep has to do, held against the hours in which they work.
///
/// Pure. Work is taken in the order of its dues, which misses as few of them as any other. What falls due after the
/// last hour that is known counts as done in time.
///
/// @param working without breaks and absences
public record Doable(List<Piece> pieces, Intervals working) {

    private static final Comparator<Piece> FIRST_DUE =
            Comparator.comparing(Piece::dueAt).thenComparing(piece -> piece.id().toString());

    public Doable {
        pieces = List.copyOf(pieces);
    }

    /// @param promisedAt the time that the customer was told
    public record Piece(
            UUID id,
            Instant dueAt,
            Duration effort,
            @Nullable Instant promisedAt) {}

    /// Those that cannot be done by their due.
    public List<Piece> late(Instant now) {
        var late = new ArrayList<Piece>();
        var needed = Duration.ZERO;
        for (var piece : pieces.stream().sorted(FIRST_DUE).toList()) {
            var until = needed.plus(piece.effort());
            if (until.compareTo(working.clip(now, piece.dueAt()).length()) <= 0) {
                needed = until;
            } else if (isKnown(piece.dueAt())) {
                late.add(piece);
            }
        }
        return late;
    }

    private boolean isKnown(Instant at) {
        return working.isEmpty() || !at.isAfter(working.list().getLast().end());
    }

    /// Promised times to come at which the rep does not work, or is with somebody else who was promised it.
    public List<Piece> conflicts(Instant now) {
        var conflicts = new ArrayList<Piece>();
        var busyUntil = now;
        for (var piece : pieces.stream()
                .filter(one -> one.promisedAt() != null && one.promisedAt().isAfter(now))
                .sorted(Comparator.comparing(Doable::start).thenComparing(FIRST_DUE))
                .toList()) {
            var start = start(piece);
            var end = start.plus(piece.effort());
            if (!working.contains(start) || start.isBefore(busyUntil)) {
                conflicts.add(piece);
            }
            busyUntil = end.isAfter(busyUntil) ? end : busyUntil;
        }
        return conflicts;
    }

    private static Instant start(Piece piece) {
        return piece.promisedAt() == null ? piece.dueAt() : piece.promisedAt();
    }
}
