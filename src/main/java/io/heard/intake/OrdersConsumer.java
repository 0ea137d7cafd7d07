package io.heard.intake;

import io.heard.inbox.Received.Origin;
import io.heard.review.Incoming;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/// Polls `heard.orders` in batches: one transaction per batch, and the offset only after it.
///
/// A database that is away is waited for, while the consumer stays a member of its group. A record that
/// breaks a batch is found by halving and goes to the dead letters, so that it never stops a partition.
@ApplicationScoped
public class OrdersConsumer {

    private static final Logger LOG = Logger.getLogger(OrdersConsumer.class);
    private static final int LAST = 5_000;
    private static final Duration POLL = Duration.ofMillis(250);

    private final IntakeConfig config;
    private final NativeEvents events;
    private final Batches batches;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile boolean stopping;
    private final List<Thread> threads = new ArrayList<>();

    public OrdersConsumer(
            IntakeConfig config, NativeEvents events, Batches batches, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.events = events;
        this.batches = batches;
        this.clock = clock;
        this.meters = meters;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent start) {
        for (int i = 0; config.enabled() && i < config.consumers(); i++) {
            threads.add(Thread.ofPlatform().name("orders-consumer-" + i).start(this::run));
        }
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.join(Duration.ofSeconds(15));
        }
    }

    private void run() {
        while (!stopping) {
            try (var fresh = new KafkaConsumer<byte[], byte[]>(settings());
                    var metrics = new KafkaClientMetrics(fresh)) {
                metrics.bindTo(meters);
                fresh.subscribe(List.of(config.topic()));
                while (!stopping) {
                    take(fresh, fresh.poll(POLL));
                }
            } catch (RuntimeException e) {
                // nothing was committed: the same records come again
                LOG.errorf(e, "Consuming failed and starts again in %s", config.retry());
                pause();
            }
        }
    }

    private void take(KafkaConsumer<byte[], byte[]> from, ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var batch = new ArrayList<Incoming>(records.count());
        for (var record : records) {
            batch.add(events.read(record.headers(), record.value(), origin(record), now));
        }
        from.pause(from.assignment());
        boolean done = batches.take(batch, () -> stillMember(from));
        from.resume(from.assignment());
        if (done) {
            from.commitSync();
        }
    }

    /// Polls without taking anything, so that the group knows that this consumer lives.
    private boolean stillMember(KafkaConsumer<byte[], byte[]> from) {
        from.poll(Duration.ZERO);
        return !stopping;
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, String>();
        for (var header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8).replace("\0", ""));
            }
        }
        return new Origin(record.topic(), record.partition(), record.offset(), headers);
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                config.group(),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                config.batch(),
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                65_536,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000);
    }

    private void pause() {
        try {
            Thread.sleep(config.retry());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
