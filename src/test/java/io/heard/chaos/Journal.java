package io.heard.chaos;

import com.google.errorprone.annotations.FormatMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was done to Heard, and when; told at once.
final class Journal {

    private final long begin = System.nanoTime();
    private final List<Finding> findings = new ArrayList<>();

    @FormatMethod
    synchronized void note(String format, Object... what) {
        var text = String.format(Locale.ROOT, format, what);
        System.out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds(), text);
    }

    /// Something that was seen on the way and must not be.
    synchronized void complain(Finding finding) {
        findings.add(finding);
        note("%s: %s", finding.kind(), finding.what());
    }

    synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    double seconds() {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3;
    }
}
