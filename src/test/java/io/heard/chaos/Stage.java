package io.heard.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.heard.embedded.FreePort;
import io.heard.embedded.SeparateBroker;
import io.heard.embedded.SeparateDatabase;
import io.heard.testing.Application;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL, a broker and several instances of the production application, each a process of its own, and between
/// the instances and their servers a proxy each.
///
/// It is always Tuesday morning in London: the database tells the instances so, whose clock it is.
final class Stage implements AutoCloseable {

    static final String PASSWORD = "chaos";

    private static final Instant TUESDAY = Instant.parse("2027-03-09T10:00:00Z");
    private static final int SECONDS_TO_START = 240;
    private static final List<String> JVM =
            List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");
    private static final Map<String, String> ACCOUNTS = Map.of("admin", "admin", "ana", "rep", "ben", "rep");

    /// Unqualified, `clock_timestamp()` is ours: PostgreSQL's own comes last on the path.
    private static final String CLOCK = """
        create schema shifted;
        create function shifted.clock_timestamp() returns timestamptz language sql volatile
            as 'select pg_catalog.clock_timestamp() + interval ''%d milliseconds''';
        alter role heard set search_path = public, shifted, pg_catalog;
        """;

    private final Path directory;
    private final SeparateDatabase database;
    private final SeparateBroker broker;
    private final Proxy toDatabase;
    private final Proxy toKafka;
    private final AtomicInteger commitRepliesToLose = new AtomicInteger();
    private final AtomicBoolean losesProduced = new AtomicBoolean();
    private final AtomicInteger producedLost = new AtomicInteger();
    private final Duration shift;
    private final String brokers;
    private final Map<String, String> configuration;
    private final int wanted;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<@Nullable Application> instances = new CopyOnWriteArrayList<>();

    Stage(Path directory, int instances) throws IOException, InterruptedException, SQLException {
        this.directory = directory;
        this.wanted = instances;
        this.database = new SeparateDatabase(directory.resolve("database"));
        int port = FreePort.any();
        int hidden = FreePort.any();
        this.toDatabase = new Proxy(database::port, () -> new PostgresWire(commitRepliesToLose));
        this.toKafka = new Proxy(() -> hidden, () -> new KafkaWire(losesProduced, producedLost));
        this.broker = new SeparateBroker(directory.resolve("broker"), port, hidden, toKafka.port());
        this.brokers = "127.0.0.1:" + port;
        this.shift = Duration.between(Instant.now(), TUESDAY);
        this.configuration = new HashMap<>(database.configuration(toDatabase.port()));
        configuration.put("kafka.bootstrap.servers", "127.0.0.1:" + toKafka.port());
        configuration.put("quarkus.security.users.embedded.plain-text", "true");
        ACCOUNTS.forEach((account, role) -> {
            configuration.put("quarkus.security.users.embedded.users." + account, PASSWORD);
            configuration.put("quarkus.security.users.embedded.roles." + account, role);
        });
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(CLOCK.formatted(shift.toMillis()));
        }
        for (int i = 0; i < instances; i++) {
            this.instances.add(null);
            start(i);
        }
    }

    void start(int instance) throws IOException {
        instances.set(
                instance, Application.start(JVM, configuration, directory.resolve("instance-" + instance + ".log")));
    }

    /// Starts anew what has ended by itself, as any platform does: without its database an instance cannot start.
    ///
    /// @return how many had
    int revive() throws IOException {
        int revived = 0;
        for (int instance = 0; instance < wanted; instance++) {
            if (!instance(instance).isAlive()) {
                start(instance);
                revived++;
            }
        }
        return revived;
    }

    /// @return the number of one that was not there before
    int add() throws IOException {
        instances.add(null);
        start(instances.size() - 1);
        return instances.size() - 1;
    }

    Application instance(int number) {
        var instance = instances.get(number);
        if (instance == null) {
            throw new IllegalStateException("Instance " + number + " was never started");
        }
        return instance;
    }

    List<Application> running() {
        return instances.stream()
                .filter(Objects::nonNull)
                .filter(Application::isAlive)
                .toList();
    }

    void awaitReady() {
        await().atMost(SECONDS_TO_START, SECONDS).until(() -> {
            revive();
            for (var instance : running()) {
                if (!instance.isReady(client)) {
                    return false;
                }
            }
            return true;
        });
    }

    HttpClient client() {
        return client;
    }

    SeparateDatabase database() {
        return database;
    }

    SeparateBroker broker() {
        return broker;
    }

    Proxy toDatabase() {
        return toDatabase;
    }

    Proxy toKafka() {
        return toKafka;
    }

    /// How many replies to COMMIT are still to be lost.
    AtomicInteger commitRepliesToLose() {
        return commitRepliesToLose;
    }

    /// Whether records that instances produce are lost.
    AtomicBoolean losesProduced() {
        return losesProduced;
    }

    AtomicInteger producedLost() {
        return producedLost;
    }

    /// Past the proxy.
    String brokers() {
        return brokers;
    }

    Instant now() {
        return Instant.now().plus(shift);
    }

    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /// Past the proxy; waits for a database that is away.
    <T> T ask(Question<T> question) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (var connection = database.connect()) {
                return question.ask(connection);
            } catch (SQLException away) {
                if (attempt == 600) {
                    throw new IllegalStateException(away);
                }
                Thread.sleep(100);
            }
        }
    }

    long count(String query) throws InterruptedException {
        return ask(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public void close() throws IOException {
        running().forEach(Application::close);
        client.close();
        toDatabase.close();
        toKafka.close();
        broker.close();
        database.close();
    }
}
