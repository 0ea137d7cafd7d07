package io.heard.followup;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.decision.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// How follow-ups lie in their table.
final class FollowUpRows {

    /// In the order of `read`.
    static final String COLUMNS = """
        customer_id, id, status, wake, next_at, wake_at, wake_on, due_at, channel, purpose, priority, urgent, promised, for_lead,
        effort_seconds, attempt, leading_id, skills, because, local_zone, not_before, put_off_at, snoozes, released, kind,
        ended_why, created_at, ended_at, version
        """;

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

    /// Without Hibernate, which costs as much as all else of an intake's reading.
    FollowUp read(ResultSet row) throws SQLException {
        var entity = new FollowUpEntity();
        entity.key = new FollowUpEntity.Key(row.getString(1), row.getObject(2, UUID.class));
        entity.status = row.getString(3);
        entity.wake = row.getString(4);
        entity.nextAt = Sql.instant(row, 5);
        entity.wakeAt = Sql.instant(row, 6);
        entity.wakeOn = texts(row, 7);
        entity.dueAt = Sql.instant(row, 8);
        entity.channel = row.getString(9);
        entity.purpose = row.getString(10);
        entity.priority = row.getInt(11);
        entity.urgent = row.getBoolean(12);
        entity.promised = row.getBoolean(13);
        entity.forLead = row.getBoolean(14);
        entity.effortSeconds = row.getInt(15);
        entity.attempt = row.getInt(16);
        entity.leadingId = Sql.uuid(row, 17);
        entity.skills = texts(row, 18);
        entity.because = row.getString(19);
        entity.localZone = row.getString(20);
        entity.notBefore = Sql.instant(row, 21);
        entity.putOffAt = Sql.instant(row, 22);
        entity.snoozes = row.getInt(23);
        entity.released = row.getBoolean(24);
        entity.kind = row.getString(25);
        entity.endedWhy = row.getString(26);
        entity.createdAt = Sql.instant(row, 27);
        entity.endedAt = Sql.instant(row, 28);
        entity.version = row.getInt(29);
        return read(entity);
    }

    private static String[] texts(ResultSet row, int column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
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
