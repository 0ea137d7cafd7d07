package io.heard.dayplan;

import io.heard.database.Sql;
import io.heard.planning.Gap;
import io.heard.planning.Placing.Why;
import io.heard.planning.RepId;
import io.heard.planning.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads rows of `planned_work`.
final class PlannedRows {

    static final String SELECT = """
        select customer_id, follow_up_id, day, representative_id, on_time, due_at, effort_minutes
             , why, skill, language, zone, last_day
          from planned_work
        """;

    private PlannedRows() {}

    static PlannedWork read(ResultSet row) throws SQLException {
        var day = row.getObject(3, LocalDate.class);
        return new PlannedWork(
                row.getString(1),
                row.getObject(2, UUID.class),
                day == null ? null : new Slot(day, new RepId(row.getString(4))),
                row.getBoolean(5),
                Sql.time(row, 6),
                Duration.ofMinutes(row.getInt(7)),
                gap(row, 8));
    }

    /// @param first of its five columns
    static @Nullable Gap gap(ResultSet row, int first) throws SQLException {
        var why = row.getString(first);
        return why == null
                ? null
                : new Gap(
                        Why.valueOf(why),
                        row.getString(first + 1),
                        row.getString(first + 2),
                        row.getString(first + 3),
                        row.getObject(first + 4, LocalDate.class));
    }
}
