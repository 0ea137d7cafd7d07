package io.heard.followup;

import io.heard.contact.Because;
import io.heard.decision.Considered;
import io.heard.decision.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision as it was made, with what it rested on, so that it can be explained and made again.
///
/// @param event what was reviewed; absent where a clock or a person brought it up
/// @param cause EVENT, WAKE, OUTCOME, REQUEST or CHANGE
/// @param versions of playbooks, rule book, holidays, settings and time-zone data
/// @param facts the agenda that it rested on
public record DecisionRecord(
        String customerId,
        UUID id,
        Instant decidedAt,
        @Nullable ReviewedEvent event,
        String cause,
        String outcome,
        @Nullable Instant nextAt,
        @Nullable Instant dueAt,
        @Nullable String channel,
        List<ConsideredView> considered,
        List<Because> because,
        Map<String, Object> versions,
        Object facts) {

    public record ReviewedEvent(String source, String id, String type) {}

    /// A considered reason as people read it.
    public record ConsideredView(
            String playbook,
            int version,
            String source,
            String subject,
            Instant target,
            Instant due,
            String fate,
            @Nullable String why,
            @Nullable Instant until,
            List<String> on) {

        static ConsideredView of(Considered considered) {
            var fate = considered.fate();
            return new ConsideredView(
                    considered.key().playbook(),
                    considered.version(),
                    considered.key().source(),
                    considered.key().subject(),
                    considered.target(),
                    considered.due(),
                    fate.name(),
                    fate instanceof Considered.Fate.Dropped(Considered.Why why) ? why.name() : null,
                    fate instanceof Considered.Fate.Held held ? held.until() : null,
                    fate instanceof Considered.Fate.Held held
                            ? List.of(held.by().closes().wireName())
                            : List.of());
        }
    }

    public static DecisionRecord of(
            String customerId,
            UUID id,
            Instant now,
            @Nullable ReviewedEvent event,
            String cause,
            Decision decision,
            Map<String, Object> versions,
            Object facts) {
        var considered = decision.considered().stream().map(ConsideredView::of).toList();
        return switch (decision) {
            case Decision.ReachOut out ->
                new DecisionRecord(
                        customerId,
                        id,
                        now,
                        event,
                        cause,
                        "REACH_OUT",
                        out.nextAt(),
                        out.dueAt(),
                        out.channel().name(),
                        considered,
                        out.because(),
                        versions,
                        facts);
            case Decision.LookAgain again ->
                new DecisionRecord(
                        customerId,
                        id,
                        now,
                        event,
                        cause,
                        "LOOK_AGAIN",
                        again.at(),
                        null,
                        null,
                        considered,
                        again.because(),
                        versions,
                        facts);
            case Decision.LeaveAlone alone ->
                new DecisionRecord(
                        customerId,
                        id,
                        now,
                        event,
                        cause,
                        "LEAVE_ALONE",
                        null,
                        null,
                        null,
                        considered,
                        alone.because(),
                        versions,
                        facts);
        };
    }
}
