package io.heard.followup;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.database.Json;
import io.heard.decision.EventType;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How follow-ups lie in their table.
final class FollowUpRows {

    private static final TypeReference<List<Because>> BECAUSE = new TypeReference<>() {};

    private final Json json;

    FollowUpRows(Json json) {
        this.json = json;
    }

    FollowUpEntity write(FollowUp followUp) {
        var row = new FollowUpEntity();
        row.key = new FollowUpEntity.Key(followUp.customerId(), followUp.id());
        row.status = followUp.status().name();
        switch (followUp.status()) {
            case FollowUpStatus.Waiting waiting -> {
                row.wake = waiting.wake().name();
                row.nextAt = waiting.nextAt();
                row.wakeAt = waiting.wakeAt();
                row.wakeOn =
                        waiting.on().stream().map(EventType::wireName).sorted().toArray(String[]::new);
            }
            case FollowUpStatus.Active active -> row.nextAt = active.nextAt();
            case FollowUpStatus.Fulfilled fulfilled -> {
                row.kind = fulfilled.kind().name();
                row.endedAt = fulfilled.at();
            }
            case FollowUpStatus.Lapsed lapsed -> {
                row.endedWhy = lapsed.why();
                row.endedAt = lapsed.at();
            }
            case FollowUpStatus.Cancelled cancelled -> {
                row.endedWhy = cancelled.why();
                row.endedAt = cancelled.at();
            }
        }
        if (followUp.plan() != null) {
            plan(row, followUp.plan());
        }
        if (followUp.zone() != null) {
            row.localZone = followUp.zone().getId();
            row.localNextAt = row.nextAt == null
                    ? null
                    : row.nextAt.atZone(followUp.zone()).toLocalDateTime();
        }
        row.notBefore = followUp.notBefore();
        row.putOffAt = followUp.putOffAt();
        row.snoozes = followUp.snoozes();
        row.released = followUp.released();
        row.createdAt = followUp.createdAt();
        row.version = followUp.version();
        return row;
    }

    private void plan(FollowUpEntity row, Plan plan) {
        row.channel = plan.channel().name();
        row.purpose = plan.purpose().name();
        row.dueAt = plan.dueAt();
        row.priority = plan.priority();
        row.urgent = plan.urgent();
        row.promised = plan.promised();
        row.forLead = plan.forLead();
        row.effortSeconds = (int) plan.effort().toSeconds();
        row.attempt = plan.attempt();
        row.leadingId = plan.leadingReason();
        row.skills = plan.skills().toArray(String[]::new);
        row.because = json.write(plan.because());
    }

    FollowUp read(FollowUpEntity row) {
        return new FollowUp(
                row.key.customerId(),
                row.key.id(),
                status(row),
                row.channel == null ? null : readPlan(row),
                row.localZone == null ? null : ZoneId.of(row.localZone),
                row.notBefore,
                row.putOffAt,
                row.snoozes,
                row.released,
                row.createdAt,
                row.version);
    }

    private static FollowUpStatus status(FollowUpEntity row) {
        return switch (row.status) {
            case "WAITING" ->
                new FollowUpStatus.Waiting(
                        FollowUpStatus.Wake.valueOf(row.wake),
                        row.nextAt,
                        row.wakeAt,
                        Arrays.stream(row.wakeOn)
                                .map(name -> EventType.named(name).orElseThrow())
                                .collect(Collectors.toSet()));
            case "ACTIVE" -> new FollowUpStatus.Active(row.nextAt);
            case "FULFILLED" -> new FollowUpStatus.Fulfilled(FollowUpStatus.Kind.valueOf(row.kind), row.endedAt);
            case "LAPSED" -> new FollowUpStatus.Lapsed(row.endedWhy, row.endedAt);
            case "CANCELLED" -> new FollowUpStatus.Cancelled(row.endedWhy, row.endedAt);
            case String other -> throw new IllegalStateException("No follow-up is " + other);
        };
    }

    private Plan readPlan(FollowUpEntity row) {
        return new Plan(
                Channel.valueOf(row.channel),
                Purpose.valueOf(row.purpose),
                row.dueAt,
                row.priority,
                row.urgent,
                row.promised,
                row.forLead,
                Duration.ofSeconds(row.effortSeconds),
                row.attempt,
                row.leadingId,
                List.of(row.skills),
                json.read(row.because, BECAUSE));
    }
}
