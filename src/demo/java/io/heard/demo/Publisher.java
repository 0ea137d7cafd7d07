package io.heard.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Tells the shop's events on Kafka, with the customer's id as the key, and knows when Heard has taken them in.
final class Publisher implements AutoCloseable {

    static final String TOPIC = "heard.orders";

    private static final String GROUP = "heard";
    private static final List<Header> STRUCTURED =
            List.of(new RecordHeader("content-type", "application/cloudevents+json".getBytes(US_ASCII)));
    private static final long TIMEOUT_SECONDS = 30;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;

    /// How far each partition was written.
    private final HashMap<TopicPartition, Long> written = new HashMap<>();

    Publisher(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 5, "client.id", "hearth-and-larch"),
                new StringSerializer(),
                new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", brokers));
    }

    /// Returns when Heard has taken in all of them.
    void publish(List<Told> events) {
        var sent = new ArrayList<Future<RecordMetadata>>(events.size());
        for (var event : events) {
            sent.add(producer.send(new ProducerRecord<>(TOPIC, null, event.key(), event.json(), STRUCTURED)));
        }
        producer.flush();
        for (var one : sent) {
            var at = done(one);
            written.merge(new TopicPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
        }
        awaitTaken();
    }

    private void awaitTaken() {
        var before = System.nanoTime();
        while (!isTaken()) {
            if (System.nanoTime() - before > PATIENCE.toNanos()) {
                throw new DemoFailed(
                        "Heard has not taken in what was published within " + PATIENCE.toMinutes() + " minutes");
            }
            sleep();
        }
    }

    private boolean isTaken() {
        var taken = done(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
        return written.entrySet().stream()
                .allMatch(partition -> offset(taken.get(partition.getKey())) >= partition.getValue());
    }

    private static long offset(@Nullable OffsetAndMetadata taken) {
        return taken == null ? 0 : taken.offset();
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new DemoFailed("Kafka does not answer: " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Stopped while publishing");
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Stopped while publishing");
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
