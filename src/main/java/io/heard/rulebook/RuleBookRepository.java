package io.heard.rulebook;

import io.heard.contact.RuleBook;
import io.heard.contact.RuleBookCsv;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Contact rules by version; the newest is in force. Every version stays, as decisions name them.
@ApplicationScoped
public class RuleBookRepository {

    private final VersionedTable table;

    public RuleBookRepository(Sql sql) {
        this.table = new VersionedTable(sql, "rule_book");
    }

    /// Version of what is in force; cheap, so that every batch can ask.
    public int currentVersion() {
        return table.currentVersion();
    }

    public RuleBook current() {
        return read(written());
    }

    /// What is in force, as it was written.
    public Written written() {
        return table.current().orElseThrow(() -> new IllegalStateException("There is no rule book yet"));
    }

    public Optional<Written> version(int version) {
        return table.version(version);
    }

    /// Newest first.
    public List<Written.Entry> versions(int before, int limit) {
        return table.versions(before, limit);
    }

    public static RuleBook read(Written written) {
        return switch (RuleBookCsv.read(String.valueOf(written.version()), written.csv())) {
            case RuleBookCsv.Reading.Book(RuleBook book) -> book;
            case RuleBookCsv.Reading.Refused refused ->
                throw new IllegalStateException("The stored rule book cannot be read: " + refused);
        };
    }

    /// @param csv that was read without a problem
    /// @param expectedVersion the version that was edited
    /// @return false when somebody else saved in between
    public boolean save(String csv, int expectedVersion, String by, Instant now) {
        return table.save(csv, expectedVersion, by, now);
    }

    public void addFirst(String csv, Instant now) {
        table.save(csv, 0, null, now);
    }
}
