package io.heard.intake;

import io.heard.inbox.Received.Origin;
import io.heard.intake.reading.Message;
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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/// Polls `heard.orders` and the topics of shops in batches: one transaction per batch, and the offset
/// only after it. What is held at a time is bounded in records and in bytes, whatever the lag.
///
/// A batch is worked on beside the thread that polls: however long the database is away, this one stays
/// a member of its group, paused. A record that breaks a batch is found by halving and goes to the dead
/// letters, so that it never stops a partition.
@ApplicationScoped
public class OrdersConsumer {

    private static final Logger LOG = Logger.getLogger(OrdersConsumer.class);
    private static final int LAST = 5_000;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration TOPICS_WAIT = Duration.ofSeconds(30);
    private static final int PARTITIONS = 4;

    /// A poll unpacks what the broker holds compressed: few records at a time, so that it cannot unpack much.
    private static final int RECORDS_OF_A_POLL = 50;

    /// As compressed by the producer; kept for each partition that is consumed here.
    private static final int FETCHED_OF_A_PARTITION = 512 * 1024;

    private static final int FETCHED_AT_ONCE = 8 * 1024 * 1024;

    /// A group takes an hour's silence of none; polling this often costs nothing.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    private final IntakeConfig config;
    private final Shops shops;
    private final Batches batches;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile boolean stopping;
    private final List<Thread> threads = new ArrayList<>();

    public OrdersConsumer(IntakeConfig config, Shops shops, Batches batches, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.shops = shops;
        this.batches = batches;
        this.clock = clock;
        this.meters = meters;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent start) {
        if (config.enabled() && config.createTopics()) {
            createTopics();
        }
        for (int i = 0; config.enabled() && i < config.consumers(); i++) {
            threads.add(Thread.ofPlatform().name("orders-consumer-" + i).start(this::run));
        }
    }

    private void createTopics() {
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) config.bootstrapServers()))) {
            var there = admin.listTopics().names().get(TOPICS_WAIT.toSeconds(), TimeUnit.SECONDS);
            var missing = shops.topics().stream()
                    .filter(topic -> !there.contains(topic))
                    .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()))
                    .toList();
            admin.createTopics(missing).all().get(TOPICS_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The topics of shops cannot be made: " + shops.topics(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.join(Duration.ofSeconds(15));
        }
    }

    private void run() {
        try (var worker = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .daemon()
                .name(Thread.currentThread().getName() + "-batch")
                .factory())) {
            while (!stopping) {
                try (var fresh = new KafkaConsumer<byte[], byte[]>(settings());
                        var metrics = new KafkaClientMetrics(fresh)) {
                    metrics.bindTo(meters);
                    var underWay = new UnderWay(fresh);
                    fresh.subscribe(shops.topics(), underWay);
                    while (!stopping) {
                        take(fresh, gather(fresh, underWay), underWay, worker);
                    }
                } catch (RuntimeException | ExecutionException e) {
                    // nothing was committed: the same records come again
                    LOG.errorf(e, "Consuming failed and starts again in %s", config.retry());
                    pause();
                }
            }
        }
    }

    /// What is at hand, until it is enough for a batch.
    private List<ConsumerRecord<byte[], byte[]>> gather(KafkaConsumer<byte[], byte[]> from, UnderWay underWay) {
        var gathered = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        long bytes = 0;
        var polled = from.poll(POLL);
        while (!polled.isEmpty()) {
            underWay.add(polled);
            for (var record : polled) {
                gathered.add(record);
                bytes += Portions.size(record);
            }
            if (gathered.size() + RECORDS_OF_A_POLL > config.batch() || bytes >= config.batchBytes()) {
                break;
            }
            polled = from.poll(Duration.ZERO);
        }
        return gathered;
    }

    private void take(
            KafkaConsumer<byte[], byte[]> from,
            List<ConsumerRecord<byte[], byte[]>> records,
            UnderWay underWay,
            ExecutorService worker)
            throws ExecutionException {
        boolean done = true;
        for (var portion : Portions.of(records, config.batch(), config.batchBytes())) {
            done = done && isDone(worker.submit(() -> batches.take(read(portion), () -> !stopping)), underWay);
        }
        var ends = underWay.end();
        if (done && !ends.isEmpty()) {
            from.commitSync(ends);
        }
    }

    private boolean isDone(Future<Boolean> batch, UnderWay underWay) throws ExecutionException {
        try {
            while (true) {
                try {
                    return batch.get(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    underWay.signOfLife();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopping = true;
            return false;
        }
    }

    private List<Incoming> read(List<ConsumerRecord<byte[], byte[]>> records) {
        var now = clock.instant();
        var batch = new ArrayList<Incoming>(records.size());
        for (var record : records) {
            batch.addAll(shops.of(record.topic()).read(message(record), now));
        }
        return batch;
    }

    /// A record without a value is unreadable like any other that holds nothing.
    private static Message message(ConsumerRecord<byte[], byte[]> record) {
        return new Message(record.value() == null ? new byte[0] : record.value(), origin(record));
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
        return Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers()),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, config.group()),
                Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
                Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_OF_A_POLL),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_OF_A_PARTITION),
                Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_AT_ONCE),
                Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 65_536),
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000),
                // a topic that is made later is found in half a minute, not in five
                Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000));
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
