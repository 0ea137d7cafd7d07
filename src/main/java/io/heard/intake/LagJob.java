package io.heard.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks the brokers every quarter of a minute how many records of each topic are not taken in yet. The consumers do not
/// know it while they wait for the database, and a topic that nobody consumes is not known to them at all.
@ApplicationScoped
public class LagJob {

    private static final Logger LOG = Logger.getLogger(LagJob.class);
    private static final int LAST = 5_000;
    private static final int SECONDS = 15;
    private static final int TIMEOUT_SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lag").factory());
    private final Map<String, Long> lags = new ConcurrentHashMap<>();
    private final IntakeConfig config;
    private final Shops shops;
    private final MeterRegistry meters;
    private @Nullable Admin admin;

    public LagJob(IntakeConfig config, Shops shops, MeterRegistry meters) {
        this.config = config;
        this.shops = shops;
        this.meters = meters;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent start) {
        if (!config.enabled()) {
            return;
        }
        for (var topic : shops.topics()) {
            Gauge.builder("heard.intake.lag", lags, all -> all.containsKey(topic) ? all.get(topic) : Double.NaN)
                    .tag("topic", topic)
                    .register(meters);
        }
        var _ = timer.scheduleWithFixedDelay(this::look, 1, SECONDS, TimeUnit.SECONDS);
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stop) {
        timer.shutdownNow();
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }

    private void look() {
        try {
            if (admin == null) {
                admin = Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) config.bootstrapServers()));
            }
            var fresh = lags(admin);
            lags.keySet().retainAll(fresh.keySet());
            lags.putAll(fresh);
        } catch (ExecutionException | TimeoutException | RuntimeException away) {
            lags.clear();
            LOG.debugf(away, "The brokers do not say how far behind intake is");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What was never committed counts from the oldest record that is there.
    private Map<String, Long> lags(Admin brokers) throws ExecutionException, TimeoutException, InterruptedException {
        var there = brokers.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        var topics = shops.topics().stream().filter(there::contains).toList();
        var partitions =
                brokers.describeTopics(topics).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList();
        var committed = brokers.listConsumerGroupOffsets(config.group())
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        var ends = offsets(brokers, partitions, OffsetSpec.latest());
        var begins = offsets(brokers, partitions, OffsetSpec.earliest());
        var result = new HashMap<String, Long>();
        for (var partition : partitions) {
            var done = committed.get(partition);
            long from = done == null ? begins.getOrDefault(partition, 0L) : done.offset();
            result.merge(partition.topic(), Math.max(0, ends.getOrDefault(partition, from) - from), Long::sum);
        }
        return result;
    }

    private static Map<TopicPartition, Long> offsets(
            Admin brokers, Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        return brokers.listOffsets(wanted).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
