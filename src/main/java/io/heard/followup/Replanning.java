package io.heard.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that is open, decided anew because something has changed that decisions rest on; or what waited for owners whom
/// its customers have no more, day by day.
///
/// @param versions of what decisions rest on since then; empty where only owners changed
/// @param why what changed, such as `ruleBook 3 → 4`, or `owners`
/// @param after the last customer who was decided for; empty at the beginning
/// @param reviewed for so many customers it was decided anew
/// @param moved so many of them have another plan since
/// @param finishedAt absent while it goes on
public record Replanning(
        UUID id,
        Map<String, Object> versions,
        List<String> why,
        String after,
        long reviewed,
        long moved,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /// A follow-up that has another plan since.
    public record Moved(UUID replanningId, String customerId, UUID followUpId, Plan before, Plan after, Instant at) {}

    /// @param nextAt absent for one that has ended
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Plan(
            String status,
            @Nullable Instant nextAt,
            @Nullable String channel,
            @Nullable Instant dueAt) {

        /// Of a customer with whom nothing was planned, because there was no way to them.
        public static final Plan LEFT_ALONE = new Plan("LEFT_ALONE", null, null, null);

        public static Plan of(FollowUp followUp) {
            var plan = followUp.plan();
            boolean isOpen = followUp.status().isOpen();
            return new Plan(
                    followUp.status().name(),
                    nextAt(followUp.status()),
                    plan == null || !isOpen ? null : plan.channel().name(),
                    plan == null || !isOpen ? null : plan.dueAt());
        }

        private static @Nullable Instant nextAt(FollowUpStatus status) {
            return switch (status) {
                case FollowUpStatus.Waiting waiting -> waiting.nextAt();
                case FollowUpStatus.Active active -> active.nextAt();
                case FollowUpStatus.Fulfilled _, FollowUpStatus.Lapsed _, FollowUpStatus.Cancelled _ -> null;
            };
        }
    }
}
