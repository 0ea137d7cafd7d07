package io.heard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Processor time that processes have used, as Linux counts it.
final class Cpu {

    /// A hundredth of a second: the unit of /proc on every Linux that Java runs on.
    private static final long MILLIS_PER_TICK = 10;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED_CHILDREN = 13;
    private static final int SYSTEM_OF_ENDED_CHILDREN = 14;

    private Cpu() {}

    static Duration of(long process) {
        return ticks(process, false);
    }

    /// With all children, also those that have ended.
    static Duration ofTree(long process) {
        return ProcessHandle.of(process).stream()
                .flatMap(ProcessHandle::descendants)
                .map(child -> of(child.pid()))
                .reduce(ticks(process, true), Duration::plus);
    }

    private static Duration ticks(long process, boolean withEnded) {
        try {
            var stat = Files.readString(Path.of("/proc", "" + process, "stat"));
            // the name of the program comes first and may hold anything
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            var ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
            if (withEnded) {
                ticks += Long.parseLong(fields[USER_OF_ENDED_CHILDREN])
                        + Long.parseLong(fields[SYSTEM_OF_ENDED_CHILDREN]);
            }
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException _) {
            return Duration.ZERO; // it has ended in the meantime
        }
    }
}
