package io.heard.intake.reading;

import com.fasterxml.jackson.databind.JsonNode;

/// Texts that no database and no reader can make anything of.
public final class Texts {

    private Texts() {}

    /// @throws Unreadable naming the first text that holds a NUL or half a surrogate pair
    public static void check(JsonNode node, String path) {
        switch (node.getNodeType()) {
            case STRING -> check(node.textValue(), path);
            case OBJECT ->
                node.properties().forEach(entry -> {
                    check(entry.getKey(), path);
                    check(entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey());
                });
            case ARRAY -> {
                for (int i = 0; i < node.size(); i++) {
                    check(node.get(i), path + "[" + i + "]");
                }
            }
            case NUMBER, BOOLEAN, NULL, MISSING, BINARY, POJO -> {}
        }
    }

    private static void check(String text, String path) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new Unreadable(path, "holds a NUL character, which no text may");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new Unreadable(path, "holds half a character");
                }
                i++;
            }
        }
    }
}
