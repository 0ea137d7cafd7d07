package io.heard.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// The records that a consumer has under way. While it waits for them, it takes no others.
///
/// A batch that waits for the database may outlive the assignment that it came with. What is assigned meanwhile starts
/// where the group has committed, and is only polled once the batch is done; and of the batch only that is committed
/// which has been this consumer's all the time.
final class UnderWay implements ConsumerRebalanceListener {

    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
    private boolean isWaiting;

    UnderWay(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    void add(ConsumerRecords<?, ?> polled) {
        ends.putAll(polled.nextOffsets());
    }

    /// Lets the group know that a consumer lives which can take nothing now.
    void signOfLife() {
        isWaiting = true;
        consumer.pause(consumer.assignment());
        if (!consumer.poll(Duration.ZERO).isEmpty()) {
            throw new IllegalStateException("Records came while all partitions were paused");
        }
    }

    /// @return up to where the records are done that no other consumer has been given
    Map<TopicPartition, OffsetAndMetadata> end() {
        if (isWaiting) {
            isWaiting = false;
            consumer.resume(consumer.assignment());
        }
        var done = Map.copyOf(ends);
        ends.clear();
        return done;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        ends.keySet().removeAll(partitions);
    }

    /// Even one that stays with this consumer is new, and no longer paused: unread records would be skipped.
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (isWaiting) {
            consumer.pause(partitions);
        }
    }
}
