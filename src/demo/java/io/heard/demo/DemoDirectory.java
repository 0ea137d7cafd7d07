package io.heard.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The data directory of the demo, which remembers whether it was filled to the end: nothing is published twice
/// into it.
record DemoDirectory(Path path) {

    private static final String FINISHED = "demo.finished";

    enum State {
        EMPTY,
        FINISHED,
        /// Somebody else's, or of a demo that was stopped while it was filled.
        OTHER
    }

    State state() throws IOException {
        if (Files.exists(path.resolve(FINISHED))) {
            return State.FINISHED;
        }
        if (!Files.exists(path)) {
            return State.EMPTY;
        }
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty() ? State.EMPTY : State.OTHER;
        }
    }

    /// @param summary what there is to see
    void finish(String summary) throws IOException {
        Files.writeString(path.resolve(FINISHED), summary);
    }

    String summary() throws IOException {
        return Files.readString(path.resolve(FINISHED));
    }
}
