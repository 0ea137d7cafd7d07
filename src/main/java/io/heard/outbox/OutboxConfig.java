package io.heard.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/// How messages leave for Kafka.
@ConfigMapping(prefix = "heard.outbox")
public interface OutboxConfig {

    /// Whether this instance may send; of all that may, one does.
    @WithDefault("true")
    boolean enabled();

    /// Messages per round.
    @WithDefault("1000")
    int batch();

    /// How long to wait when there is nothing to send, or the one who sends is another.
    @WithDefault("PT0.2S")
    Duration pause();

    /// How long sent messages are kept for those who watch queues and were away.
    @WithDefault("PT24H")
    Duration keep();

    /// Whether phone, e-mail and brief leave with the messages.
    @WithName("contact-data")
    @WithDefault("false")
    boolean contactData();

    @WithName("bootstrap-servers")
    @WithDefault("${kafka.bootstrap.servers:localhost:9092}")
    String bootstrapServers();
}
