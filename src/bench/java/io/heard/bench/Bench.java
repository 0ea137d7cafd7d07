package io.heard.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Measures deciding on one core and ends with one line of plain numbers.
final class Bench {

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final List<String> JVM = List.of(
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private Bench() {}

    public static void main(String[] args) throws RunnerException {
        replay();
        var decide = run(Decide.class);
        var window = run(Window.class);
        System.out.printf(
                Locale.ROOT,
                "RESULT decide per_second=%.0f window_ns=%.0f bytes_per_decision=%.0f%n",
                1e9 / decide.getPrimaryResult().getScore(),
                window.getPrimaryResult().getScore(),
                decide.getSecondaryResults().get(ALLOCATED).getScore());
    }

    /// A year at once, as the first start of an import would: cold, then warm.
    private static void replay() {
        var mix = Mix.read();
        for (var state : List.of("cold", "warm")) {
            var lived = mix.live();
            System.out.printf(
                    Locale.ROOT,
                    "RESULT replay state=%s events=%d decisions=%d nobodys=%d seconds=%.2f%n",
                    state,
                    lived.cases().size() + lived.nobodys(),
                    lived.decisions(),
                    lived.nobodys(),
                    lived.took().toMillis() / 1e3);
        }
    }

    private static RunResult run(Class<?> benchmark) throws RunnerException {
        var options = new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .threads(1)
                .forks(1)
                .jvmArgs(JVM.toArray(String[]::new))
                .warmupIterations(6)
                .warmupTime(TimeValue.seconds(5))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(5))
                .addProfiler(GCProfiler.class)
                .build();
        return new Runner(options).runSingle();
    }
}
