package io.heard.team;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The calendars of reps, one each at most. They are found by what their address hashes to.
@ApplicationScoped
public class CalendarFeedRepository {

    private final Sql sql;

    public CalendarFeedRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String MAKE = """
        insert into calendar_feed as f (representative_id, token_hash, language, made_at)
        values (?, ?, ?, ?)
            on conflict (representative_id) do update
           set token_hash = excluded.token_hash
             , language = excluded.language
             , made_at = excluded.made_at
        """;

    /// From now on this address, and no other, leads to the rep's calendar.
    public void make(CalendarFeed feed, byte[] tokenHash) {
        sql.update(MAKE, feed.rep().value(), tokenHash, feed.language().toLanguageTag(), feed.madeAt());
    }

    /// @return false when there was none
    public boolean withdraw(RepId rep) {
        return sql.update("delete from calendar_feed where representative_id = ?", rep.value()) == 1;
    }

    private static final String OF = """
        select representative_id, language, made_at
          from calendar_feed
         where representative_id = ?
        """;

    public Optional<CalendarFeed> of(RepId rep) {
        return sql.one(OF, row -> feed(row.getString(1), row.getString(2), Sql.time(row, 3)), rep.value());
    }

    private static final String BY_HASH = """
        select f.representative_id, f.language, f.made_at, f.token_hash
          from calendar_feed as f
          join representative as r on r.id = f.representative_id
         where f.token_hash = ?
           and r.active
        """;

    /// The index is asked for a hash, so that how long it takes tells nothing of any address; who has left has no
    /// calendar.
    public Optional<CalendarFeed> byHash(byte[] tokenHash) {
        return sql
                .query(
                        BY_HASH,
                        row -> MessageDigest.isEqual(row.getBytes(4), tokenHash)
                                ? Optional.of(feed(row.getString(1), row.getString(2), Sql.time(row, 3)))
                                : Optional.<CalendarFeed>empty(),
                        (Object) tokenHash)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static CalendarFeed feed(String rep, String language, Instant madeAt) {
        return new CalendarFeed(new RepId(rep), Locale.forLanguageTag(language), madeAt);
    }
}
