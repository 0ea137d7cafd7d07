package io.heard.inbox;

import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.database.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keys of all events that were seen, and their raw payloads.
@ApplicationScoped
public class InboxRepository {

    private final Sql sql;
    private final Json json;

    public InboxRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private static final String ADD_KEYS = """
        insert into inbox_key (key, payload_hash, seen_at)
        select key, payload_hash, seen_at
          from unnest(:columns) as n (key, payload_hash, seen_at)
         order by key
            on conflict do nothing
        returning key
        """;

    private static final String HASHES = """
        select k.key, k.payload_hash
          from unnest(:columns) as n (key)
          join inbox_key as k on k.key = n.key
        """;

    private static final String ADD_CONFLICTS = """
        insert into inbox_conflict (id, source, event_id, raw, seen_at, key, payload_hash, topic, partition, position, names)
        select id, source, event_id, raw, seen_at, key, payload_hash, topic, partition::integer, position::bigint
             , array(select jsonb_array_elements_text(names))
          from unnest(:columns)
            as n (id, source, event_id, raw, seen_at, key, payload_hash, topic, partition, position, names)
            on conflict do nothing
        """;

    /// @param fresh seen for the first time: only these have an effect
    /// @param duplicates seen before with the same content
    /// @param conflicts seen before with other content; the first won, and these are kept to be looked at
    public record Admission(List<Received> fresh, int duplicates, List<Received> conflicts) {}

    public Admission admit(List<Received> batch, Instant now) {
        var first = new LinkedHashMap<ByteBuffer, Received>();
        batch.forEach(received -> first.putIfAbsent(received.key(), received));
        var unique = List.copyOf(first.values());
        Set<ByteBuffer> added = new HashSet<>(sql.batch(
                ADD_KEYS,
                Columns.<Received>of()
                        .bytes(Received::keyBytes)
                        .bytes(Received::contentBytes)
                        .time(_ -> now),
                unique,
                row -> ByteBuffer.wrap(row.getBytes(1))));
        var fresh = unique.stream()
                .filter(received -> added.contains(received.key()))
                .toList();
        sql.copy(
                "inbox_payload (key, raw, seen_at)",
                Columns.<Received>of()
                        .bytes(Received::keyBytes)
                        .bytes(Received::raw)
                        .time(_ -> now),
                fresh);
        var conflicts = conflicts(batch, first, added);
        addConflicts(conflicts, now);
        return new Admission(fresh, batch.size() - fresh.size() - conflicts.size(), conflicts);
    }

    private List<Received> conflicts(List<Received> batch, Map<ByteBuffer, Received> first, Set<ByteBuffer> added) {
        var winners = new HashMap<ByteBuffer, ByteBuffer>();
        var seenBefore = new ArrayList<Received>();
        first.forEach((key, received) -> {
            if (added.contains(key)) {
                winners.put(key, received.contentHash());
            } else {
                seenBefore.add(received);
            }
        });
        sql.batch(
                HASHES,
                Columns.<Received>of().bytes(Received::keyBytes),
                seenBefore,
                row -> winners.put(ByteBuffer.wrap(row.getBytes(1)), ByteBuffer.wrap(row.getBytes(2))));
        return batch.stream()
                .filter(received -> !received.contentHash().equals(winners.get(received.key())))
                .toList();
    }

    private void addConflicts(List<Received> conflicts, Instant now) {
        sql.batch(
                ADD_CONFLICTS,
                Columns.<Received>of()
                        .uuid(_ -> Uuid7.at(now))
                        .text(Received::source)
                        .text(Received::id)
                        .bytes(Received::raw)
                        .time(_ -> now)
                        .bytes(Received::keyBytes)
                        .bytes(Received::contentBytes)
                        .text(received -> received.origin().topic())
                        .number(received -> received.origin().partition())
                        .number(received -> received.origin().offset())
                        .json(received -> json.write(Named.in(
                                received.raw(), received.origin().headers().get(DeadLetterRepository.SHOP)))),
                conflicts);
    }

    /// Those of whose id an event with other content was admitted.
    public List<Received> contradicted(List<Received> batch) {
        var winners = new HashMap<ByteBuffer, ByteBuffer>();
        sql.batch(
                HASHES,
                Columns.<Received>of().bytes(Received::keyBytes),
                batch,
                row -> winners.put(ByteBuffer.wrap(row.getBytes(1)), ByteBuffer.wrap(row.getBytes(2))));
        return batch.stream()
                .filter(received -> !winners.getOrDefault(received.key(), received.contentHash())
                        .equals(received.contentHash()))
                .toList();
    }

    private static final String ADD_EARLY = """
        insert into early_event (key, raw, acts_at)
        select *
          from unnest(:columns)
            on conflict do nothing
        """;

    /// An event whose time has not come.
    public record Early(Received received, Instant actsAt) {}

    /// Keeps events until they act at their time.
    public void keep(List<Early> early) {
        sql.batch(
                ADD_EARLY,
                Columns.<Early>of()
                        .bytes(item -> item.received().keyBytes())
                        .bytes(item -> item.received().raw())
                        .time(Early::actsAt),
                early);
    }

    /// For how long an event waits for its order before it counts as bad.
    public static final Duration LONGEST_WAIT = Duration.ofDays(31);

    /// Looked at again after a quarter of the time that it has waited: soon at first, and then ever
    /// more rarely.
    private static final String KEEP_WAITING = """
        insert into early_event (key, raw, acts_at)
        select n.key, n.raw, n.now + least(greatest((n.now - k.seen_at) / 4, interval '5 seconds'), interval '6 hours')
          from unnest(:columns) as n (key, raw, now, horizon)
          join inbox_key as k on k.key = n.key
         where k.seen_at > n.horizon
            on conflict (key) do update
           set acts_at = excluded.acts_at
        returning key
        """;

    /// Keeps events that wait for the order that they are about.
    ///
    /// @return those that have waited for too long; they are not kept
    public List<Received> keepWaiting(List<Received> events, Instant now) {
        var kept = new HashSet<ByteBuffer>(sql.batch(
                KEEP_WAITING,
                Columns.<Received>of()
                        .bytes(Received::keyBytes)
                        .bytes(Received::raw)
                        .time(_ -> now)
                        .time(_ -> now.minus(LONGEST_WAIT)),
                events,
                row -> ByteBuffer.wrap(row.getBytes(1))));
        return events.stream().filter(event -> !kept.contains(event.key())).toList();
    }

    private static final String TAKE_EARLY = """
        delete from early_event
         where key in (select key
                         from early_event
                        where acts_at <= ?
                        order by acts_at, key
                        limit ?
                          for update skip locked)
        returning raw
        """;

    /// Takes events whose time has come; they are gone with the end of the transaction.
    public List<byte[]> takeEarly(Instant now, int limit) {
        return sql.query(TAKE_EARLY, row -> row.getBytes(1), now, limit);
    }

    /// @return false when it has acted meanwhile
    public boolean dropEarly(Received received) {
        return sql.update("delete from early_event where key = ?", received.keyBytes()) == 1;
    }
}
