package io.heard.bench;

import java.util.ArrayList;
import java.util.List;

/// How much was done by when, from samples.
final class Curve {

    private record Sample(long nanos, long done) {}

    private final List<Sample> samples = new ArrayList<>();

    Curve(long startNanos) {
        samples.add(new Sample(startNanos, 0));
    }

    void add(long nanos, long done) {
        samples.add(new Sample(nanos, done));
    }

    long done() {
        return samples.getLast().done();
    }

    double seconds() {
        return (samples.getLast().nanos() - samples.getFirst().nanos()) / 1e9;
    }

    /// Per second, over all of it.
    double rate() {
        return rate(0, 1);
    }

    /// Per second, between two parts of the whole, such as from 0.9 to 1.
    double rate(double from, double to) {
        var first = from * done();
        var last = to * done();
        return (last - first) / (secondsAt(last) - secondsAt(first));
    }

    /// The time of the first sample that has come so far, on the line from the one before it.
    private double secondsAt(double done) {
        var before = samples.getFirst();
        for (var sample : samples) {
            if (sample.done() >= done) {
                var share = sample.done() == before.done()
                        ? 0
                        : (done - before.done()) / (double) (sample.done() - before.done());
                return (before.nanos() + share * (sample.nanos() - before.nanos())) / 1e9;
            }
            before = sample;
        }
        return before.nanos() / 1e9;
    }
}
