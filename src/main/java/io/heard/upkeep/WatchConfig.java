package io.heard.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When silence is worth an alarm.
@ConfigMapping(prefix = "heard.watch")
public interface WatchConfig {

    /// Whether this instance looks by itself; off, it does only when asked.
    @WithDefault("true")
    boolean enabled();

    /// How many of the weeks before are compared with: one with a holiday must not decide.
    @WithDefault("4")
    int weeks();

    /// How many messages in a stretch of time are usual: fewer come and go by chance.
    @WithDefault("5")
    long usual();

    /// Within which time another source must have sent something: else it is not this one that is silent, but all.
    @WithDefault("PT1H")
    Duration others();

    /// For how long work may lie due while nothing at all is released. The sweep looks every second.
    @WithDefault("PT5M")
    Duration output();

    /// For how long what is to be decided again may lie: a re-planning of everything takes minutes.
    @WithDefault("PT1H")
    Duration reviews();

    /// For how long a message may wait to be sent.
    @WithDefault("PT5M")
    Duration outbox();
}
