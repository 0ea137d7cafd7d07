package io.heard.task;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.decision.Disposition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tasks as their rows are read.
final class TaskRows {

    /// In the order in which `read` takes them.
    static final String COLUMNS = """
        customer_id, id, follow_up_id, reason_ids, type, status, urgent, promised_at, for_lead, priority, purpose
             , due_at, effort_seconds, windows, windows_end, representative_id, team_id, attempt, skills, language
             , because, escalation, marks, pending_since, claimed_by, claimed_until, last_holder, disposition
             , closed_why, closed_by, closed_at, created_at, version""";

    private static final String NONE = "[]";

    private static final TypeReference<List<Interval>> WINDOWS = new TypeReference<>() {};
    private static final TypeReference<List<Because>> BECAUSE = new TypeReference<>() {};

    private final Json json;

    TaskRows(Json json) {
        this.json = json;
    }

    /// Without Hibernate, which costs as much as all else of reading a queue.
    Task read(ResultSet row) throws SQLException {
        var task = new TaskEntity();
        task.key = new TaskKey(row.getString(1), row.getObject(2, UUID.class));
        task.followUpId = row.getObject(3, UUID.class);
        task.reasonIds = (UUID[]) row.getArray(4).getArray();
        task.type = Channel.valueOf(row.getString(5));
        task.status = row.getString(6);
        task.urgent = row.getBoolean(7);
        task.promisedAt = Sql.instant(row, 8);
        task.forLead = row.getBoolean(9);
        task.priority = row.getInt(10);
        task.purpose = Purpose.valueOf(row.getString(11));
        task.dueAt = Sql.time(row, 12);
        task.effortSeconds = row.getInt(13);
        task.windows = row.getString(14);
        task.windowsEnd = Sql.instant(row, 15);
        task.representativeId = row.getString(16);
        task.teamId = row.getString(17);
        task.attempt = row.getInt(18);
        task.skills = (String[]) row.getArray(19).getArray();
        task.language = row.getString(20);
        task.because = row.getString(21);
        task.escalation = row.getString(22);
        task.marks = (String[]) row.getArray(23).getArray();
        task.pendingSince = Sql.instant(row, 24);
        task.claimedBy = row.getString(25);
        task.claimedUntil = Sql.instant(row, 26);
        task.lastHolder = row.getString(27);
        task.disposition = disposition(row.getString(28));
        task.closedWhy = row.getString(29);
        task.closedBy = row.getString(30);
        task.closedAt = Sql.instant(row, 31);
        task.createdAt = Sql.time(row, 32);
        task.version = row.getInt(33);
        return read(task);
    }

    private static @Nullable Disposition disposition(@Nullable String name) {
        return name == null ? null : Disposition.valueOf(name);
    }

    Task read(TaskEntity row) {
        var lines = new ArrayList<>(list(BECAUSE, row.because));
        if (row.escalation != null) {
            lines.addAll(list(BECAUSE, row.escalation));
        }
        return row.toTask(new Intervals(list(WINDOWS, row.windows)), lines);
    }

    private <T> List<T> list(TypeReference<List<T>> type, String text) {
        return text.equals(NONE) ? List.of() : json.read(text, type);
    }
}
