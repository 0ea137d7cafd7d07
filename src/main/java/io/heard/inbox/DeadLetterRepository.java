package io.heard.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Messages that could not have an effect, kept to be read, mended and replayed.
@ApplicationScoped
public class DeadLetterRepository {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public DeadLetterRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private static final String ADD = """
        insert into dead_letter (id, received_at, topic, partition, position, event_source, event_id, reason, headers, raw)
        select id, received_at, topic, partition::integer, position::bigint, event_source, event_id, reason, headers, raw
          from unnest(:columns)
            as n (id, received_at, topic, partition, position, event_source, event_id, reason, headers, raw)
            on conflict do nothing
        """;

    public void addAll(List<DeadLetter> letters) {
        sql.batch(
                ADD,
                Columns.<DeadLetter>of()
                        .uuid(DeadLetter::id)
                        .time(DeadLetter::receivedAt)
                        .text(letter -> letter.received().origin().topic())
                        .number(letter -> letter.received().origin().partition())
                        .number(letter -> letter.received().origin().offset())
                        .text(letter -> letter.received().source())
                        .text(letter -> letter.received().id())
                        .text(DeadLetter::reason)
                        .json(letter -> json.write(letter.received().origin().headers()))
                        .bytes(letter -> letter.received().raw()),
                letters);
    }

    private static final String PAGE = """
        select id, received_at, topic, partition, position, event_source, event_id, reason, headers, raw
          from dead_letter
         where (received_at, id) < (?, ?)
         order by received_at desc, id desc
         limit ?
        """;

    /// Newest first, those before the given one.
    public List<DeadLetter> page(Instant beforeAt, UUID before, int limit) {
        return sql.query(
                PAGE,
                row -> new DeadLetter(
                        row.getObject(1, UUID.class),
                        Sql.time(row, 2),
                        new Received(
                                ByteBuffer.allocate(0),
                                ByteBuffer.allocate(0),
                                row.getBytes(10),
                                new Received.Origin(
                                        row.getString(3),
                                        row.getObject(4, Integer.class),
                                        row.getObject(5, Long.class),
                                        json.read(row.getString(9), HEADERS)),
                                row.getString(6),
                                row.getString(7)),
                        row.getString(8)),
                beforeAt,
                before,
                limit);
    }

    private static final String COUNT = """
        select count(*)
          from (select
                  from dead_letter
                 limit ?) as counted
        """;

    /// @param most counted no further
    public int count(int most) {
        return sql.one(COUNT, row -> row.getInt(1), most).orElseThrow();
    }
}
