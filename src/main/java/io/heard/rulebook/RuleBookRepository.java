package io.heard.rulebook;

import io.heard.contact.RuleBook;
import io.heard.contact.RuleBookCsv;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Contact rules by version; the newest is in force.
@ApplicationScoped
public class RuleBookRepository {

    private final Sql sql;

    public RuleBookRepository(Sql sql) {
        this.sql = sql;
    }

    /// Version of what is in force; cheap, so that every batch can ask.
    public int currentVersion() {
        return sql.one("select max(version) from rule_book", row -> row.getInt(1))
                .orElse(0);
    }

    public RuleBook current() {
        return sql.one(
                        "select version, csv from rule_book order by version desc limit 1",
                        row -> read(row.getInt(1), row.getString(2)))
                .orElseThrow(() -> new IllegalStateException("There is no rule book yet"));
    }

    /// @throws IllegalStateException when there never was that version
    public RuleBook version(int version) {
        return sql.one(
                        "select version, csv from rule_book where version = ?",
                        row -> read(row.getInt(1), row.getString(2)),
                        version)
                .orElseThrow(() -> new IllegalStateException("There is no rule book of version " + version));
    }

    private static RuleBook read(int version, String csv) {
        return switch (RuleBookCsv.read(String.valueOf(version), csv)) {
            case RuleBookCsv.Reading.Book(RuleBook book) -> book;
            case RuleBookCsv.Reading.Refused refused ->
                throw new IllegalStateException("The stored rule book cannot be read: " + refused);
        };
    }

    public void addFirst(String csv, Instant now) {
        sql.update(
                "insert into rule_book (version, csv, created_at) values (1, ?, ?) on conflict do nothing", csv, now);
    }
}
