package io.heard.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What leaves the house.
@ConfigMapping(prefix = "heard.outbox")
public interface ContactDataConfig {

    /// Whether messages carry phone, e-mail and brief: whoever reads a topic could reach the customer
    /// without a task.
    @WithDefault("false")
    boolean contactData();
}
