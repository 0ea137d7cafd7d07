package io.heard.followup;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.contact.Because;
import io.heard.database.Columns;
import io.heard.database.Packing;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decisions, append-only.
@ApplicationScoped
public class DecisionRepository {

    private static final TypeReference<Document> DOCUMENT = new TypeReference<>() {};

    /// What no statement looks at, stored as one.
    private record Document(
            DecisionRecord.@Nullable PlanView plan,
            List<DecisionRecord.ConsideredView> considered,
            List<Because> because,
            Map<String, Object> versions,
            Object facts) {
        static Document of(DecisionRecord decision) {
            return new Document(
                    decision.plan(), decision.considered(), decision.because(), decision.versions(), decision.facts());
        }
    }

    private final Sql sql;
    private final Packing packing;

    public DecisionRepository(Sql sql, Packing packing) {
        this.sql = sql;
        this.packing = packing;
    }

    /// So many decisions are looked at; a company that leaves more people alone in a month reads the newest.
    private static final int LOOKED_AT = 5_000;

    private static final String LEFT_ALONE = """
        with recent as (
          select customer_id
               , id
               , decided_at
               , dropped
            from decision
           where outcome = 'LEAVE_ALONE'
             and decided_at >= ?
           order by decided_at desc
           limit ?
        ), latest as (
          select distinct on (customer_id) *
            from recent
           where dropped <> '{}'
           order by customer_id, id desc
        ), told as (
          select d.why
               , l.customer_id
               , l.decided_at
               , count(*) over (partition by d.why) as customers
               , row_number() over (partition by d.why order by l.decided_at desc, l.customer_id) as place
            from latest as l
           cross join lateral unnest(l.dropped) as d (why)
        )
        select t.why
             , t.customers
             , t.customer_id
             , c.name
             , t.decided_at
          from told as t
          join customer as c on c.id = t.customer_id
         where t.place <= ?
           and not c.erased
         order by t.customers desc, t.why, t.place
        """;

    /// A customer who was left alone lately, with one reason for it.
    ///
    /// @param why as `Considered.Why`
    /// @param customers how many were left alone for that
    public record LeftAlone(
            String why,
            int customers,
            String customerId,
            @Nullable String name,
            Instant decidedAt) {}

    /// Whom we left alone since then and why, by the latest such decision on each: the commonest first.
    ///
    /// @param names at most so many customers for each reason
    public List<LeftAlone> leftAlone(Instant since, int names) {
        return sql.query(
                LEFT_ALONE,
                row -> new LeftAlone(
                        row.getString(1), row.getInt(2), row.getString(3), row.getString(4), Sql.time(row, 5)),
                since,
                LOOKED_AT,
                names);
    }

    private static final String INTO = """
        decision (customer_id, id, decided_at, event_source, event_id, event_type, cause, outcome, next_at, due_at, channel,
                  dropped, document)""";

    public void addAll(List<DecisionRecord> decisions) {
        try (var packer = packing.packer()) {
            sql.copy(
                    INTO,
                    Columns.<DecisionRecord>of()
                            .text(DecisionRecord::customerId)
                            .uuid(DecisionRecord::id)
                            .time(DecisionRecord::decidedAt)
                            .text(decision -> decision.event() == null
                                    ? null
                                    : decision.event().source())
                            .text(decision -> decision.event() == null
                                    ? null
                                    : decision.event().id())
                            .text(decision -> decision.event() == null
                                    ? null
                                    : decision.event().type())
                            .text(DecisionRecord::cause)
                            .text(DecisionRecord::outcome)
                            .time(DecisionRecord::nextAt)
                            .time(DecisionRecord::dueAt)
                            .text(DecisionRecord::channel)
                            .texts(DecisionRepository::dropped)
                            .bytes(decision -> packer.pack(Document.of(decision))),
                    decisions);
        }
    }

    private static String[] dropped(DecisionRecord decision) {
        return decision.considered().stream()
                .filter(considered -> considered.fate().equals("DROPPED"))
                .map(considered -> String.valueOf(considered.why()))
                .distinct()
                .toArray(String[]::new);
    }

    private static final String COLUMNS = """
        select customer_id, id, decided_at, event_source, event_id, event_type, cause, outcome, next_at, due_at, channel,
               document
          from decision
        """;

    private static final String PAGE = COLUMNS + """
         where customer_id = ?
           and id < ?
         order by id desc
         limit ?
        """;

    /// Newest first, those before the given one.
    public List<DecisionRecord> page(String customerId, UUID before, int limit) {
        return sql.query(PAGE, this::read, customerId, before, limit);
    }

    private static final String ONE = COLUMNS + """
         where customer_id = ?
           and id = ?
        """;

    public Optional<DecisionRecord> byId(String customerId, UUID id) {
        return sql.one(ONE, this::read, customerId, id);
    }

    private DecisionRecord read(ResultSet row) throws SQLException {
        var eventId = row.getString(5);
        var document = packing.unpack(row.getBytes(12), DOCUMENT);
        return new DecisionRecord(
                row.getString(1),
                row.getObject(2, UUID.class),
                Sql.time(row, 3),
                eventId == null ? null : new DecisionRecord.ReviewedEvent(row.getString(4), eventId, row.getString(6)),
                row.getString(7),
                row.getString(8),
                Sql.instant(row, 9),
                Sql.instant(row, 10),
                row.getString(11),
                document.plan(),
                document.considered(),
                document.because(),
                document.versions(),
                document.facts());
    }

    private static final String SUMMARIZE = "select brin_summarize_new_values('decision_over'::regclass)";

    private static final String FORGET = """
        delete from decision
         where ctid = any(array(select d.ctid
                                  from decision as d
                                 where d.decided_at < ?
                                   and not exists (select
                                                     from follow_up as f
                                                    where f.customer_id = d.customer_id
                                                      and f.status in ('WAITING', 'ACTIVE')
                                                      and f.created_at <= d.decided_at)
                                 limit ?))
        """;

    /// Deletes decisions from before then, but none that is about a follow-up still open.
    ///
    /// @return how many
    public int forget(Instant before, int limit) {
        return sql.update(FORGET, before, limit);
    }

    /// Tells the index of `forget` about blocks that are new, so that it leaves them out.
    public void summarize() {
        sql.query(SUMMARIZE, row -> row.getInt(1));
    }
}
