package io.heard.rulebook;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.contact.Channel;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.decision.Pause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The company's settings; every version stays, as decisions name them.
@ApplicationScoped
public class SettingsRepository {

    private static final TypeReference<Settings> SETTINGS = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;
    private volatile @Nullable Known latest;

    public SettingsRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    public record Versioned(Settings settings, int version) {}

    /// @throws IllegalStateException before the first start has set the defaults
    public Versioned current() {
        return find().orElseThrow(() -> new IllegalStateException("There are no settings yet"));
    }

    public Optional<Versioned> find() {
        var key = sql.one(
                "select version, xmin::text from settings order by version desc limit 1",
                row -> new Key(row.getInt(1), row.getString(2)));
        return key.map(newest -> {
            var known = latest;
            if (known != null && known.key().equals(newest)) {
                return known.settings();
            }
            var fresh = version(newest.version());
            latest = new Known(newest, fresh);
            return fresh;
        });
    }

    /// A version that is rolled back leaves its number to another one.
    ///
    /// @param writer the database's number of the transaction that wrote it
    private record Key(int version, String writer) {}

    /// A version never changes, so it is read once.
    private record Known(Key key, Versioned settings) {}

    private static final String PAUSES = """
        select body #>> '{outreach,channel}', body #>> '{outreach,country}', created_at, next_at
          from (select body, created_at, lead(created_at) over (order by version) as next_at
                  from settings
                 where version <= ?) as version
         where body #>> '{outreach,status}' = 'PAUSED'
           and (next_at is null or next_at > created_at)
         order by created_at
        """;

    /// When outreach was stopped, whole or in part, in time order, as known with that version.
    public List<Pause> pauses(int version) {
        return sql.query(
                PAUSES,
                row -> {
                    var channel = row.getString(1);
                    return new Pause(
                            Sql.time(row, 3),
                            Sql.instant(row, 4),
                            channel == null ? null : Channel.valueOf(channel),
                            row.getString(2));
                },
                version);
    }

    /// @throws IllegalStateException when there never was that version
    public Versioned version(int version) {
        return sql.one(
                        "select body, version from settings where version = ?",
                        row -> new Versioned(json.read(row.getString(1), SETTINGS), row.getInt(2)),
                        version)
                .orElseThrow(() -> new IllegalStateException("There are no settings of version " + version));
    }

    private static final String SAVE = """
        insert into settings (version, body, created_at)
        select ?, ?::jsonb, ?
         where ? = (select coalesce(max(version), 0) from settings)
            on conflict do nothing
        """;

    /// @param expectedVersion the version that was edited; 0 for the first
    /// @return false when somebody else saved in between
    public boolean save(Settings settings, int expectedVersion, Instant now) {
        return sql.update(SAVE, expectedVersion + 1, json.write(settings), now, expectedVersion) == 1;
    }
}
