package io.heard.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Brings what the shop tells to Kafka as a careful shop would: acknowledged by all, never given up. What is
/// acknowledged goes into the ledger.
final class Sender implements AutoCloseable {

    private static final String TOPIC = "heard.orders";
    private static final Map<String, Object> SETTINGS = Map.of(
            "acks", "all",
            "enable.idempotence", true,
            "linger.ms", 0,
            "max.request.size", 4_000_000,
            "request.timeout.ms", 5_000,
            "delivery.timeout.ms", 600_000,
            "max.block.ms", 600_000,
            "reconnect.backoff.max.ms", 500);

    private final Shop shop;
    private final Ledger ledger;
    private final Supplier<Instant> now;
    private final KafkaProducer<String, byte[]> producer;
    private final Semaphore allowed = new Semaphore(0);
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<Parcel> refused = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopping;

    Sender(Shop shop, Ledger ledger, String brokers, Supplier<Instant> now) {
        this.shop = shop;
        this.ledger = ledger;
        this.now = now;
        var settings = new HashMap<>(SETTINGS);
        settings.put("bootstrap.servers", brokers);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.thread = Thread.ofPlatform().name("sender").start(this::run);
    }

    /// Lets it send so many more.
    void allow(int more) {
        open.addAndGet(more);
        allowed.release(more);
    }

    /// Whether all that it was allowed to send is in the ledger.
    boolean isDone() {
        return open.get() == 0;
    }

    private void run() {
        try {
            while (!stopping) {
                allowed.acquire();
                var again = refused.poll();
                send(again == null ? shop.next(now.get()) : again);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Parcel parcel) {
        var body = parcel.body().length == 0 ? null : parcel.body();
        var record = new ProducerRecord<String, byte @Nullable []>(TOPIC, parcel.customer(), body);
        parcel.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        var _ = producer.send(record, (_, failure) -> {
            if (failure == null) {
                ledger.sent(parcel);
                open.decrementAndGet();
            } else {
                refused.add(parcel);
                allowed.release();
            }
        });
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        producer.close();
    }
}
