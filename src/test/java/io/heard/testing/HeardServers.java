package io.heard.testing;

import static java.util.Comparator.reverseOrder;

import io.heard.embedded.EmbeddedServers;
import io.heard.embedded.FreePort;
import io.heard.embedded.Settings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The servers under every `@QuarkusTest`, started once for all of them: an empty PostgreSQL and Kafka, and
/// a clock that stands at `START` until a test moves it with `ClockMover`.
///
/// The database session is far from UTC, so that whatever forgets a zone fails.
@WithTestResource(value = HeardServers.class, scope = TestResourceScope.GLOBAL)
public class HeardServers implements QuarkusTestResourceLifecycleManager {

    /// A Monday, 08:00 in Berlin.
    public static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

    private @Nullable EmbeddedServers servers;
    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        try {
            var temporary = Files.createTempDirectory("heard-test");
            directory = temporary;
            var settings = new Settings(FreePort.any(), FreePort.any(), temporary.resolve("data"), START, 0.0);
            var started = new EmbeddedServers(settings);
            servers = started;
            var configuration = new HashMap<>(started.start());
            configuration.put("quarkus.http.test-port", "0");
            configuration.put("quarkus.http.test-host", "127.0.0.1");
            // What falls due does so when a test moves the clock, and not at some moment in between
            configuration.put("heard.sweep.enabled", "false");
            configuration.put("heard.mail.enabled", "false");
            configuration.put("heard.watch.enabled", "false");
            configuration.put("heard.retention.enabled", "false");
            // A clock that tests move by weeks must not make the relay forget what they are about to look at
            configuration.put("heard.outbox.keep", "P3650D");
            // Nothing here outlives the tests, so none of them waits for the disk
            configuration.put(
                    "quarkus.datasource.jdbc.new-connection-sql",
                    "set time zone 'America/Los_Angeles'; set synchronous_commit = off");
            shops(configuration);
            mail(configuration);
            return configuration;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// One shop of each dialect, by webhook and on a topic of its own.
    private static void shops(Map<String, String> configuration) {
        configuration.put("heard.intake.shops.lamps.format", "shopify");
        configuration.put("heard.intake.shops.lamps.topics", "shops.lamps");
        configuration.put("heard.intake.shops.lamps.domain", "lamps.myshopify.com");
        configuration.put("heard.intake.shops.lamps.secrets", "old-secret-of-lamps,secret-of-lamps");
        configuration.put("heard.intake.shops.tea.format", "woocommerce");
        configuration.put("heard.intake.shops.tea.topics", "shops.tea");
        configuration.put("heard.intake.shops.tea.secrets", "secret-of-tea");
        configuration.put("heard.intake.shops.mercado.format", "mapped");
        configuration.put(
                "heard.intake.shops.mercado.mapping",
                Path.of("src/test/resources/shops/olist.yaml").toAbsolutePath().toString());
        configuration.put("heard.intake.shops.mercado.topics", "shops.mercado");
        configuration.put("heard.intake.shops.mercado.secrets", "secret-of-mercado");
    }

    /// SendGrid signs with a key of this run; tests find its other half beside it.
    private static void mail(Map<String, String> configuration) {
        var keys = EventKeys.fresh();
        configuration.put("heard.mail.sendgrid.event-keys", EventKeys.fresh().publicKey() + "," + keys.publicKey());
        configuration.put(EventKeys.SETTING, keys.privateKey());
        configuration.put("heard.mail.sendgrid.inbound-secrets", "old-secret-of-mail,secret-of-mail");
        configuration.put("heard.mail.reply-domain", "answers.heard.example");
        configuration.put("heard.mail.team-addresses", "help@heard.example,care@heard.example");
    }

    @Override
    public void stop() {
        if (servers != null) {
            servers.close();
            servers = null;
        }
        if (directory == null) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(reverseOrder()).toList()) {
                Files.delete(file);
            }
            directory = null;
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
