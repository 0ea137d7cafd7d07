package io.heard.bench;

/// Says how far something is, and fails when it stands still.
final class Progress {

    private final String what;
    private final double secondsBetweenLines;
    private final double secondsOfStandstill;
    private long saidAt;
    private long saidDone;
    private long movedAt;
    private long movedDone;

    Progress(String what, double secondsBetweenLines, double secondsOfStandstill, long start) {
        this.what = what;
        this.secondsBetweenLines = secondsBetweenLines;
        this.secondsOfStandstill = secondsOfStandstill;
        this.saidAt = start;
        this.movedAt = start;
    }

    void at(long nanos, long done) {
        if (done > movedDone) {
            movedDone = done;
            movedAt = nanos;
        }
        if ((nanos - movedAt) / 1e9 > secondsOfStandstill) {
            throw new BenchFailed("Nothing has moved for %.0f s, at %,d %s".formatted(secondsOfStandstill, done, what));
        }
        var seconds = (nanos - saidAt) / 1e9;
        if (seconds >= secondsBetweenLines) {
            Said.say("  %,11d %s, %,8.0f a second".formatted(done, what, (done - saidDone) / seconds));
            saidAt = nanos;
            saidDone = done;
        }
    }
}
