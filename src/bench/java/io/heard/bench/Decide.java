package io.heard.bench;

import io.heard.decision.Decision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One decision after another over the mix, each on facts that are new to the processor's caches.
@State(Scope.Thread)
public class Decide {

    private Mix.Case[] cases = {};
    private int next;

    @Setup
    public void read() {
        var mix = Mix.read();
        cases = mix.live().cases().toArray(Mix.Case[]::new);
        int reached = 0;
        for (var one : cases) {
            reached += one.decide() instanceof Decision.ReachOut ? 1 : 0;
        }
        System.out.printf(
                "%n%s: %d decisions, %d %% of them ReachOut%n",
                mix.words(), cases.length, 100 * reached / cases.length);
    }

    @Benchmark
    public Decision decide() {
        next = next + 1 == cases.length ? 0 : next + 1;
        return cases[next].decide();
    }
}
