package io.heard.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// How far the group has committed. That may stand, but never go back.
final class Offsets implements AutoCloseable {

    private static final String GROUP = "heard";
    private static final String TOPIC = "heard.orders";
    private static final int PAUSE = 300;

    private final Admin admin;
    private final Journal journal;
    private final Map<TopicPartition, Long> furthest = new HashMap<>();
    private final Thread thread;
    private volatile boolean stopping;

    Offsets(String brokers, Journal journal) {
        this.admin = Admin.create(Map.<String, Object>of(
                "bootstrap.servers", brokers, "default.api.timeout.ms", 5_000, "request.timeout.ms", 5_000));
        this.journal = journal;
        this.thread = Thread.ofPlatform().name("offsets").start(this::watch);
    }

    private void watch() {
        try {
            while (!stopping) {
                look();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() throws InterruptedException {
        try {
            committed().forEach((partition, offset) -> {
                var before = furthest.merge(partition, offset, Math::max);
                if (offset < before) {
                    furthest.put(partition, offset);
                    journal.complain(
                            Finding.wrong(partition + " was committed up to " + before + " and then to " + offset));
                }
            });
        } catch (ExecutionException | TimeoutException _) {
            // the broker is away
        }
    }

    private Map<TopicPartition, Long> committed() throws InterruptedException, ExecutionException, TimeoutException {
        var committed = new HashMap<TopicPartition, Long>();
        admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get(5, SECONDS)
                .forEach((partition, offset) -> committed.put(partition, offset.offset()));
        return committed;
    }

    /// What the group has not committed yet.
    synchronized long lag() throws InterruptedException {
        try {
            var committed = committed();
            var partitions = admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get(5, SECONDS)
                    .get(TOPIC)
                    .partitions();
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            partitions.forEach(one -> latest.put(new TopicPartition(TOPIC, one.partition()), OffsetSpec.latest()));
            long lag = 0;
            for (var end : admin.listOffsets(latest).all().get(5, SECONDS).entrySet()) {
                lag += end.getValue().offset() - committed.getOrDefault(end.getKey(), 0L);
            }
            return lag;
        } catch (ExecutionException | TimeoutException _) {
            return Long.MAX_VALUE;
        }
    }

    /// Lets the group forget. It must have died out; that takes until its members' sessions have run out.
    synchronized void delete() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                admin.deleteConsumerGroups(List.of(GROUP)).all().get(5, SECONDS);
                furthest.clear();
                return;
            } catch (ExecutionException | TimeoutException alive) {
                if (attempt == 120) {
                    throw new IllegalStateException(alive);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        admin.close();
    }
}
