package io.heard.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The PostgreSQL of the tests, standing still: it keeps what is connected and answers nothing, until this is closed.
public final class Stopped implements AutoCloseable {

    private final List<Long> processes;

    private Stopped(List<Long> processes) {
        this.processes = processes;
    }

    /// All of it: who connects meanwhile gets no answer either.
    public static Stopped postgres(Database database) {
        try {
            var directory = Path.of(database.rows("show data_directory").getFirst());
            long postmaster = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            var stopped = new Stopped(new ArrayList<>(List.of(postmaster)));
            stopped.signal("-STOP");
            ProcessHandle.of(postmaster).orElseThrow().children().forEach(child -> stopped.processes.add(child.pid()));
            stopped.signal("-STOP");
            return stopped;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void signal(String signal) {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(process.toString()));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        signal("-CONT");
    }
}
