package io.heard.followup;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.contact.Because;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decisions, append-only.
@ApplicationScoped
public class DecisionRepository {

    private static final TypeReference<DecisionRecord.PlanView> PLAN = new TypeReference<>() {};
    private static final TypeReference<List<DecisionRecord.ConsideredView>> CONSIDERED = new TypeReference<>() {};
    private static final TypeReference<List<Because>> BECAUSE = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public DecisionRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /// So many decisions are looked at; a company that leaves more people alone in a month reads the newest.
    private static final int LOOKED_AT = 5_000;

    private static final String LEFT_ALONE = """
        with recent as (
          select customer_id
               , id
               , decided_at
               , considered
            from decision
           where outcome = 'LEAVE_ALONE'
             and decided_at >= ?
           order by decided_at desc
           limit ?
        ), latest as (
          select distinct on (customer_id) *
            from recent
           where considered @> '[{"fate": "DROPPED"}]'
           order by customer_id, id desc
        ), told as (
          select why
               , customer_id
               , decided_at
               , count(*) over (partition by why) as customers
               , row_number() over (partition by why order by decided_at desc, customer_id) as place
            from (select distinct l.customer_id
                                , l.decided_at
                                , c.why
                    from latest as l
                   cross join lateral jsonb_to_recordset(l.considered) as c (fate text, why text)
                   where c.fate = 'DROPPED') as dropped
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
                  plan, considered, because, versions, facts)""";

    public void addAll(List<DecisionRecord> decisions) {
        var versions = new IdentityHashMap<Map<String, Object>, byte[]>(); // one and the same for a whole batch
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
                        .json(decision -> decision.plan() == null ? null : json.bytes(decision.plan()))
                        .json(decision -> json.bytes(decision.considered()))
                        .json(decision -> json.bytes(decision.because()))
                        .json(decision -> versions.computeIfAbsent(decision.versions(), json::bytes))
                        .json(decision -> json.bytes(decision.facts())),
                decisions);
    }

    private static final String COLUMNS = """
        select customer_id, id, decided_at, event_source, event_id, event_type, cause, outcome, next_at, due_at, channel,
               plan, considered, because, versions, facts
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
                row.getString(12) == null ? null : json.read(row.getString(12), PLAN),
                json.read(row.getString(13), CONSIDERED),
                json.read(row.getString(14), BECAUSE),
                json.read(row.getString(15), OBJECT),
                json.read(row.getString(16), OBJECT));
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
