package io.heard.followup;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.decision.ReasonFact;
import io.heard.decision.ReasonKey;
import io.heard.decision.Relief;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reasons: each fires once, ever.
@ApplicationScoped
public class ReasonRepository {

    private static final TypeReference<ReasonFact.Own> OWN = new TypeReference<>() {};

    private static final TypeReference<Relief> RELIEF = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public ReasonRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private static final String SAVE = """
        insert into reason as r (customer_id, id, playbook, playbook_version, source, subject, order_id, asked_for, raised_at,
                                 target, due, fate, state, why, ended_at, ended_by_person, follow_up_id, own, relief)
        select customer_id, id, playbook, playbook_version, source, subject, order_id, asked_for, raised_at, target,
               due, fate, state, why, ended_at, ended_by_person, follow_up_id, own, relief
          from unnest(:columns)
            as n (customer_id, id, playbook, playbook_version, source, subject, order_id, asked_for, raised_at, target, due,
                  fate, state, why, ended_at, ended_by_person, follow_up_id, own, relief)
            on conflict (customer_id, id) do update
           set target = excluded.target
             , due = excluded.due
             , raised_at = excluded.raised_at
             , fate = excluded.fate
             , state = excluded.state
             , why = excluded.why
             , ended_at = excluded.ended_at
             , ended_by_person = excluded.ended_by_person
             , follow_up_id = excluded.follow_up_id
             , relief = excluded.relief
        """;

    private static final String INTO = """
        reason (customer_id, id, playbook, playbook_version, source, subject, order_id, asked_for, raised_at, target, due,
                fate, state, why, ended_at, ended_by_person, follow_up_id, own, relief)""";

    /// Adds reasons that are stored nowhere yet.
    public void addAll(List<StoredReason> reasons) {
        sql.copy(INTO, columns(), reasons);
    }

    /// Adds new reasons and changes known ones.
    public void saveAll(List<StoredReason> reasons) {
        sql.batch(SAVE, columns(), reasons);
    }

    private Columns<StoredReason> columns() {
        return Columns.<StoredReason>of()
                .text(StoredReason::customerId)
                .uuid(reason -> reason.fact().id())
                .text(reason -> reason.fact().key().playbook())
                .integer(reason -> reason.fact().version())
                .text(reason -> reason.fact().key().source())
                .text(reason -> reason.fact().key().subject())
                .text(reason -> reason.fact().orderId())
                .bool(reason -> reason.fact().askedFor())
                .time(reason -> reason.fact().raisedAt())
                .time(reason -> reason.fact().target())
                .time(reason -> reason.fact().due())
                .text(reason -> reason.fact().fate().name())
                .text(StoredReason::state)
                .text(StoredReason::why)
                .time(reason -> reason.fact().endedAt())
                .bool(reason -> reason.fact().endedByPerson())
                .uuid(StoredReason::followUpId)
                .json(reason -> reason.fact().own() == null
                        ? null
                        : json.write(reason.fact().own()))
                .json(reason -> reason.fact().relief() == null
                        ? null
                        : json.write(reason.fact().relief()));
    }

    private static final String FORGET = """
        delete from reason as r
         using unnest(:columns) as n (customer_id, id)
         where r.customer_id = n.customer_id
           and r.id = n.id
        """;

    /// Deletes reasons that never were.
    public void forget(List<StoredReason> reasons) {
        sql.batch(
                FORGET,
                Columns.<StoredReason>of()
                        .text(StoredReason::customerId)
                        .uuid(reason -> reason.fact().id()),
                reasons);
    }

    private static final String COLUMNS = """
        select customer_id, id, playbook, playbook_version, source, subject, order_id, asked_for, raised_at, target, due, fate,
               state, why, ended_at, ended_by_person, follow_up_id, own, relief
          from reason
        """;

    /// @return all reasons of each customer, ended ones too
    public Map<String, List<StoredReason>> of(Collection<String> customerIds) {
        var reasons = new HashMap<String, List<StoredReason>>();
        sql.query(
                COLUMNS + " where customer_id = any(?) order by customer_id, raised_at, id",
                row -> reasons.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(read(row)),
                List.copyOf(customerIds));
        return reasons;
    }

    /// @return the reasons of each follow-up
    public Map<UUID, List<StoredReason>> ofFollowUps(Collection<String> customerIds, Collection<UUID> followUpIds) {
        var reasons = new HashMap<UUID, List<StoredReason>>();
        if (followUpIds.isEmpty()) {
            return reasons;
        }
        sql.query(
                COLUMNS + " where customer_id = any(?) and follow_up_id = any(?) order by customer_id, raised_at, id",
                row -> reasons.computeIfAbsent(Sql.uuid(row, 17), _ -> new ArrayList<>())
                        .add(read(row)),
                List.copyOf(customerIds),
                List.copyOf(followUpIds));
        return reasons;
    }

    private StoredReason read(ResultSet row) throws SQLException {
        var fact = new ReasonFact(
                row.getObject(2, UUID.class),
                new ReasonKey(row.getString(3), row.getString(5), row.getString(6)),
                row.getInt(4),
                ReasonFact.Fate.valueOf(row.getString(12)),
                row.getBoolean(16),
                Sql.instant(row, 15),
                row.getBoolean(8),
                row.getString(7),
                Sql.time(row, 9),
                Sql.time(row, 10),
                Sql.time(row, 11),
                row.getString(18) == null ? null : json.read(row.getString(18), OWN),
                row.getString(19) == null ? null : json.read(row.getString(19), RELIEF));
        return new StoredReason(row.getString(1), fact, row.getString(13), row.getString(14), Sql.uuid(row, 17));
    }
}
