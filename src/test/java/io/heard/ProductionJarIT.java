package io.heard;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.heard.embedded.FreePort;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What production gets: `make package` builds it, `make test` insists on it.
@QuarkusTest
class ProductionJarIT {

    private static final Path TARGET = Path.of(System.getProperty("heard.build-directory", "target"));
    private static final Path EMBEDDED = TARGET.resolve("quarkus-app");
    private static final Path PRODUCTION = TARGET.resolve("production/quarkus-app");

    /// Names of files that only the embedded mode has.
    private static final List<String> EMBEDDED_FILES = List.of(
            "postgres-linux",
            "io/zonky/",
            "kafka/server/",
            "org/apache/kafka/metadata/",
            "scala/",
            "io/heard/embedded/",
            "io/heard/demo/",
            "demo/",
            "META-INF/services/io.heard.Backing");

    /// Words that only the embedded mode's own classes and configuration have.
    private static final List<String> EMBEDDED_WORDS =
            List.of("/dev/clock", "io/heard/embedded", "io.heard.embedded", "users.embedded.users.");

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @BeforeEach
    void is_built() {
        if (!"required".equals(System.getProperty("heard.production"))) {
            assumeThat(PRODUCTION).as("built by `make package`").exists();
        }
        assertThat(PRODUCTION).as("built by `make package`").exists();
    }

    @Test
    void holds_nothing_of_the_embedded_mode() throws IOException {
        assertThat(traces(PRODUCTION)).isEmpty();
    }

    @Test
    void is_looked_through_by_a_search_that_finds_each_part_where_it_is() throws IOException {
        var expected = new ArrayList<>(EMBEDDED_FILES);
        expected.remove("io/zonky/");
        expected.addAll(EMBEDDED_WORDS);

        assertThat(traces(EMBEDDED)).extracting(Trace::of).containsAll(expected);
    }

    @Test
    void serves_on_a_database_and_brokers_of_the_company() throws Exception {
        var port = FreePort.any();
        var log = TARGET.resolve("production-jar-it.log");
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.datasource.jdbc.url=" + emptyDatabase(),
                        "-Dquarkus.datasource.username=" + username,
                        "-Dquarkus.datasource.password=" + password,
                        "-Dkafka.bootstrap.servers=" + brokers,
                        "-Dheard.privacy.key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                        "-Dquarkus.http.auth.session.encryption-key=only-for-this-one-test",
                        "-jar",
                        PRODUCTION.resolve("quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var client = HttpClient.newHttpClient()) {
            await().atMost(60, SECONDS).ignoreExceptions().until(() -> {
                assertThat(process.isAlive()).as("see %s", log).isTrue();
                return status(client, port, "/q/health/ready") == 200;
            });

            assertThat(status(client, port, "/dev/clock")).isEqualTo(404);
            assertThat(status(client, port, "/q/health/live", "admin", "heard"))
                    .as("the accounts of the embedded mode")
                    .isEqualTo(401);
        } finally {
            process.destroy();
            if (!process.waitFor(20, SECONDS)) {
                process.destroyForcibly();
            }
        }
        assertThat(log).content().doesNotContain("Exception").doesNotContain("Heard is ready");
    }

    private String emptyDatabase() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database production");
        }
        return databaseUrl.replaceFirst("/[a-z]+\\?", "/production?");
    }

    private static int status(HttpClient client, int port, String path, String... account)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (account.length > 0) {
            var credentials = String.join(":", account).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /// @param of the name or word that was looked for
    private record Trace(String of, String in) {}

    private static List<Trace> traces(Path application) throws IOException {
        try (var files = Files.walk(application)) {
            var traces = new ArrayList<Trace>();
            for (var jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                traces.addAll(traces(application, jar));
            }
            return traces;
        }
    }

    private static List<Trace> traces(Path application, Path path) throws IOException {
        var traces = new ArrayList<Trace>();
        // words are looked for in our own classes and in what Quarkus generated for them
        var isOurs = Stream.of("app", "quarkus").anyMatch(path.getParent()::endsWith);
        try (var jar = new JarFile(path.toFile())) {
            for (var entry : jar.stream().toList()) {
                var place = application.relativize(path) + "!" + entry.getName();
                EMBEDDED_FILES.stream()
                        .filter(entry.getName()::startsWith)
                        .forEach(name -> traces.add(new Trace(name, place)));
                if (isOurs) {
                    var text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    EMBEDDED_WORDS.stream().filter(text::contains).forEach(word -> traces.add(new Trace(word, place)));
                }
            }
        }
        return traces;
    }
}
