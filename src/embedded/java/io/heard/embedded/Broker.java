package io.heard.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A Kafka broker, its own controller, in this process.
final class Broker implements AutoCloseable {

    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE = 1;
    private static final int SECONDS_FOR_TOPICS = 60;

    private static final List<NewTopic> TOPICS = List.of(
            topic("heard.orders", 4),
            topic("heard.orders.dead-letter", 1),
            topic("heard.work-queue", 4),
            topic("heard.follow-ups", 4));

    private static final Map<String, String> CONFIGURATION = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "" + NODE),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("num.partitions", "4"),
            Map.entry("auto.create.topics.enable", "false"),
            // events may weigh 4 MB, and come with headers
            Map.entry("message.max.bytes", "5242880"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // the only consumers are ours: nobody to wait for
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // after a kill the broker waits until its own old registration has run out
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("broker.heartbeat.interval.ms", "300"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));

    private final KafkaRaftServer server;

    private Broker(KafkaRaftServer server) {
        this.server = server;
    }

    static Broker start(DataDirectory directory, int port) throws IOException, InterruptedException {
        return start(directory, port, Map.of());
    }

    /// @param further listeners and the like: each is added to what is configured already
    static Broker start(DataDirectory directory, int port, Map<String, String> further)
            throws IOException, InterruptedException {
        var data = directory.whole("kafka", Broker::format);
        var controllerPort = FreePort.any();
        var configuration = new HashMap<>(CONFIGURATION);
        configuration.put("log.dirs", data.toString());
        configuration.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        configuration.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        // given at every start and not stored, so that the port may be another one each time
        configuration.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        further.forEach((name, value) -> configuration.merge(name, value, (was, more) -> was + "," + more));

        var broker = new Broker(new KafkaRaftServer(new KafkaConfig(configuration), Time.SYSTEM));
        try {
            broker.server.startup();
            createTopics(port);
            return broker;
        } catch (RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    private static void format(Path place) throws IOException {
        Files.createDirectory(place);
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(place.toString())
                    .setDirectories(List.of(place.toString()))
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    /// Before the application starts: a consumer that subscribes to a topic too early does not see it for
    /// minutes.
    private static void createTopics(int port) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            var existing = admin.listTopics().names().get(SECONDS_FOR_TOPICS, SECONDS);
            var missing = TOPICS.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(SECONDS_FOR_TOPICS, SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("The broker does not create its topics", failed);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
