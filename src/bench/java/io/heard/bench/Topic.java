package io.heard.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The topic of events, filled before anybody reads it, and how far Heard has committed it.
final class Topic implements AutoCloseable {

    private static final String NAME = "heard.orders";
    private static final String GROUP = "heard";
    private static final List<Header> STRUCTURED =
            List.of(new RecordHeader("content-type", "application/cloudevents+json".getBytes(US_ASCII)));
    private static final long TIMEOUT_SECONDS = 60;
    private static final Duration LOOK_FOR_CONSUMER = Duration.ofMillis(20);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final double SECONDS_BETWEEN_LINES = 10;
    private static final double SECONDS_OF_STANDSTILL = 120;

    private final String brokers;
    private final Admin admin;

    Topic(String brokers) {
        this.brokers = brokers;
        this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
    }

    /// @return bytes of all values
    long fill(MadeUpOrders orders, int events) {
        return fill(orders, 0, events);
    }

    /// @param first of the orders to be told
    long fill(MadeUpOrders orders, int first, int events) {
        var failure = new AtomicReference<@Nullable Exception>();
        long bytes = 0;
        try (var producer = new KafkaProducer<String, byte[]>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 20, "batch.size", 256 * 1024),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = first; i < first + events; i++) {
                var event = orders.event(i);
                bytes += event.json().length;
                var _ = producer.send(
                        new ProducerRecord<>(NAME, null, event.key(), event.json(), STRUCTURED), (_, failed) -> {
                            if (failed != null) {
                                failure.set(failed);
                            }
                        });
            }
        }
        var failed = failure.get();
        if (failed != null) {
            throw new BenchFailed("The topic cannot be filled", failed);
        }
        return bytes;
    }

    /// Waits until Heard's consumers have joined their group.
    ///
    /// @return when, by `System.nanoTime`
    long awaitConsumer(Heard heard) {
        while (done(admin.describeConsumerGroups(List.of(GROUP)).all()).values().stream()
                .allMatch(group -> group.members().isEmpty())) {
            heard.requireAlive();
            Child.pause(LOOK_FOR_CONSUMER);
        }
        return System.nanoTime();
    }

    /// Watches Heard until it has committed all events after `before`.
    Curve watch(Heard heard, long start, long before, long events) {
        var curve = new Curve(start);
        var progress = new Progress("events", SECONDS_BETWEEN_LINES, SECONDS_OF_STANDSTILL, start);
        while (curve.done() < events) {
            Child.pause(LOOK);
            heard.requireAlive();
            var now = System.nanoTime();
            curve.add(now, committed() - before);
            progress.at(now, curve.done());
        }
        return curve;
    }

    /// Offsets follow the database's commit, so what they count is durable.
    long committed() {
        return done(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(partition -> partition.getKey().topic().equals(NAME))
                .mapToLong(partition -> offset(partition.getValue()))
                .sum();
    }

    /// What Heard has told so far on another topic, read from its beginning to its end of now.
    ///
    /// @param told is given each message's value
    void each(String topic, Consumer<byte[]> told) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "fetch.max.bytes", 8 * 1024 * 1024);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(message -> told.accept(message.value()));
            }
        }
    }

    private static long offset(@Nullable OffsetAndMetadata taken) {
        return taken == null ? 0 : taken.offset();
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new BenchFailed("Kafka does not answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Stopped", stopped);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
