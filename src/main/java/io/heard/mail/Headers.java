package io.heard.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// The headers of a mail, by their names in small letters.
record Headers(Map<String, List<String>> all) {

    private static final int MOST = 1_000;

    Headers {
        all = Map.copyOf(all);
    }

    /// Of the block above a mail's body; a line that is none is left out.
    static Headers of(String block) {
        var reading = new Reading();
        var line = new StringBuilder();
        for (var next : block.lines().toList()) {
            if (next.isEmpty()) {
                break; // what follows is no header, whoever wrote it there
            }
            if (next.startsWith(" ") || next.startsWith("\t")) {
                line.append(' ').append(next.strip());
            } else {
                reading.add(line.toString());
                line.setLength(0);
                line.append(next);
            }
        }
        reading.add(line.toString());
        return reading.headers();
    }

    /// Gathers them one by one.
    static final class Reading {

        private final Map<String, List<String>> all = new HashMap<>();
        private int count;

        void add(String line) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                add(line.substring(0, colon), line.substring(colon + 1));
            }
        }

        void add(String name, String value) {
            if (count++ < MOST) {
                all.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(decoded(value));
            }
        }

        Headers headers() {
            return new Headers(all);
        }
    }

    /// No character of it ends a line.
    static String decoded(String value) {
        return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }

    List<String> named(String name) {
        return all.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    Optional<String> first(String name) {
        return named(name).stream().findFirst();
    }
}
