package io.heard.workqueue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How this instance looks for what has fallen due.
@ConfigMapping(prefix = "heard.sweep")
public interface SweepConfig {

    /// Whether it looks by itself; off, only a jump of the clock makes it look.
    @WithDefault("true")
    boolean enabled();
}
