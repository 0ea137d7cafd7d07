package io.heard.deploy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The instructions of deploy/Dockerfile, in order.
record Dockerfile(List<Instruction> instructions) {

    static final Path PLACE = Path.of("deploy/Dockerfile");

    record Instruction(String name, String arguments) {}

    static Dockerfile read() {
        try {
            var text = Files.readString(PLACE).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", "");
            return new Dockerfile(text.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\\s+", 2))
                    .map(parts -> new Instruction(parts[0], parts[1]))
                    .toList());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    Stream<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments);
    }

    String the(String name) {
        var all = all(name).toList();
        if (all.size() != 1) {
            throw new IllegalStateException(PLACE + " has " + all.size() + " times " + name);
        }
        return all.getFirst();
    }

    /// @throws IllegalStateException if it is not in exec form, which is JSON
    List<String> entrypoint() {
        try {
            return new JsonMapper().readValue(the("ENTRYPOINT"), new TypeReference<List<String>>() {});
        } catch (IOException shell) {
            throw new IllegalStateException(shell);
        }
    }

    /// What is copied into the image, as seen from the repository.
    List<String> sources() {
        return all("COPY").map(copy -> copy.split("\\s+", 2)[0]).toList();
    }
}
