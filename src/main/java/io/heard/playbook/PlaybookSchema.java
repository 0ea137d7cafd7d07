package io.heard.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The JSON Schema by which editors help to write a playbook.
public final class PlaybookSchema {

    private static final String TEXT = read();

    private PlaybookSchema() {}

    public static String text() {
        return TEXT;
    }

    private static String read() {
        try (var text = PlaybookSchema.class.getResourceAsStream("/playbooks/playbook.schema.json")) {
            if (text == null) {
                throw new IllegalStateException("The schema of playbooks was not shipped");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
