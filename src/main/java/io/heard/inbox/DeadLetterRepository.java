package io.heard.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.inbox.DeadLetter.Filter;
import io.heard.inbox.DeadLetter.Fresh;
import io.heard.inbox.DeadLetter.Head;
import io.heard.inbox.DeadLetter.State;
import io.heard.inbox.DeadLetter.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Messages that could not have an effect, kept to be read, mended and replayed.
@ApplicationScoped
public class DeadLetterRepository {

    /// The header by which a message says whose dialect its bytes are in.
    public static final String SHOP = "heard-shop";

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public DeadLetterRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private static final String ADD = """
        insert into dead_letter (id, received_at, topic, partition, position, shop, event_source, event_id, reason, headers,
                                 raw, held_key, names)
        select id, received_at, topic, partition::integer, position::bigint, shop, event_source, event_id, reason, headers,
               raw, held_key, array(select jsonb_array_elements_text(names))
          from unnest(:columns)
            as n (id, received_at, topic, partition, position, shop, event_source, event_id, reason, headers, raw, held_key,
                  names)
            on conflict do nothing
        """;

    public void addAll(List<Fresh> letters) {
        sql.batch(
                ADD,
                Columns.<Fresh>of()
                        .uuid(Fresh::id)
                        .time(Fresh::receivedAt)
                        .text(letter -> letter.received().origin().topic())
                        .number(letter -> letter.received().origin().partition())
                        .number(letter -> letter.received().origin().offset())
                        .text(DeadLetterRepository::shop)
                        .text(letter -> letter.received().source())
                        .text(letter -> letter.received().id())
                        .text(Fresh::reason)
                        .json(letter -> json.write(letter.received().origin().headers()))
                        .bytes(letter -> letter.received().raw())
                        .bytes(letter -> letter.holdsKey() ? letter.received().keyBytes() : null)
                        .json(letter -> json.write(Named.in(letter.received().raw(), shop(letter)))),
                letters);
    }

    private static @Nullable String shop(Fresh letter) {
        return letter.received().origin().headers().get(SHOP);
    }

    private static final String HEAD = """
        select l.id, l.received_at, l.topic, l.partition, l.position, l.headers, l.shop, l.event_source, l.event_id
             , l.reason, l.state, length(l.raw), l.closed_at, l.closed_by
        """;

    private static final String MATCHING = """
          from dead_letter as l
         cross join (select ?::text        as state
                          , ?::text        as reason
                          , ?::text        as via
                          , ?::text        as topic
                          , ?::text        as shop
                          , ?::timestamptz as since
                          , ?::timestamptz as until) as f
         where (f.state is null or l.state = f.state)
           and (f.reason is null or strpos(lower(l.reason), lower(f.reason)) > 0)
           and (f.via is null or f.via = case when l.topic is null then 'HTTP' else 'KAFKA' end)
           and (f.topic is null or l.topic = f.topic)
           and (f.shop is null or l.shop = f.shop)
           and (f.since is null or l.received_at >= f.since)
           and (f.until is null or l.received_at < f.until)
        """;

    private static final String PAGE = HEAD + MATCHING + """
           and (l.received_at, l.id) < (?, ?)
         order by l.received_at desc, l.id desc
         limit ?
        """;

    /// Newest first, those before the given one.
    public List<Head> page(Filter filter, Instant beforeAt, UUID before, int limit) {
        return sql.query(PAGE, this::head, parameters(filter, beforeAt, before, limit));
    }

    private static final String OPEN_AFTER = "select l.id, l.received_at" + MATCHING + """
           and l.state = 'OPEN'
           and (l.received_at, l.id) > (?, ?)
         order by l.received_at, l.id
         limit ?
        """;

    /// A place in the order in which letters came.
    public record Place(Instant at, UUID id) {}

    /// Open letters after the given one, oldest first: in the order in which they came.
    public List<Place> openAfter(Filter filter, Place after, int limit) {
        return sql.query(
                OPEN_AFTER,
                row -> new Place(Sql.time(row, 2), row.getObject(1, UUID.class)),
                parameters(filter, after.at(), after.id(), limit));
    }

    private static @Nullable Object[] parameters(Filter filter, @Nullable Object... more) {
        var all = new @Nullable Object[7 + more.length];
        all[0] = name(filter.state());
        all[1] = filter.reason();
        all[2] = name(filter.via());
        all[3] = filter.topic();
        all[4] = filter.shop();
        all[5] = filter.since();
        all[6] = filter.until();
        System.arraycopy(more, 0, all, 7, more.length);
        return all;
    }

    private static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }

    private Head head(ResultSet row) throws SQLException {
        var closedAt = Sql.instant(row, 13);
        return new Head(
                row.getObject(1, UUID.class),
                Sql.time(row, 2),
                new Received.Origin(
                        row.getString(3),
                        row.getObject(4, Integer.class),
                        row.getObject(5, Long.class),
                        json.read(row.getString(6), HEADERS)),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                State.valueOf(row.getString(11)),
                row.getInt(12),
                closedAt == null ? null : new DeadLetter.Closed(closedAt, row.getString(14)));
    }

    public Optional<DeadLetter> byId(UUID id) {
        return letter(HEAD + ", l.raw, l.mended from dead_letter as l where l.id = ?", id);
    }

    /// The same, until the end of the transaction nobody else's to change.
    public Optional<DeadLetter> lock(UUID id) {
        return letter(HEAD + ", l.raw, l.mended from dead_letter as l where l.id = ? for update", id);
    }

    private static final String HISTORY = """
        select at, actor, did, detail
          from dead_letter_step
         where letter_id = ?
         order by nth
        """;

    private Optional<DeadLetter> letter(String statement, UUID id) {
        return sql.one(statement, row -> new DeadLetter(head(row), row.getBytes(15), row.getBytes(16), List.of()), id)
                .map(found -> new DeadLetter(
                        found.head(),
                        found.raw(),
                        found.mended(),
                        sql.query(
                                HISTORY,
                                row -> new Step(
                                        Sql.time(row, 1),
                                        row.getString(2),
                                        DeadLetter.Did.valueOf(row.getString(3)),
                                        row.getString(4)),
                                id)));
    }

    /// The key of its event, if that was admitted before it failed.
    public @Nullable ByteBuffer heldKey(UUID id) {
        return sql.one(
                        "select held_key from dead_letter where id = ? and held_key is not null",
                        row -> ByteBuffer.wrap(row.getBytes(1)),
                        id)
                .orElse(null);
    }

    /// Lets the event of a letter be admitted again, which was admitted before it failed.
    public void freeKey(UUID id) {
        sql.update("delete from inbox_key where key = (select held_key from dead_letter where id = ?)", id);
    }

    private static final String CLOSE = """
        update dead_letter
           set state = ?
             , mended = ?
             , closed_at = ?
             , closed_by = ?
             , held_key = null
             , names = names || ?::text[]
         where id = ?
        """;

    /// @param mended what it was replayed as; absent: as it came
    public void close(Head letter, State state, byte @Nullable [] mended, Step step) {
        sql.update(CLOSE, state.name(), mended, step.at(), step.by(), names(letter, mended), letter.id());
        add(letter.id(), step);
    }

    private static final String STAY = """
        update dead_letter
           set reason = ?
             , mended = ?
             , names = names || ?::text[]
         where id = ?
        """;

    /// It stays, for the reason that the step tells.
    ///
    /// @param mended what it was replayed as; absent: as it came
    public void stay(Head letter, byte @Nullable [] mended, Step step) {
        sql.update(STAY, step.detail(), mended, names(letter, mended), letter.id());
        add(letter.id(), step);
    }

    private static Collection<String> names(Head letter, byte @Nullable [] mended) {
        return mended == null ? List.of() : Named.in(mended, letter.shop());
    }

    private static final String ADD_STEP = """
        insert into dead_letter_step (letter_id, nth, at, actor, did, detail)
        select ?::uuid
             , coalesce(max(nth), 0) + 1
             , ?::timestamptz
             , ?
             , ?
             , ?
          from dead_letter_step
         where letter_id = ?
        """;

    /// The letter must be locked by the caller.
    private void add(UUID id, Step step) {
        sql.update(ADD_STEP, id, step.at(), step.by(), step.did().name(), step.detail(), id);
    }

    private static final String FORGET = """
        with forgotten as (
          update dead_letter
             set state = 'ERASED'
               , raw = ''
               , mended = null
               , headers = '{}'
               , event_id = null
               , reason = 'erased with a customer whom it named'
               , names = '{}'
               , closed_at = coalesce(closed_at, ?)
               , closed_by = coalesce(closed_by, 'heard')
           where names && ?::text[]
          returning id
        )
        delete from dead_letter_step
         where letter_id in (select id from forgotten)
        """;

    /// Takes away what letters hold, and what was said of them, where they name somebody so. That there was
    /// one, from where and when, stays.
    public void forget(Collection<String> names, Instant now) {
        sql.update(FORGET, now, names);
    }

    private static final String OPEN = """
        select count(*)
          from (select
                  from dead_letter
                 where state = 'OPEN'
                 limit ?) as counted
        """;

    /// How many wait for a person.
    ///
    /// @param most counted no further
    public int open(int most) {
        return sql.one(OPEN, row -> row.getInt(1), most).orElseThrow();
    }
}
