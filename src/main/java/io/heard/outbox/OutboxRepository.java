package io.heard.outbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.database.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Messages to the world, written in the transaction that makes them true and sent afterwards, in order per
/// key.
@ApplicationScoped
public class OutboxRepository {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final Map<String, String> STRUCTURED = Map.of("content-type", "application/cloudevents+json");

    private final Sql sql;
    private final Json json;

    public OutboxRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private record Row(UUID id, Message message, byte[] body) {}

    private static final String INTO =
            "outbox (id, topic, key, type, representative_id, team_id, subject_id, headers, body, created_at)";

    public void addAll(List<Message> messages, Instant now) {
        var rows = messages.stream()
                .map(message -> {
                    var id = Uuid7.at(now);
                    return new Row(id, message, body(id, message, now));
                })
                .toList();
        sql.copy(
                INTO,
                Columns.<Row>of()
                        .uuid(Row::id)
                        .text(row -> row.message().topic())
                        .text(row -> row.message().key())
                        .text(row -> row.message().type())
                        .text(row -> row.message().representativeId())
                        .text(row -> row.message().teamId())
                        .uuid(row -> row.message().taskId())
                        .json(row -> json.bytes(headers(row.message())))
                        .bytes(Row::body)
                        .time(_ -> now),
                rows);
    }

    private static Map<String, String> headers(Message message) {
        return message.body() instanceof Message.Body.Event ? STRUCTURED : message.headers();
    }

    private byte[] body(UUID id, Message message, Instant now) {
        return switch (message.body()) {
            case Message.Body.Raw(byte[] bytes) -> bytes;
            case Message.Body.Event(String subject, Object data) -> {
                var event = new LinkedHashMap<String, Object>();
                event.put("specversion", "1.0");
                event.put("id", id);
                event.put("source", "/heard");
                event.put("type", message.type());
                event.put("subject", subject);
                event.put("time", now);
                event.put("datacontenttype", "application/json");
                if (message.representativeId() != null) {
                    event.put("representative", message.representativeId());
                }
                event.put("data", data);
                yield json.bytes(event);
            }
        };
    }

    /// @param seq grows with every message; those of one key in the order in which they became true
    public record Pending(long seq, String topic, @Nullable String key, Map<String, String> headers, byte[] body) {}

    private static final String UNPUBLISHED = """
        select seq, topic, key, headers, body
          from outbox
         where published_at is null
         order by seq
         limit ?
        """;

    public List<Pending> unpublished(int limit) {
        return sql.query(
                UNPUBLISHED,
                row -> new Pending(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        json.read(row.getString(4), HEADERS),
                        row.getBytes(5)),
                limit);
    }

    private static final String PUBLISHED = """
        update outbox
           set published_at = ?
         where seq = any(?::bigint[])
           and topic = 'heard.work-queue'
        """;

    private static final String DONE = """
        delete from outbox
         where seq = any(?::bigint[])
           and topic <> 'heard.work-queue'
        """;

    /// What was sent is kept for the watchers of queues, who may resume; nobody looks for the rest again.
    public void published(Collection<Long> seqs, Instant now) {
        var sent = seqs.stream().map(String::valueOf).toList();
        sql.update(PUBLISHED, now, sent);
        sql.update(DONE, sent);
    }

    private static final String FORGET = """
        delete from outbox
         where seq = any(array(select seq
                                 from outbox
                                where published_at < ?
                                order by published_at
                                limit ?))
        """;

    /// Deletes some of what watchers may have resumed from until then.
    ///
    /// @return how many
    public int forget(Instant before, int limit) {
        return sql.update(FORGET, before, limit);
    }

    private static final String OLDEST = """
        select created_at
          from outbox
         where published_at is null
         order by seq
         limit 1
        """;

    /// When the message became true that has waited the longest to be sent.
    public Optional<Instant> oldestUnpublished() {
        return sql.one(OLDEST, row -> Sql.time(row, 1));
    }

    /// What a watcher of queues is told.
    ///
    /// @param seq may arrive out of order with others
    public record Seen(
            long seq,
            String type,
            @Nullable String representativeId,
            @Nullable String teamId,
            @Nullable UUID taskId) {}

    /// Only what can no longer be overtaken by a transaction still open, so that no watcher misses anything.
    private static final String SINCE = """
        select seq, type, representative_id, team_id, subject_id
          from outbox
         where topic = 'heard.work-queue'
           and tx < pg_snapshot_xmin(pg_current_snapshot())
           and (tx, seq) > (select coalesce(max(o.tx), '0'::xid8), coalesce(max(o.seq), 0)
                              from outbox as o
                             where o.seq = ?)
         order by tx, seq
         limit ?
        """;

    /// What became true after the message `seq`, oldest first.
    public List<Seen> since(long seq, int limit) {
        return sql.query(
                SINCE,
                row -> new Seen(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), Sql.uuid(row, 5)),
                seq,
                limit);
    }

    /// The newest message that a watcher who starts now need not be told.
    public long latest() {
        return sql.one("""
                        select seq
                          from outbox
                         where topic = 'heard.work-queue'
                           and tx < pg_snapshot_xmin(pg_current_snapshot())
                         order by tx desc, seq desc
                         limit 1
                        """, row -> row.getLong(1)).orElse(0L);
    }
}
