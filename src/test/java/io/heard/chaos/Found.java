package io.heard.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// What is there afterwards, in the database and on Kafka, read past all of Heard's own code.
///
/// @param keys how many keys of events the inbox holds
/// @param payloads the hashes of what was taken in, by name
/// @param conflicts the hashes of what contradicted it, by name
/// @param deadLetters why, by name
/// @param traces how often something is told of a customer: `placed:`, `delivered:` and `cancelled:` of an order's id,
///     `event:` and `contact:` of an event's
/// @param reasons how often there is one, as `playbook:subject`
/// @param decisions how many were made of each event
/// @param openFollowUps how many each customer has
/// @param idle follow-ups that say that somebody is at work, with no task to show for it
/// @param contacts how many were written down of each task
/// @param setAside customers with whom a sweep could not go on
record Found(
        long keys,
        Map<String, List<String>> payloads,
        Map<String, List<String>> conflicts,
        Map<String, List<String>> deadLetters,
        Map<String, Integer> traces,
        Map<String, Integer> reasons,
        Map<String, Integer> decisions,
        Map<String, Integer> openFollowUps,
        Set<String> idle,
        List<Task> tasks,
        Map<String, Integer> contacts,
        Set<String> setAside,
        List<Told> outbox,
        List<Heard> kafka) {

    /// @param closedAt absent while it is open
    record Task(
            String id,
            String followUp,
            Instant createdAt,
            @Nullable Instant closedAt,
            @Nullable String disposition) {}

    /// A row of the outbox, which is read in the order in which its rows became true.
    ///
    /// @param id that of the event; of a dead letter, which bears none, a hash of its bytes
    /// @param subject whose life it tells of
    record Told(
            String id,
            String topic,
            @Nullable String key,
            @Nullable String type,
            @Nullable String subject,
            String body,
            boolean isPublished) {}

    /// A record on Kafka.
    record Heard(String id, String topic, String body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEAD_LETTERS = "heard.orders.dead-letter";
    private static final List<String> TOPICS = List.of("heard.work-queue", "heard.follow-ups", DEAD_LETTERS);

    private static final String TRACES = """
        select 'placed:' || id from customer_order where placed_at is not null
         union all
        select 'delivered:' || id from customer_order where delivered_at is not null
         union all
        select 'cancelled:' || id from customer_order where cancelled_at is not null
         union all
        select 'event:' || id from customer_event
         union all
        select 'contact:' || event_id from contact where event_id is not null
        """;

    private static final String IDLE = """
        select f.id
          from follow_up as f
         where f.status = 'ACTIVE'
           and not exists (select from task as t where t.follow_up_id = f.id and t.status in ('PENDING', 'CLAIMED'))
        """;

    static Found read(Connection database, List<Heard> kafka) throws SQLException {
        return new Found(
                Long.parseLong(bag(database, "select count(*)::text from inbox_key")
                        .keySet()
                        .iterator()
                        .next()),
                lists(database, "select raw, null from inbox_payload", row -> Parcel.hash(row.getBytes(1))),
                lists(database, "select raw, null from inbox_conflict", row -> Parcel.hash(row.getBytes(1))),
                lists(database, "select raw, reason from dead_letter", row -> row.getString(2)),
                bag(database, TRACES),
                bag(database, "select playbook || ':' || subject from reason where source = '" + Shop.SOURCE + "'"),
                bag(database, "select event_id from decision where cause = 'EVENT' and event_id is not null"),
                bag(database, "select customer_id from follow_up where status in ('WAITING', 'ACTIVE')"),
                bag(database, IDLE).keySet(),
                tasks(database),
                bag(database, "select task_id from contact where task_id is not null"),
                bag(database, "select id from customer where times_set_aside > 0")
                        .keySet(),
                outbox(database),
                kafka);
    }

    private static Map<String, Integer> bag(Connection database, String query) throws SQLException {
        var bag = new HashMap<String, Integer>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                bag.merge(rows.getString(1), 1, Integer::sum);
            }
        }
        return bag;
    }

    private interface Reader {
        String read(ResultSet row) throws SQLException;
    }

    private static Map<String, List<String>> lists(Connection database, String query, Reader reader)
            throws SQLException {
        var lists = new HashMap<String, List<String>>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lists.computeIfAbsent(Parcel.name(rows.getBytes(1)), _ -> new ArrayList<>())
                        .add(reader.read(rows));
            }
        }
        return lists;
    }

    private static List<Task> tasks(Connection database) throws SQLException {
        var tasks = new ArrayList<Task>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select id, follow_up_id, created_at, closed_at, disposition from task")) {
            while (rows.next()) {
                tasks.add(new Task(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                        rows.getObject(4) == null
                                ? null
                                : rows.getObject(4, OffsetDateTime.class).toInstant(),
                        rows.getString(5)));
            }
        }
        return tasks;
    }

    private static final String KEEP_BOOKS = """
        create table written (like outbox);
        create function write_down() returns trigger language plpgsql as $$
        begin
            insert into written select (new).*;
            return null;
        end $$;
        create trigger written after insert on outbox for each row execute function write_down();
        """;

    /// Has the database note every message that is written: Heard lets go of most once they have left.
    ///
    /// @return how many there are by now
    static int keepBooks(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(KEEP_BOOKS);
            return statement.executeUpdate("insert into written select * from outbox");
        }
    }

    private static List<Told> outbox(Connection database) throws SQLException {
        var told = new ArrayList<Told>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select w.id, w.topic, w.key, w.type, w.body, o.seq is null or o.published_at is not null
                          from written as w
                          left join outbox as o on o.seq = w.seq
                         order by w.seq
                        """)) {
            while (rows.next()) {
                var body = rows.getBytes(5);
                var topic = rows.getString(2);
                var id = topic.equals(DEAD_LETTERS) ? Parcel.hash(body) : rows.getString(1);
                told.add(new Told(
                        id,
                        topic,
                        rows.getString(3),
                        rows.getString(4),
                        subject(topic, body),
                        Parcel.hash(body),
                        rows.getBoolean(6)));
            }
        }
        return told;
    }

    private static @Nullable String subject(String topic, byte[] body) {
        try {
            return topic.equals(DEAD_LETTERS)
                    ? null
                    : JSON.readTree(body).path("subject").asText();
        } catch (IOException broken) {
            throw new IllegalStateException("No event: " + Parcel.hash(body), broken);
        }
    }

    static List<Heard> kafka(String brokers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            var heard = new ArrayList<Heard>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> heard.add(heard(record)));
            }
            return heard;
        }
    }

    private static Heard heard(ConsumerRecord<byte[], byte[]> record) {
        var id = record.topic().equals(DEAD_LETTERS) ? Parcel.hash(record.value()) : Parcel.name(record.value());
        return new Heard(id, record.topic(), Parcel.hash(record.value()));
    }

    /// What Kafka holds of a dead letter goes by its bytes.
    boolean isOnKafka(Ledger.Entry garbage) {
        return kafka.stream()
                .filter(one -> one.topic().equals(DEAD_LETTERS))
                .anyMatch(one -> garbage.bodies().contains(one.body()));
    }
}
