package io.heard.task;

import io.heard.calendar.Intervals;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.decision.Disposition;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "task")
class TaskEntity {

    @EmbeddedId
    TaskKey key;

    @Column(name = "follow_up_id")
    UUID followUpId;

    @Column(name = "reason_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    UUID[] reasonIds;

    @Enumerated(EnumType.STRING)
    Channel type;

    String status;

    boolean urgent;

    @Column(name = "promised_at")
    @Nullable
    Instant promisedAt;

    @Column(name = "for_lead")
    boolean forLead;

    int priority;

    @Enumerated(EnumType.STRING)
    Purpose purpose;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "effort_seconds")
    int effortSeconds;

    @JdbcTypeCode(SqlTypes.JSON)
    String windows;

    @Column(name = "windows_end")
    @Nullable
    Instant windowsEnd;

    @Column(name = "representative_id")
    @Nullable
    String representativeId;

    @Column(name = "team_id")
    String teamId;

    int attempt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] skills;

    @Nullable
    String language;

    @JdbcTypeCode(SqlTypes.JSON)
    String because;

    /// Written by the sweep alone.
    @Column(insertable = false, updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String escalation;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] marks;

    @Column(name = "pending_since")
    @Nullable
    Instant pendingSince;

    @Column(name = "claimed_by")
    @Nullable
    String claimedBy;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    @Column(name = "last_holder")
    @Nullable
    String lastHolder;

    @Enumerated(EnumType.STRING)
    @Nullable
    Disposition disposition;

    @Column(name = "closed_why")
    @Nullable
    String closedWhy;

    @Column(name = "closed_by")
    @Nullable
    String closedBy;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    int version;

    static TaskEntity of(Task task, int version, String windows, String because) {
        var row = new TaskEntity();
        row.key = new TaskKey(task.customerId(), task.id().value());
        row.followUpId = task.followUpId();
        row.reasonIds = task.reasonIds().stream().sorted().toArray(UUID[]::new);
        row.type = task.type();
        StatusColumns.of(task.status()).write(row);
        row.urgent = task.urgent();
        row.promisedAt = task.promisedAt();
        row.forLead = task.forLead();
        row.priority = task.priority();
        row.purpose = task.purpose();
        row.dueAt = task.dueAt();
        row.effortSeconds = (int) task.effort().toSeconds();
        row.windows = windows;
        row.windowsEnd = task.windowsEnd();
        row.representativeId = text(task.repId());
        row.teamId = task.teamId().value();
        row.attempt = task.attempt();
        row.skills = task.skills().stream().sorted().toArray(String[]::new);
        row.language = task.language();
        row.because = because;
        row.marks = task.marks().toArray(String[]::new);
        row.lastHolder = text(task.lastHolder());
        row.createdAt = task.createdAt();
        row.version = version;
        return row;
    }

    Task toTask(Intervals readWindows, List<Because> readBecause) {
        return new Task(
                new TaskId(key.id()),
                key.customerId(),
                followUpId,
                Set.of(reasonIds),
                type,
                StatusColumns.of(this).status(),
                urgent,
                promisedAt,
                forLead,
                priority,
                purpose,
                dueAt,
                Duration.ofSeconds(effortSeconds),
                readWindows,
                rep(representativeId),
                new TeamId(teamId),
                attempt,
                Set.of(skills),
                language,
                readBecause,
                List.of(marks),
                rep(lastHolder),
                createdAt,
                version);
    }

    private static @Nullable RepId rep(@Nullable String id) {
        return id == null ? null : new RepId(id);
    }

    private static @Nullable String text(@Nullable RepId id) {
        return id == null ? null : id.value();
    }
}
