package io.heard.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/// How events are taken from Kafka.
@ConfigMapping(prefix = "heard.intake")
public interface IntakeConfig {

    /// Whether this instance consumes at all.
    @WithDefault("true")
    boolean enabled();

    @WithDefault("heard.orders")
    String topic();

    @WithDefault("heard")
    String group();

    /// Consumers in this instance: while one waits for the database, the other reads and decides.
    @WithDefault("2")
    int consumers();

    /// Records per transaction at most: larger ones gain little and hold locks for longer.
    @WithDefault("2000")
    int batch();

    /// How long to wait before trying again while the database or the broker is away.
    @WithDefault("PT1S")
    Duration retry();

    @WithName("bootstrap-servers")
    @WithDefault("${kafka.bootstrap.servers:localhost:9092}")
    String bootstrapServers();
}
