package io.heard.rulebook;

import io.heard.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Versions of a table that people write; a version never changes, and the newest is in force.
final class VersionedTable {

    private final Sql sql;
    private final String name;

    /// @param name of the database's table, never from outside
    VersionedTable(Sql sql, String name) {
        this.sql = sql;
        this.name = name;
    }

    /// 0 while there is none.
    int currentVersion() {
        return sql.one("select coalesce(max(version), 0) from %s".formatted(name), row -> row.getInt(1))
                .orElse(0);
    }

    private static final String CURRENT = """
        select version, csv, created_by, created_at
          from %s
         order by version desc
         limit 1
        """;

    Optional<Written> current() {
        return sql.one(CURRENT.formatted(name), VersionedTable::read);
    }

    Optional<Written> version(int version) {
        return sql.one(
                "select version, csv, created_by, created_at from %s where version = ?".formatted(name),
                VersionedTable::read,
                version);
    }

    private static final String VERSIONS = """
        select version, created_by, created_at
          from %s
         where version < ?
         order by version desc
         limit ?
        """;

    List<Written.Entry> versions(int before, int limit) {
        return sql.query(
                VERSIONS.formatted(name),
                row -> new Written.Entry(row.getInt(1), row.getString(2), Sql.time(row, 3)),
                before,
                limit);
    }

    private static final String SAVE = """
        insert into %1$s (version, csv, created_by, created_at)
        select ?, ?, ?, ?
         where ? = (select coalesce(max(version), 0) from %1$s)
            on conflict do nothing
        """;

    /// @return false when somebody else saved in between
    boolean save(String csv, int expectedVersion, @Nullable String by, Instant now) {
        return sql.update(SAVE.formatted(name), expectedVersion + 1, csv, by, now, expectedVersion) == 1;
    }

    private static Written read(ResultSet row) throws SQLException {
        return new Written(row.getInt(1), row.getString(2), row.getString(3), Sql.time(row, 4));
    }
}
