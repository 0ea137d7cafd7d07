package io.heard.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.heard.deploy.Pods.Pod;
import io.heard.embedded.EmbeddedServers;
import io.heard.embedded.FreePort;
import io.heard.embedded.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What production gets, started with the command of the image and the variables of the chart: two pods at once, on an
/// empty database.
class DeploymentIT {

    private static final String PASSWORD = "long and random";

    @TempDir
    static Path directory;

    private static EmbeddedServers servers;
    private static Pods pods;

    @BeforeAll
    static void start() throws IOException {
        if (!"required".equals(System.getProperty("heard.production"))) {
            assumeThat(Pods.PRODUCTION).as("built by `make package`").exists();
        }
        assertThat(Pods.PRODUCTION).as("built by `make package`").exists();
        servers = new EmbeddedServers(
                new Settings(FreePort.any(), FreePort.any(), directory.resolve("data"), null, null));
        pods = new Pods(directory.resolve("pods"), servers.start(), accounts());
    }

    @AfterAll
    static void stop() {
        if (pods != null) {
            pods.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void two_pods_start_at_once_share_the_work_and_stop_in_order() throws Exception {
        var one = pods.start();
        var other = pods.start();
        await().atMost(120, SECONDS).until(() -> one.isReady() && other.isReady());

        takes_an_event(one, other);
        lets_in_whom_it_knows(one, other);
        answers_the_probes(one);
        answers_the_health_check_of_the_compose_file(one);

        for (var pod : List.of(one, other)) {
            assertThat(pod.stop()).as("128 + SIGTERM").isEqualTo(128 + 15);
            assertThat(pod.log()).doesNotContain("Exception", "ERROR");
        }
        assertThat(pods.written())
                .as("only /tmp can be written to in a container")
                .isEmpty();
    }

    @Test
    void without_its_keys_heard_does_not_start() throws Exception {
        var pod = pods.start(Map.of("HEARD_PRIVACY_KEY", ""));

        assertThat(pod.await()).isEqualTo(1);
        assertThat(pod.log()).contains("heard.privacy.key");
    }

    @Test
    void a_pod_without_brokers_lives_and_says_in_time_that_it_is_not_ready() throws Exception {
        var container = Chart.of(Chart.REQUIRED).container();
        var pod = pods.start(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + FreePort.any()));

        await().atMost(120, SECONDS).until(() -> pod.answer(container.getStartupProbe()) == 200);

        assertThat(pod.answer(container.getReadinessProbe())).isEqualTo(503);
        assertThat(pod.answer(container.getLivenessProbe())).isEqualTo(200);
    }

    private static void takes_an_event(Pod one, Pod other) throws Exception {
        var now = Instant.now().toString();
        var event = """
                {"specversion":"1.0","id":"e-1","source":"/shops/it","type":"io.heard.concern.raised","time":"%s",\
                "data":{"customer":{"id":"ada","email":"ada@example.com","country":"GB"},"text":"No plug","raisedAt":"%s"}}
                """.formatted(now, now);
        // compressed, so that native code must be unpacked
        Map<String, Object> settings = Map.of("bootstrap.servers", pods.brokers(), "compression.type", "zstd");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>("heard.orders", "ada", event.getBytes(UTF_8));
            record.headers().add("content-type", "application/cloudevents+json".getBytes(UTF_8));
            producer.send(record).get(30, SECONDS);
        }

        for (var pod : List.of(one, other)) {
            await().atMost(60, SECONDS)
                    .untilAsserted(() -> assertThat(pod.get("/v1/follow-ups?customerId=ada", "admin", PASSWORD)
                                    .body())
                            .contains("\"customerId\":\"ada\""));
        }
    }

    private static void lets_in_whom_it_knows(Pod one, Pod other) throws Exception {
        assertThat(one.get("/v1/teams", "admin", "heard").statusCode()).isEqualTo(401);
        assertThat(one.get("/v1/teams", "ana.berger", PASSWORD).statusCode()).isEqualTo(200);

        var form = one.request("/j_security_check")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("j_username=admin&j_password=" + PASSWORD.replace(' ', '+')));
        var cookie =
                one.send(form).headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");

        assertThat(other.send(other.request("/v1/teams").header("Cookie", cookie))
                        .statusCode())
                .as("a session counts on every pod")
                .isEqualTo(200);
    }

    private static void answers_the_probes(Pod pod) throws Exception {
        var container = Chart.of(Chart.REQUIRED).container();

        for (var probe :
                List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())) {
            assertThat(pod.answer(probe)).isEqualTo(200);
        }
    }

    private static void answers_the_health_check_of_the_compose_file(Pod pod) throws Exception {
        assertThat(healthCheck(pod.uri())).isZero();
        assertThat(healthCheck(URI.create("http://127.0.0.1:" + FreePort.any())))
                .isNotZero();
    }

    private static int healthCheck(URI at) throws IOException, InterruptedException {
        var command = Compose.read().healthCheck().stream()
                .map(word -> word.replace("/127.0.0.1/8080", "/127.0.0.1/" + at.getPort()))
                .toList();
        var process = new ProcessBuilder(command).start();
        assertThat(process.waitFor(10, SECONDS)).isTrue();
        return process.exitValue();
    }

    /// The example, filled in as it says itself.
    private static String accounts() throws IOException {
        var example = Files.readString(Path.of("deploy/accounts.example.properties"));
        var name = "quarkus.security.users.embedded.users.";
        return example.replace(name + "admin=", name + "admin=" + digest("admin"))
                + name + "\"ana.berger\"=" + digest("ana.berger") + '\n'
                + "quarkus.security.users.embedded.roles.\"ana.berger\"=rep\n";
    }

    private static String digest(String account) throws IOException {
        try {
            var text = account + ":Quarkus:" + PASSWORD;
            var digest = MessageDigest.getInstance("SHA-512").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
