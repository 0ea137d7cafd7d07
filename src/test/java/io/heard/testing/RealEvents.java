package io.heard.testing;

import io.heard.inbox.Received.Origin;
import io.heard.intake.ContactIds;
import io.heard.intake.NativeEvents;
import io.heard.review.Incoming;
import io.heard.review.ShopEvent;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A year of real orders of a real shop (UCI Online Retail), as the tool beside the project tells them and as
/// intake reads them. They lie outside the project: elsewhere they are absent.
public final class RealEvents {

    public static final Instant LAST_ORDER_AT = Instant.parse("2026-11-20T18:00:00Z");

    /// With the two that intake refuses, because their total is negative: the shop's own book-keeping.
    public static final int COUNT = 44_432;

    private static final Path TOOL = Path.of("../shared/tools/online_retail_events.py");
    private static final Instant AFTER_ALL = LAST_ORDER_AT.plusSeconds(30L * 86_400);
    private static final NativeEvents READER = new NativeEvents(new ContactIds("AAAAAAAAAAAAAAAAAAAAAA=="));

    private RealEvents() {}

    /// The last of them as the tool writes them, in time order; empty where the tool or Python is not at hand.
    ///
    /// @param lastOrderAt to which all times are moved
    public static Optional<List<String>> lines(int count, Instant lastOrderAt) {
        return raw(lastOrderAt).map(all -> all.subList(Math.max(0, all.size() - count), all.size()));
    }

    private static Optional<List<String>> raw(Instant lastOrderAt) {
        if (!Files.exists(TOOL)) {
            return Optional.empty();
        }
        try {
            var process = new ProcessBuilder("python3", TOOL.toString(), "--ends-at", lastOrderAt.toString())
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                return Optional.of(lines.lines()
                        .map(line -> line.substring(line.indexOf('\t') + 1))
                        .toList());
            }
        } catch (IOException noPython) {
            return Optional.empty();
        }
    }

    /// In time order, all that can be read; empty where the tool or Python is not at hand.
    public static Optional<List<ShopEvent>> read() {
        return raw(LAST_ORDER_AT)
                .map(lines -> lines.stream().flatMap(RealEvents::event).toList());
    }

    private static Stream<ShopEvent> event(String line) {
        return READER.read(line.getBytes(StandardCharsets.UTF_8), new Origin(null, null, null, Map.of()), AFTER_ALL)
                        instanceof Incoming.Event told
                ? Stream.of(told.event())
                : Stream.empty();
    }
}
