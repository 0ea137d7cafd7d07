package io.heard.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private static final TopicPartition KEPT = new TopicPartition("heard.orders", 0);
    private static final TopicPartition TAKEN = new TopicPartition("heard.orders", 1);
    private static final TopicPartition GIVEN = new TopicPartition("heard.orders", 2);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final UnderWay underWay = new UnderWay(consumer);

    @BeforeEach
    void consumes_two_partitions() {
        consumer.subscribe(List.of("heard.orders"), underWay);
        consumer.rebalance(List.of(KEPT, TAKEN));
        consumer.updateBeginningOffsets(Map.of(KEPT, 0L, TAKEN, 0L, GIVEN, 0L));
        add(KEPT, 0);
        add(TAKEN, 0);
    }

    @Test
    void a_batch_that_keeps_its_partitions_ends_where_its_records_end() {
        underWay.add(poll());

        assertThat(underWay.end())
                .extractingFromEntries(end -> end.getValue().offset())
                .containsOnly(1L, 1L);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void nothing_is_polled_while_a_batch_is_under_way_whatever_is_assigned_meanwhile() {
        underWay.add(poll());
        underWay.signOfLife();

        consumer.rebalance(List.of(KEPT, GIVEN));
        add(KEPT, 1);
        add(GIVEN, 0);
        underWay.signOfLife();

        assertThat(consumer.paused()).contains(KEPT, GIVEN);
        assertThat(consumer.position(GIVEN)).isZero();
        underWay.end();
        assertThat(consumer.paused()).doesNotContain(KEPT, GIVEN);
        assertThat(poll().count()).isEqualTo(2);
    }

    @Test
    void what_another_consumer_was_given_meanwhile_is_not_committed() {
        underWay.add(poll());

        consumer.rebalance(List.of(KEPT, GIVEN));

        assertThat(underWay.end()).doesNotContainKey(TAKEN).doesNotContainKey(GIVEN);
    }

    @Test
    void a_batch_ends_once() {
        underWay.add(poll());
        underWay.end();

        assertThat(underWay.end()).isEmpty();
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        return consumer.poll(Duration.ZERO);
    }

    private void add(TopicPartition partition, long offset) {
        consumer.addRecord(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, "order".getBytes(UTF_8)));
    }
}
