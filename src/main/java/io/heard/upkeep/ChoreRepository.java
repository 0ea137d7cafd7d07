package io.heard.upkeep;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Json;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be done from time to time, by one instance of all, and when it was done last.
@ApplicationScoped
class ChoreRepository {

    private static final TypeReference<Map<String, Long>> REPORT = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    ChoreRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    record Chore(Instant nextRunAt, @Nullable Instant endedAt, Map<String, Long> report) {}

    Chore find(String name) {
        return sql.one(
                        "select next_run_at, ended_at, report from chore where name = ?",
                        row -> new Chore(Sql.time(row, 1), Sql.instant(row, 2), json.read(row.getString(3), REPORT)),
                        name)
                .orElseThrow();
    }

    private static final String HOLD = """
        select true
          from chore
         where name = ?
           and next_run_at <= ?
           for update skip locked
        """;

    /// Locks a chore that is due until the transaction ends.
    ///
    /// @return false when it is not due, or another instance is at it
    boolean hold(String name, Instant now) {
        return sql.one(HOLD, row -> row.getBoolean(1), name, now).orElse(false);
    }

    private static final String END = """
        update chore
           set next_run_at = ?
             , ended_at = ?
             , report = ?::jsonb
         where name = ?
        """;

    void end(String name, Instant nextRunAt, Instant now, Map<String, Long> report) {
        sql.update(END, nextRunAt, now, json.write(report), name);
    }
}
