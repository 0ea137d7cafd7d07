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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Playbooks and all their versions: a reason keeps the version that it fired with.
@ApplicationScoped
public class PlaybookRepository {

    private final Sql sql;

    public PlaybookRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String COLUMNS = """
        select p.yaml
             , p.version
             , p.status
             , (select d.version from playbook as d where d.key = p.key and d.status = 'DRAFT')
             , (select max(r.revision) from playbook as r where r.key = p.key)
             , p.fires_from
             , p.fires_until
             , p.changed_at
             , p.changed_by
             , p.failures
             , p.last_failure
          from playbook as p
        """;

    /// Changes whenever a playbook does; cheap, so that every batch can ask.
    public String fingerprint() {
        return sql.one("select number from playbook_change", row -> row.getString(1))
                .orElse("");
    }

    private static final String IN_FORCE = COLUMNS + """
         where p.status = 'ACTIVE'
            or (p.status = 'RETIRED' and p.fires_until > ?)
         order by p.key, p.version
        """;

    /// All versions that may fire, ready to decide with.
    ///
    /// @param since until then what a newer version replaced still fires for what happened before
    public List<Playbook> inForce(Instant since) {
        return sql.query(IN_FORCE, this::read, since).stream()
                .map(stored -> stored.playbook(true))
                .toList();
    }

    /// Those that might fire with what a decision noted.
    ///
    /// @param active version by key
    /// @param replaced versions that a newer one had replaced lately, by key
    public List<Playbook> inForce(Map<String, Integer> active, Map<String, List<Integer>> replaced) {
        return sql
                .query(
                        COLUMNS + "where p.status <> 'DRAFT' and p.key = any(?)",
                        this::read,
                        List.copyOf(active.keySet()))
                .stream()
                .flatMap(stored -> {
                    var key = stored.document().key();
                    if (Objects.equals(active.get(key), stored.version())) {
                        return Stream.of(stored.active());
                    }
                    return replaced.getOrDefault(key, List.of()).contains(stored.version())
                            ? Stream.of(stored.playbook(true))
                            : Stream.empty();
                })
                .toList();
    }

    /// A version that was active once, for the reasons that fired with it.
    public Optional<Playbook> retired(String key, int version) {
        return version(key, version)
                .filter(stored -> stored.status() == StoredPlaybook.Status.RETIRED)
                .map(stored -> stored.playbook(false));
    }

    private static final String PAGE = COLUMNS + """
          join (select distinct on (key) key, version
                  from playbook
                 where key > ?
                 order by key, (status = 'DRAFT' and ? = 'DRAFT') desc, (status = 'ACTIVE') desc, version desc) as shown
            on shown.key = p.key
           and shown.version = p.version
         where ? in ('', p.status)
         order by p.key
         limit ?
        """;

    /// The active version of each, else the newest, by key; or only those in a status.
    public List<StoredPlaybook> page(StoredPlaybook.@Nullable Status status, String afterKey, int limit) {
        var wanted = status == null ? "" : status.name();
        return sql.query(PAGE, this::read, afterKey, wanted, wanted, limit);
    }

    /// The active version, else the newest.
    public Optional<StoredPlaybook> current(String key) {
        return sql.one(
                COLUMNS + "where p.key = ? order by (p.status = 'ACTIVE') desc, p.version desc limit 1",
                this::read,
                key);
    }

    public Optional<StoredPlaybook> version(String key, int version) {
        return sql.one(COLUMNS + "where p.key = ? and p.version = ?", this::read, key, version);
    }

    /// All versions of a playbook from this one down, newest first.
    public List<StoredPlaybook> versions(String key, int from, int limit) {
        return sql.query(
                COLUMNS + "where p.key = ? and p.version <= ? order by p.version desc limit ?",
                this::read,
                key,
                from,
                limit);
    }

    private StoredPlaybook read(ResultSet row) throws SQLException {
        int draft = row.getInt(4);
        var noDraft = row.wasNull();
        var yaml = row.getString(1);
        return new StoredPlaybook(
                PlaybookDocument.parse(yaml),
                yaml,
                row.getInt(2),
                StoredPlaybook.Status.valueOf(row.getString(3)),
                noDraft ? null : draft,
                row.getInt(5),
                Sql.instant(row, 6),
                Sql.instant(row, 7),
                Sql.time(row, 8),
                row.getString(9),
                row.getLong(10),
                row.getString(11));
    }

    /// Waits for whoever is changing playbooks at the moment; others wait until this transaction ends.
    public void takeTurn() {
        sql.one("select number from playbook_change for update", row -> row.getLong(1));
    }

    private void changed() {
        sql.update("update playbook_change set number = nextval('playbook_change_number')");
    }

    private static final String ADD = """
        insert into playbook (key, version, status, yaml, created_at, changed_at, changed_by, revision)
        values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
        """;

    /// Adds the first version of a playbook that is not there yet.
    public void addFirst(String yaml, StoredPlaybook.Status status, Instant now) {
        var document = PlaybookDocument.parse(yaml);
        document.playbook(1, true, null);
        if (sql.update(ADD, document.key(), 1, status.name(), yaml, now, now, null, 1) == 1) {
            changed();
        }
    }

    /// @param revision the next of the key
    public void addDraft(String key, int version, String yaml, int revision, String by, Instant now) {
        sql.update(ADD, key, version, StoredPlaybook.Status.DRAFT.name(), yaml, now, now, by, revision);
        changed();
    }

    public void changeDraft(String key, int version, String yaml, int revision, String by, Instant now) {
        sql.update(
                "update playbook set yaml = ?, revision = ?, changed_by = ?, changed_at = ? where key = ? and version = ?",
                yaml,
                revision,
                by,
                now,
                key,
                version);
        changed();
    }

    private static final String ACTIVATE = """
        update playbook
           set status = 'ACTIVE'
             , fires_from = ?
             , revision = ?
             , changed_by = ?
             , changed_at = ?
         where key = ?
           and version = ?
           and status = 'DRAFT'
        """;

    public void activate(String key, int version, Instant firesFrom, int revision, String by, Instant now) {
        sql.update(ACTIVATE, firesFrom, revision, by, now, key, version);
        changed();
    }

    private static final String REPLACE = """
        update playbook
           set status = 'RETIRED'
             , fires_until = ?
             , revision = ?
             , changed_by = ?
             , changed_at = ?
         where key = ?
           and status = 'ACTIVE'
        """;

    /// Makes room for a newer version.
    ///
    /// @param until what happened before and is told late is still the old one's
    public void replace(String key, Instant until, int revision, String by, Instant now) {
        sql.update(REPLACE, until, revision, by, now, key);
    }

    private static final String RETIRE = """
        update playbook
           set status = 'RETIRED'
             , fires_until = null
             , revision = ?
             , changed_by = ?
             , changed_at = ?
         where key = ?
           and (version = ? or fires_until is not null)
        """;

    /// Nothing fires any more, neither this version nor those that it replaced.
    public void retire(String key, int version, int revision, String by, Instant now) {
        sql.update(RETIRE, revision, by, now, key, version);
        changed();
    }

    public int countActive() {
        return sql.one("select count(*) from playbook where status = 'ACTIVE'", row -> row.getInt(1))
                .orElse(0);
    }

    public int newestVersion(String key) {
        return sql.one("select coalesce(max(version), 0) from playbook where key = ?", row -> row.getInt(1), key)
                .orElse(0);
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
