package io.heard.rulebook;

import io.heard.contact.HolidayChange;
import io.heard.contact.HolidayCsv;
import io.heard.contact.PublicHolidays;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the company knows better about holidays than the shipped calendars, by version; the newest is in force.
@ApplicationScoped
public class HolidayRepository {

    private static final Written NOTHING = new Written(0, HolidayCsv.text(List.of()), null, Instant.EPOCH);

    private final VersionedTable table;

    public HolidayRepository(Sql sql) {
        this.table = new VersionedTable(sql, "holiday_book");
    }

    /// Version of what is in force, 0 while the company has said nothing; cheap, so that every batch can ask.
    public int currentVersion() {
        return table.currentVersion();
    }

    /// The shipped calendars with what is in force.
    public PublicHolidays current() {
        var written = written();
        return PublicHolidays.of(written.version(), read(written));
    }

    /// What is in force, as it was written; version 0 without a row while the company has said nothing.
    public Written written() {
        return table.current().orElse(NOTHING);
    }

    public Optional<Written> version(int version) {
        return version == 0 ? Optional.of(NOTHING) : table.version(version);
    }

    /// Newest first.
    public List<Written.Entry> versions(int before, int limit) {
        return table.versions(before, limit);
    }

    public static List<HolidayChange> read(Written written) {
        return switch (HolidayCsv.read(written.csv())) {
            case HolidayCsv.Reading.Changes(var changes) -> changes;
            case HolidayCsv.Reading.Refused refused ->
                throw new IllegalStateException("The stored holidays cannot be read: " + refused);
        };
    }

    /// @param csv that was read without a problem
    /// @param expectedVersion the version that was edited; 0 for the first
    /// @return false when somebody else saved in between
    public boolean save(String csv, int expectedVersion, String by, Instant now) {
        return table.save(csv, expectedVersion, by, now);
    }
}
