package io.heard.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends what the outbox holds to Kafka: at least once, with the same id on every try, in order per key.
///
/// One instance of all sends at a time, the one that holds an advisory lock; it falls free with its
/// connection. No transaction is open while Kafka is talked to.
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int LAST = 5_000;
    private static final long LOCK = 0x4845_4152_4421L;
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);
    private static final int CLEANED_AT_ONCE = 5_000;

    private final OutboxConfig config;
    private final OutboxRepository outbox;
    private final DataSource database;
    private final Clock clock;
    private volatile boolean stopping;
    private @Nullable Thread thread;
    private Instant cleanedAt = Instant.EPOCH;

    public OutboxRelay(OutboxConfig config, OutboxRepository outbox, DataSource database, Clock clock) {
        this.config = config;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent start) {
        if (config.enabled()) {
            thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
        }
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.join(Duration.ofSeconds(10));
        }
    }

    private void run() {
        while (!stopping) {
            try (var producer = new KafkaProducer<@Nullable String, byte[]>(settings());
                    var connection = database.getConnection()) {
                relay(producer, connection);
            } catch (InterruptedException _) {
                LOG.debug("Interrupted to stop");
            } catch (SQLException | RuntimeException | ExecutionException e) {
                if (!stopping) {
                    LOG.warnf("The outbox cannot be sent, trying again: %s", e.getMessage());
                    rest(BACK_OFF);
                }
            }
        }
    }

    private void relay(KafkaProducer<@Nullable String, byte[]> producer, Connection connection)
            throws SQLException, InterruptedException, ExecutionException {
        try {
            execute(connection, LET_GO_WHEN_FROZEN);
            while (!stopping) {
                if (!holdsLock(connection) || sendBatch(producer) == 0) {
                    rest(config.pause());
                }
            }
        } finally {
            execute(connection, UNLOCK); // the pool would keep both with the connection
        }
    }

    /// Asks on the connection that holds the lock, so that a lost connection is noticed before the next batch.
    private static final String HOLDS_LOCK = """
        select exists (select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted)
            or pg_try_advisory_lock(?)
        """;

    private static boolean holdsLock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(HOLDS_LOCK)) {
            statement.setLong(1, LOCK);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /// PostgreSQL ends the session of an instance that stands still, or whose machine is gone without a word, so that
    /// another can send. Who waits for the broker for so long loses the turn too, and asks for it again.
    private static final String LET_GO_WHEN_FROZEN = "set idle_session_timeout = '60s'";

    private static final String UNLOCK = "select pg_advisory_unlock_all(); reset idle_session_timeout";

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int sendBatch(KafkaProducer<@Nullable String, byte[]> producer)
            throws InterruptedException, ExecutionException {
        var pending = QuarkusTransaction.requiringNew().call(() -> outbox.unpublished(config.batch()));
        var sent = new ArrayList<Long>(pending.size());
        var failedKeys = new HashSet<String>();
        ExecutionException failure = null;
        var sending = new ArrayList<Future<RecordMetadata>>(pending.size());
        for (var message : pending) {
            sending.add(producer.send(record(message)));
        }
        for (int i = 0; i < pending.size(); i++) {
            failure = await(pending.get(i), sending.get(i), sent, failedKeys, failure);
        }
        if (!sent.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> outbox.published(sent, clock.instant()));
        }
        clean();
        if (failure != null) {
            throw failure;
        }
        return pending.size();
    }

    /// What follows a failed message of the same key counts as not sent: it goes again, after the one that
    /// failed.
    private static @Nullable ExecutionException await(
            OutboxRepository.Pending message,
            Future<RecordMetadata> sending,
            List<Long> sent,
            Set<String> failedKeys,
            @Nullable ExecutionException failure)
            throws InterruptedException {
        var key = message.topic() + ' ' + message.key();
        try {
            sending.get();
            if (!failedKeys.contains(key)) {
                sent.add(message.seq());
            }
            return failure;
        } catch (ExecutionException e) {
            failedKeys.add(key);
            return e;
        }
    }

    /// A few of the old ones between two batches, so that what is to be sent never waits for long.
    private void clean() {
        var now = clock.instant();
        if (now.isAfter(cleanedAt.plus(BETWEEN_CLEANINGS))
                && QuarkusTransaction.requiringNew()
                                .call(() -> outbox.forget(now.minus(config.keep()), CLEANED_AT_ONCE))
                        < CLEANED_AT_ONCE) {
            cleanedAt = now;
        }
    }

    private static ProducerRecord<@Nullable String, byte[]> record(OutboxRepository.Pending message) {
        var record = new ProducerRecord<>(message.topic(), message.key(), message.body());
        message.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 6 * 1024 * 1024);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return settings;
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
