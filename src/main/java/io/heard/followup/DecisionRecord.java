package io.heard.followup;

import io.heard.contact.Because;
import io.heard.decision.Considered;
import io.heard.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision as it was made, with what it rested on, so that it can be explained and made again.
///
/// @param event what was reviewed; absent where a clock or a person brought it up
/// @param plan how to reach out; absent for other outcomes
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
        @Nullable PlanView plan,
        List<ConsideredView> considered,
        List<Because> because,
        Map<String, Object> versions,
        Object facts) {

    public record ReviewedEvent(String source, String id, String type) {}

    /// What a decision to reach out says beside when and on which channel.
    public record PlanView(
            String purpose,
            int priority,
            boolean urgent,
            boolean promised,
            boolean forLead,
            Duration effort,
            int attempt,
            String leadingPlaybook,
            String leadingSource,
            String leadingSubject,
            List<String> skills) {

        static PlanView of(Decision.ReachOut out) {
            return new PlanView(
                    out.purpose().name(),
                    out.priority(),
                    out.urgent(),
                    out.promised(),
                    out.forLead(),
                    out.effort(),
                    out.attempt(),
                    out.leading().playbook(),
                    out.leading().source(),
                    out.leading().subject(),
                    out.skills());
        }
    }

    /// A considered reason as people read it.
    public record ConsideredView(
            String playbook,
            int version,
            String source,
            String subject,
            boolean askedFor,
            @Nullable String orderId,
            Instant raisedAt,
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
                    considered.askedFor(),
                    considered.orderId(),
                    considered.raisedAt(),
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
                        PlanView.of(out),
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
                        null,
                        considered,
                        alone.because(),
                        versions,
                        facts);
        };
    }
}
