package io.heard.bench;

import static io.heard.bench.BenchSettings.number;

import java.time.Duration;
import java.util.Map;

/// What can be chosen about a run of `QueueBench` beside what all runs have.
///
/// @param followUps that are open and wait for their day
/// @param finished tasks that somebody has completed
/// @param open tasks in the queues of the reps who claim and read
/// @param tries to claim, as fast as can be
/// @param pace tries a second where they come at their own pace
/// @param paced for how long
/// @param idle for how long the same goes on beside an idle transaction
/// @param backlog events that are taken in: a third warms up, a third is taken in alone, a third beside reads
record QueueSettings(
        int followUps, int finished, int open, int tries, int pace, Duration paced, Duration idle, int backlog) {

    private static final int LARGEST = 20_000_000;
    private static final int LONGEST = 86_400;

    static QueueSettings of(Map<String, String> environment) {
        return new QueueSettings(
                number(environment, "FOLLOW_UPS", 1_000_000, LARGEST),
                number(environment, "FINISHED", 500_000, LARGEST),
                number(environment, "OPEN_TASKS", 4_000, 100_000),
                number(environment, "TRIES", 100_000, LARGEST),
                number(environment, "PACE", 100, 10_000),
                Duration.ofSeconds(number(environment, "PACED_SECONDS", 60, LONGEST)),
                Duration.ofSeconds(number(environment, "IDLE_SECONDS", 600, LONGEST)),
                number(environment, "BACKLOG", 600_000, LARGEST));
    }
}
