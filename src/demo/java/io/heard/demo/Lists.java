package io.heard.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The demo's word lists: one entry a line, `|` between its parts, `#` before a remark.
final class Lists {

    private Lists() {}

    static List<List<String>> read(String name) {
        try (var file = Lists.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The list " + name + " is missing");
            }
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\\|")))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
