package io.heard.workqueue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How this instance looks for what has fallen due.
@ConfigMapping(prefix = "heard.sweep")
public interface SweepConfig {

    /// Whether it looks by itself; off, only a jump of the clock makes it look.
    @WithDefault("true")
    boolean enabled();

    /// Whether follow-ups wait for the day that the plan of their team has for them. Off, they are released as soon as
    /// they may start, to whoever has the least to do, however much there is.
    @WithDefault("true")
    boolean plan();
}
