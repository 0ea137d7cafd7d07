package io.heard.embedded;

import io.heard.platform.ClockJump;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves the clock of the embedded mode, forwards only, and lets everything that has fallen due by
/// then happen before it returns.
@Singleton
public class ClockMover {

    /// What became of a wish to move the clock.
    public sealed interface Move {
        record Done(Instant now, double speed) implements Move {}

        record Refused(String why) implements Move {}
    }

    private final SettableClock clock;
    private final List<ClockJump> jumps;

    ClockMover(SettableClock clock, @All List<ClockJump> jumps) {
        this.clock = clock;
        this.jumps = jumps;
    }

    public Instant now() {
        return clock.instant();
    }

    public double speed() {
        return clock.speed();
    }

    /// @param now the time to go to; null = stay
    /// @param speed how many times as fast as real time it goes on from there; 0 = it stands; null = as before
    public synchronized Move move(@Nullable Instant now, @Nullable Double speed) {
        var before = clock.instant();
        if (now != null && now.isBefore(before)) {
            return new Move.Refused("It is already " + before + ", and time goes forwards only");
        }
        var next = now == null ? before : now;
        if (!StoredClock.isTime(next)) {
            return new Move.Refused("Time ends with the year 9999");
        }
        clock.set(next, speed == null ? clock.speed() : speed);
        jumps.forEach(ClockJump::onJump);
        return new Move.Done(next, clock.speed());
    }

    /// Goes to `now`, or fails if that is past.
    public void moveTo(Instant now) {
        if (move(now, null) instanceof Move.Refused(String why)) {
            throw new IllegalArgumentException(why);
        }
    }

    public void advance(Duration by) {
        moveTo(clock.instant().plus(by));
    }
}
