package io.heard.playbook;

import io.heard.database.Columns;
import io.heard.database.Sql;
import io.heard.decision.Mistake;
import io.heard.decision.Playbook;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Playbooks and all their versions: a reason keeps the version that it fired with.
@ApplicationScoped
public class PlaybookRepository {

    private final Sql sql;

    public PlaybookRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String COLUMNS =
            "select yaml, version, status, fires_from, failures, last_failure from playbook ";

    /// Changes whenever a playbook does; cheap, so that every batch can ask.
    public String fingerprint() {
        return sql.one(
                        "select count(*) || ':' || coalesce(string_agg(key || version || status, ',' order by key, version), '') from playbook",
                        row -> row.getString(1))
                .orElse("");
    }

    /// All versions that are or were active, ready to decide with.
    public List<Playbook> all() {
        return sql.query(COLUMNS + "where status <> 'DRAFT' order by key, version", this::read).stream()
                .map(stored -> stored.document()
                        .playbook(
                                stored.version(), stored.status() == StoredPlaybook.Status.ACTIVE, stored.firesFrom()))
                .toList();
    }

    /// The same as they were when these versions were the active ones.
    ///
    /// @param active version by key
    public List<Playbook> all(Map<String, Integer> active) {
        return sql.query(COLUMNS + "where status <> 'DRAFT' order by key, version", this::read).stream()
                .map(stored -> stored.document()
                        .playbook(
                                stored.version(),
                                Objects.equals(active.get(stored.document().key()), stored.version()),
                                stored.firesFrom()))
                .toList();
    }

    /// The active version of each, else the newest, by key.
    public List<StoredPlaybook> page(String afterKey, int limit) {
        return sql.query("""
                select distinct on (key) yaml, version, status, fires_from, failures, last_failure
                  from playbook
                 where key > ?
                 order by key, (status = 'ACTIVE') desc, version desc
                 limit ?
                """, this::read, afterKey, limit);
    }

    public Optional<StoredPlaybook> current(String key) {
        return sql.one(
                COLUMNS + "where key = ? order by (status = 'ACTIVE') desc, version desc limit 1", this::read, key);
    }

    private static final String VERSIONS = """
        select version, status, yaml, created_at, failures, last_failure
          from playbook
         where key = ?
         order by version desc
        """;

    /// All versions of a playbook as they were written, newest first.
    public List<Written> versions(String key) {
        return sql.query(
                VERSIONS,
                row -> new Written(
                        row.getInt(1),
                        StoredPlaybook.Status.valueOf(row.getString(2)),
                        row.getString(3),
                        Sql.time(row, 4),
                        row.getLong(5),
                        row.getString(6)),
                key);
    }

    private StoredPlaybook read(ResultSet row) throws SQLException {
        return new StoredPlaybook(
                PlaybookDocument.parse(row.getString(1)),
                row.getInt(2),
                StoredPlaybook.Status.valueOf(row.getString(3)),
                Sql.instant(row, 4),
                row.getLong(5),
                row.getString(6));
    }

    private static final String ADD = """
        insert into playbook (key, version, status, yaml, created_at)
        values (?, 1, ?, ?, ?)
            on conflict do nothing
        """;

    /// Adds the first version of a playbook that is not there yet.
    public void addFirst(String yaml, StoredPlaybook.Status status, Instant now) {
        var document = PlaybookDocument.parse(yaml);
        document.playbook(1, true, null);
        sql.update(ADD, document.key(), status.name(), yaml, now);
    }

    private record Failures(Mistake mistake, long count) {}

    private static final String COUNT_FAILURES = """
        update playbook as p
           set failures = p.failures + n.failures
             , last_failure = n.last_failure
          from unnest(:columns) as n (key, version, failures, last_failure)
         where p.key = n.key
           and p.version = n.version
        """;

    /// Counts conditions that could not be evaluated, so that the playbook's page shows them.
    public void countFailures(List<Mistake> mistakes) {
        var counted = mistakes.stream()
                .collect(Collectors.toMap(
                        mistake -> mistake.playbook() + ' ' + mistake.version(),
                        mistake -> new Failures(mistake, 1),
                        (one, other) -> new Failures(other.mistake(), one.count() + other.count())));
        sql.batch(
                COUNT_FAILURES,
                Columns.<Failures>of()
                        .text(failures -> failures.mistake().playbook())
                        .integer(failures -> failures.mistake().version())
                        .number(Failures::count)
                        .text(failures -> failures.mistake().why()),
                List.copyOf(counted.values()));
    }
}
