package io.heard.bench;

import java.util.ArrayList;
import java.util.List;

/// How long each of many things took, and when it should have begun.
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private record Sample(String what, long at, long nanos) {}

    private final List<Sample> samples;

    Latencies() {
        this(new ArrayList<>());
    }

    private Latencies(List<Sample> samples) {
        this.samples = samples;
    }

    /// Of what is done now.
    ///
    /// @param what has been done
    /// @param start when it should have begun, by `System.nanoTime`
    synchronized void since(long start, String what) {
        samples.add(new Sample(what, start, System.nanoTime() - start));
    }

    synchronized int count() {
        return samples.size();
    }

    /// Per second, from when the first should have begun to when the last was done.
    synchronized double rate() {
        var start = samples.stream().mapToLong(Sample::at).min().orElseThrow();
        var end = samples.stream()
                .mapToLong(sample -> sample.at() + sample.nanos())
                .max()
                .orElseThrow();
        return samples.size() * 1e9 / (end - start);
    }

    /// In milliseconds.
    ///
    /// @param share of all that took no longer, such as 0.99
    synchronized double quantile(double share) {
        var sorted = samples.stream().mapToLong(Sample::nanos).sorted().toArray();
        if (sorted.length == 0) {
            throw new BenchFailed("Nothing was measured; it ran too short");
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(index, 0)] / NANOS_PER_MILLI;
    }

    double p99() {
        return quantile(0.99);
    }

    /// Those that should have begun within a part of the whole time, such as from 0.9 to 1.
    synchronized Latencies between(double from, double to) {
        var first = samples.stream().mapToLong(Sample::at).min().orElse(0);
        var span = samples.stream().mapToLong(Sample::at).max().orElse(0) - first;
        return new Latencies(samples.stream()
                .filter(sample -> sample.at() - first >= from * span && sample.at() - first <= to * span)
                .toList());
    }

    /// Those of one kind.
    synchronized Latencies of(String what) {
        return new Latencies(
                samples.stream().filter(sample -> sample.what().equals(what)).toList());
    }

    String words() {
        return "%,d, %,.1f a second; p50 %.1f ms, p99 %.1f ms, max %.1f ms"
                .formatted(count(), rate(), quantile(0.5), p99(), quantile(1));
    }
}
