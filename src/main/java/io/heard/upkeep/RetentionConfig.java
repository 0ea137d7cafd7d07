package io.heard.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long what was needed once is kept. Dead letters, the audit, and all that tells of customers and of work are not
/// touched by this.
@ConfigMapping(prefix = "heard.retention")
public interface RetentionConfig {

    /// Whether this instance may clean up; of all that may, one does.
    @WithDefault("true")
    boolean enabled();

    /// Keys of events: a year and a month, so that a shop which sends a year's events again does no harm.
    @WithDefault("P400D")
    Duration keys();

    /// Raw payloads: long enough to look into what a shop sent, and no longer, because they tell of people.
    @WithDefault("P30D")
    Duration payloads();

    /// Events that lost against another one of the same id, with their raw payloads.
    @WithDefault("P90D")
    Duration conflicts();

    /// Decisions, but none about a follow-up that is open.
    @WithDefault("P400D")
    Duration decisions();

    /// Which source sent how much in which hour: more than the weeks that a silence is judged by.
    @WithDefault("P60D")
    Duration inputs();

    /// For how many days to come partitions are made: as many as this may fail or stand still without anybody noticing.
    @WithDefault("7")
    int daysAhead();

    /// Rows per transaction at most.
    @WithDefault("20000")
    int batch();
}
