package io.heard.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How Heard itself is doing.
///
/// @param alarms what is wrong now
/// @param inputs all sources that are known, by name
/// @param cleaning when what is over its time was let go last
public record SelfReport(
        Instant at, List<Alarm> alarms, List<Input> inputs, Work work, int deadLetters, Cleaning cleaning) {

    /// What is counted no further than this.
    public static final int MOST = 10_000;

    public SelfReport {
        alarms = List.copyOf(alarms);
        inputs = List.copyOf(inputs);
    }

    /// A source of events.
    ///
    /// @param usual messages in the stretch of time for which it is silent, one week ago, two weeks ago …
    public record Input(String source, Instant lastAt, List<Long> usual) {
        public Input {
            usual = List.copyOf(usual);
        }
    }

    /// Whether work gets on.
    ///
    /// @param oldestDueAt since when the oldest follow-up lies due that is not released
    /// @param oldestReviewAt since when the oldest one lies that is to be decided again
    /// @param latestTaskAt when the latest task was made
    /// @param oldestUnsentAt when the message was written that has waited the longest to be sent
    /// @param withoutNextDate open follow-ups that nobody would ever come back to; no more than `MOST` are counted
    /// @param isPaused whether outreach, or a part of it, is stopped
    public record Work(
            @Nullable Instant oldestDueAt,
            @Nullable Instant oldestReviewAt,
            @Nullable Instant latestTaskAt,
            @Nullable Instant oldestUnsentAt,
            int withoutNextDate,
            boolean isPaused) {}

    /// @param done rows or partitions, by table
    public record Cleaning(@Nullable Instant lastAt, Instant nextAt, Map<String, Long> done) {
        public Cleaning {
            done = Map.copyOf(done);
        }
    }

    /// Whether this source is said to be silent, and since when.
    public Optional<Alarm> silence(Input input) {
        return alarms.stream()
                .filter(alarm -> input.source().equals(alarm.source()))
                .findFirst();
    }
}
