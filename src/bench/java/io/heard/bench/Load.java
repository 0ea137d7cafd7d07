package io.heard.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/// Many who ask for the same kind of thing side by side, each with a connection of their own.
final class Load {

    private static final double NANOS_PER_SECOND = 1e9;

    private Load() {}

    interface Work {

        /// @param connection whose turn it is, from 0; never twice at a time
        /// @return what has been done
        String measured(int connection) throws Exception;

        /// What clears up after it, and is not measured.
        default void afterwards(int connection) throws Exception {}
    }

    /// Everybody again and again as soon as they are answered: what can be done at most. How long one takes says
    /// here how many wait for the processor.
    static Latencies saturated(int connections, long tries, Work work) {
        return run(connections, nth -> nth < tries, work, (_, _) -> System.nanoTime());
    }

    /// As they come in from people: at an even pace, whether the one before is answered or not. How long one takes
    /// counts from when it should have begun.
    static Latencies paced(int connections, double perSecond, Duration length, Work work) {
        var tries = Math.round(perSecond * length.toMillis() / 1e3);
        return run(connections, nth -> nth < tries, work, pace(perSecond));
    }

    /// The same until something has happened.
    static Latencies paced(int connections, double perSecond, BooleanSupplier isOver, Work work) {
        return run(connections, _ -> !isOver.getAsBoolean(), work, pace(perSecond));
    }

    private static Beginning pace(double perSecond) {
        return (start, nth) -> {
            var begin = start + (long) (nth * NANOS_PER_SECOND / perSecond);
            for (long left = begin - System.nanoTime(); left > 0; left = begin - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return begin;
        };
    }

    private interface Beginning {

        /// Waits for it.
        ///
        /// @return when the try should have begun
        long await(long start, long nth);
    }

    private static Latencies run(int connections, LongPredicate goesOn, Work work, Beginning beginning) {
        var latencies = new Latencies();
        var connected = new AtomicInteger();
        var next = new AtomicLong();
        var start = System.nanoTime();
        Callable<Long> turns = () -> {
            int connection = connected.getAndIncrement();
            long nth = next.getAndIncrement();
            for (; goesOn.test(nth); nth = next.getAndIncrement()) {
                var begin = beginning.await(start, nth);
                var what = work.measured(connection);
                latencies.since(begin, what);
                work.afterwards(connection);
            }
            return nth;
        };
        Together.run(connections, Collections.nCopies(connections, turns), "Something under load failed");
        return latencies;
    }
}
