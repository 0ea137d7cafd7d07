package io.heard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.inbox.Received.Origin;
import io.heard.intake.dialect.Dialect;
import io.heard.intake.dialect.Shopify;
import io.heard.intake.dialect.WooCommerce;
import io.heard.intake.reading.Message;
import io.heard.review.Incoming;
import io.heard.testing.ShopMessages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What others publish as samples of their payloads, where it lies beside the project: each gives
/// events or says why not. Shopify's come wrapped in what its documentation says of them.
class SharedSamplesTest {

    private static final Path PAYLOADS = Path.of("../shared/data/payloads");
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final NativeEvents NATIVES = new NativeEvents(new ContactIds("MDEyMzQ1Njc4OWFiY2RlZg=="));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> a_sample_gives_events_or_a_reason() throws IOException {
        assumeTrue(Files.isDirectory(PAYLOADS), () -> "No samples to read: there is no " + PAYLOADS.toAbsolutePath());
        try (var files = Files.walk(PAYLOADS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            PAYLOADS.relativize(file).toString(), () -> givesEventsOrAReason(file)));
        }
    }

    private static void givesEventsOrAReason(Path file) throws IOException {
        var sample = JSON.readTree(file.toFile());
        boolean isShopify = sample.has("response");
        var incoming = isShopify
                ? shop(new Shopify("s:", null, List.of()))
                        .read(
                                message(
                                        sample.path("response"),
                                        Map.of(
                                                "X-Shopify-Topic",
                                                sample.path("name").textValue())),
                                NOW)
                : shop(new WooCommerce("w:", null, List.of(), List.of(), null)).read(message(sample, Map.of()), NOW);

        assertThat(incoming).isNotEmpty().allSatisfy(one -> {
            switch (one) {
                case Incoming.Bad(var _, var reason) -> assertThat(reason).contains("a person must");
                case Incoming.Unknown(var _, var why) -> assertThat(why).contains("is on its way");
                case Incoming.Event _, Incoming.Answer _ -> {}
                case Incoming.Early early -> assertThat(early.actsAt()).isAfter(NOW);
            }
        });
    }

    private static Shop shop(Dialect dialect) {
        return new Shop("any", "/shops/any", dialect, List.of(), NATIVES, new SimpleMeterRegistry());
    }

    private static Message message(JsonNode body, Map<String, String> headers) {
        return new Message(ShopMessages.bytes(body), new Origin(null, null, null, headers));
    }
}
