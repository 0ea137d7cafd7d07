package io.heard.followup;

import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Follow-ups. Whoever changes one holds the lock on its customer.
@ApplicationScoped
public class FollowUpRepository {

    private static final int BATCH = 1_000;

    private final StatelessSession session;
    private final Sql sql;
    private final FollowUpRows rows;

    public FollowUpRepository(StatelessSession session, Sql sql, Json json) {
        this.session = session;
        this.sql = sql;
        this.rows = new FollowUpRows(json);
    }

    public void addAll(List<FollowUp> followUps) {
        if (!followUps.isEmpty()) {
            session.setJdbcBatchSize(BATCH);
            session.insertMultiple(
                    followUps.stream().map(FollowUp::saved).map(rows::write).toList());
        }
    }

    /// Compares and sets on the version of each.
    public void saveAll(List<FollowUp> followUps) {
        if (!followUps.isEmpty()) {
            session.setJdbcBatchSize(BATCH);
            session.updateMultiple(followUps.stream().map(rows::write).toList());
        }
    }

    private static final String FORGET = """
        delete from follow_up as f
         using unnest(?, ?) as n (customer_id, id)
         where f.customer_id = n.customer_id
           and f.id = n.id
        """;

    /// Deletes follow-ups that never were; they never had a task.
    public void forget(List<FollowUp> followUps) {
        sql.batch(FORGET, Columns.<FollowUp>of().text(FollowUp::customerId).uuid(FollowUp::id), followUps);
    }

    private static final String OPEN = """
        select *
          from follow_up
         where customer_id = any(:ids)
           and status in ('WAITING', 'ACTIVE')
        """;

    /// @return the open follow-up of each customer that has one
    public Map<String, FollowUp> open(Collection<String> customerIds) {
        var open = HashMap.<String, FollowUp>newHashMap(customerIds.size());
        session.createNativeQuery(OPEN, FollowUpEntity.class)
                .setParameter("ids", customerIds.toArray(String[]::new))
                .getResultStream()
                .map(rows::read)
                .forEach(followUp -> open.put(followUp.customerId(), followUp));
        return open;
    }

    public Optional<FollowUp> byId(UUID id) {
        return session.createNativeQuery("select * from follow_up where id = :id", FollowUpEntity.class)
                .setParameter("id", id)
                .getResultStream()
                .map(rows::read)
                .findFirst();
    }

    /// Which follow-ups to list; absent: any.
    public record Filter(
            @Nullable String status,
            @Nullable String customerId,
            @Nullable String ownerId) {}

    private static final String PAGE = """
        select f.*
          from follow_up as f
          join customer as c on c.id = f.customer_id
         where (cast(:status as text) is null or f.status = :status)
           and (cast(:customer as text) is null or f.customer_id = :customer)
           and (cast(:owner as text) is null or c.owner_id = :owner)
           and f.id > :after
         order by f.id
         limit :limit
        """;

    /// In the order in which they were made.
    public List<FollowUp> page(Filter filter, UUID after, int limit) {
        return session.createNativeQuery(PAGE, FollowUpEntity.class)
                .setParameter("status", filter.status(), String.class)
                .setParameter("customer", filter.customerId(), String.class)
                .setParameter("owner", filter.ownerId(), String.class)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(rows::read)
                .toList();
    }

    /// `skip locked` lets every instance run this at once. The lock is on the customer, as everywhere, so
    /// that a sweep and an
    /// intake never wait for each other in a circle.
    private static final String TAKE_DUE = """
        select c.id
          from follow_up as f
          join customer as c on c.id = f.customer_id
         where f.status = 'WAITING'
           and f.wake_at <= greatest(?::timestamptz, ?::timestamptz)
           and (f.wake_at <= ? or f.wake = 'RELEASE' and f.wake_at < ?)
           and not (f.wake = 'RELEASE' and ? and f.channel = coalesce(?, f.channel)
                                             and coalesce(c.country, '') = coalesce(?, c.country, ''))
           and (coalesce(c.owner_id, '') = any(?)) = ?
           and (c.set_aside_until is null or c.set_aside_until <= ?)
         order by f.wake_at, f.id
         limit ?
           for no key update of c skip locked
        """;

    /// Locks customers whose follow-up is to be woken, until the transaction ends.
    public List<String> takeDue(Due due, int limit) {
        return sql.query(
                TAKE_DUE,
                row -> row.getString(1),
                due.now(),
                due.releaseBefore(),
                due.now(),
                due.releaseBefore(),
                due.paused().on(),
                due.paused().channel(),
                due.paused().country(),
                due.owned().by(),
                due.owned().wanted(),
                due.now(),
                limit);
    }

    /// Which follow-ups are to be woken: all whose time has come by `now`, and those to release before
    /// `releaseBefore`.
    public record Due(Instant now, Instant releaseBefore, Paused paused, Owned owned) {}

    /// What is not to be contacted now.
    ///
    /// @param channel absent: any
    /// @param country absent: any
    public record Paused(
            boolean on, @Nullable String channel, @Nullable String country) {
        public static final Paused NOTHING = new Paused(false, null, null);
    }

    /// Whose customers.
    ///
    /// @param wanted false: those of everybody else, and of nobody
    public record Owned(List<String> by, boolean wanted) {
        public static final Owned BY_ANYBODY = new Owned(List.of(), false);

        public Owned {
            by = List.copyOf(by);
        }
    }

    /// The oldest release that is overdue, for watching.
    public Optional<Instant> oldestUnreleased() {
        return sql.one(
                "select wake_at from follow_up where status = 'WAITING' order by wake_at limit 1",
                row -> Sql.time(row, 1));
    }
}
