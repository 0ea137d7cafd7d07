package io.heard.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Looks at what Kafka holds, past everything that is tested.
@ApplicationScoped
public class Topics {

    private final String brokers;
    private final Database database;

    Topics(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers, Database database) {
        this.brokers = brokers;
        this.database = database;
    }

    /// The types of what was told of that key until now, in its order, once nothing of it waits to be sent.
    public List<String> told(String topic, String key) {
        return events(topic, key).stream()
                .map(event -> event.path("type").asText())
                .toList();
    }

    /// The data of what was told of that key with that type until now, in its order.
    public List<JsonNode> data(String topic, String key, String type) {
        return events(topic, key).stream()
                .filter(event -> type.equals(event.path("type").asText()))
                .map(event -> event.path("data"))
                .toList();
    }

    private List<JsonNode> events(String topic, String key) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.count(
                                "select count(*) from outbox where topic = ? and key = ? and published_at is null",
                                topic,
                                key)
                        == 0);
        return records(topic).stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> event(record.value()))
                .toList();
    }

    private static JsonNode event(byte[] event) {
        try {
            return new ObjectMapper().readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
            return records;
        }
    }
}
