package io.heard.followup;

import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.util.ArrayList;
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

    private final StatelessSession session;
    private final Sql sql;
    private final FollowUpRows rows;

    public FollowUpRepository(StatelessSession session, Sql sql, Json json) {
        this.session = session;
        this.sql = sql;
        this.rows = new FollowUpRows(json);
    }

    private static final String INTO = """
        follow_up (customer_id, id, status, wake, next_at, wake_at, wake_on, due_at, channel, purpose, priority, urgent,
                   promised, for_lead, effort_seconds, attempt, leading_id, skills, because, local_next_at, local_zone,
                   not_before, put_off_at, snoozes, released, kind, ended_why, created_at, ended_at, version)""";

    public void addAll(List<FollowUp> followUps) {
        sql.copy(
                INTO,
                columns(),
                followUps.stream().map(FollowUp::saved).map(rows::write).toList());
    }

    private static final String SAVE = """
        update follow_up as f
           set status = n.status
             , wake = n.wake
             , next_at = n.next_at
             , wake_at = n.wake_at
             , wake_on = array(select jsonb_array_elements_text(n.wake_on))
             , due_at = n.due_at
             , channel = n.channel
             , purpose = n.purpose
             , priority = n.priority
             , urgent = n.urgent
             , promised = n.promised
             , for_lead = n.for_lead
             , effort_seconds = n.effort_seconds
             , attempt = n.attempt
             , leading_id = n.leading_id
             , skills = array(select jsonb_array_elements_text(n.skills))
             , because = n.because
             , local_next_at = n.local_next_at
             , local_zone = n.local_zone
             , not_before = n.not_before
             , put_off_at = n.put_off_at
             , snoozes = n.snoozes
             , released = n.released
             , kind = n.kind
             , ended_why = n.ended_why
             , ended_at = n.ended_at
             , version = f.version + 1
          from unnest(:columns)
            as n (customer_id, id, status, wake, next_at, wake_at, wake_on, due_at, channel, purpose, priority,
                  urgent, promised, for_lead, effort_seconds, attempt, leading_id, skills, because, local_next_at,
                  local_zone, not_before, put_off_at, snoozes, released, kind, ended_why, created_at, ended_at, version)
         where f.customer_id = n.customer_id
           and f.id = n.id
           and f.version = n.version
        """;

    /// Compares and sets on the version of each.
    ///
    /// @throws OptimisticLockException where one was changed in between, against the lock on its customer
    public void saveAll(List<FollowUp> followUps) {
        int saved =
                sql.batch(SAVE, columns(), followUps.stream().map(rows::write).toList());
        if (saved != followUps.size()) {
            throw new OptimisticLockException(
                    (followUps.size() - saved) + " of " + followUps.size() + " follow-ups changed in between");
        }
    }

    private Columns<FollowUpEntity> columns() {
        return Columns.<FollowUpEntity>of()
                .text(row -> row.key.customerId())
                .uuid(row -> row.key.id())
                .text(row -> row.status)
                .text(row -> row.wake)
                .time(row -> row.nextAt)
                .time(row -> row.wakeAt)
                .texts(row -> row.wakeOn)
                .time(row -> row.dueAt)
                .text(row -> row.channel)
                .text(row -> row.purpose)
                .integer(row -> row.priority)
                .bool(row -> row.urgent)
                .bool(row -> row.promised)
                .bool(row -> row.forLead)
                .integer(row -> row.effortSeconds)
                .integer(row -> row.attempt)
                .uuid(row -> row.leadingId)
                .texts(row -> row.skills)
                .json(row -> row.because)
                .localTime(row -> row.localNextAt)
                .text(row -> row.localZone)
                .time(row -> row.notBefore)
                .time(row -> row.putOffAt)
                .integer(row -> row.snoozes)
                .bool(row -> row.released)
                .text(row -> row.kind)
                .text(row -> row.endedWhy)
                .time(row -> row.createdAt)
                .time(row -> row.endedAt)
                .integer(row -> row.version);
    }

    private static final String FORGET = """
        delete from follow_up as f
         using unnest(:columns) as n (customer_id, id)
         where f.customer_id = n.customer_id
           and f.id = n.id
        """;

    /// Deletes follow-ups that never were; they never had a task.
    public void forget(List<FollowUp> followUps) {
        sql.batch(FORGET, Columns.<FollowUp>of().text(FollowUp::customerId).uuid(FollowUp::id), followUps);
    }

    private static final String OPEN = "select " + FollowUpRows.COLUMNS + """
          from follow_up
         where customer_id = any(?)
           and status in ('WAITING', 'ACTIVE')
        """;

    /// @return the open follow-up of each customer that has one
    public Map<String, FollowUp> open(Collection<String> customerIds) {
        var open = HashMap.<String, FollowUp>newHashMap(customerIds.size());
        sql.query(OPEN, rows::read, customerIds).forEach(followUp -> open.put(followUp.customerId(), followUp));
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

    /// `skip locked` lets every instance run this at once. The lock is on the customer, as everywhere, so that
    /// a sweep and an intake never wait for each other in a circle.
    private static final String TAKE_REVIEWS = """
        select c.id
          from follow_up as f
          join customer as c on c.id = f.customer_id
         where f.status = 'WAITING'
           and f.wake = 'REVIEW'
           and f.wake_at <= ?
           and (coalesce(c.owner_id, '') = any(?)) = ?
           and (c.set_aside_until is null or c.set_aside_until <= ?)
         order by f.wake_at, f.id
         limit ?
           for no key update of c skip locked
        """;

    private static final String TAKE_RELEASES = """
        select c.id
          from follow_up as f
          join customer as c on c.id = f.customer_id
         where f.status = 'WAITING'
           and f.wake = 'RELEASE'
           and f.wake_at <= greatest(?::timestamptz, ?::timestamptz)
           and (f.wake_at <= ? or f.wake_at < ? and not f.urgent and not f.promised)
           and not (? and f.channel = coalesce(?, f.channel) and coalesce(c.country, '') = coalesce(?, c.country, ''))
           and (coalesce(c.owner_id, '') = any(?)) = ?
           and (c.set_aside_until is null or c.set_aside_until <= ?)
         order by f.wake_at, f.id
         limit ?
           for no key update of c skip locked
        """;

    /// Locks customers whose follow-up is to be woken, until the transaction ends. While all outreach is stopped,
    /// what waits to be released is not even looked at.
    public List<String> takeDue(Due due, int limit) {
        var taken = new ArrayList<>(sql.query(
                TAKE_REVIEWS,
                row -> row.getString(1),
                due.now(),
                due.owned().by(),
                due.owned().wanted(),
                due.now(),
                limit));
        if (taken.size() < limit && !due.paused().isAll()) {
            taken.addAll(releases(due, limit - taken.size()));
        }
        return List.copyOf(taken);
    }

    private List<String> releases(Due due, int limit) {
        return sql.query(
                TAKE_RELEASES,
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

        boolean isAll() {
            return on && channel == null && country == null;
        }
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

    private static final String COMING = """
        select f.customer_id
          from follow_up as f
          join customer as c on c.id = f.customer_id
         where f.status = 'WAITING'
           and f.wake = 'RELEASE'
           and f.wake_at < ?
           and not f.for_lead
           and %s
         order by f.wake_at, f.id
         limit ?
        """;
    private static final String COMING_TO = COMING.formatted("c.owner_id = any(?)");
    private static final String COMING_TO_OTHERS = COMING.formatted("(c.owner_id is null or c.owner_id <> all(?))");

    /// Whose follow-up waits for its release before an instant, the soonest first, but for what only the lead can do.
    public List<String> customersBefore(Instant until, Owned owned, int limit) {
        return sql.query(
                owned.wanted() ? COMING_TO : COMING_TO_OTHERS, row -> row.getString(1), until, owned.by(), limit);
    }

    private static final String WAKE = """
        with locked as (
          select c.id
            from customer as c
           where c.id = any(?)
           order by c.id
             for no key update
        )
        update follow_up as f
           set wake_at = greatest(f.next_at, n.wake_at)
             , version = f.version + 1
          from locked
             , unnest(?::text[], ?::uuid[], ?::timestamptz[]) as n (customer_id, id, wake_at)
         where f.customer_id = locked.id
           and f.customer_id = n.customer_id
           and f.id = n.id
           and f.status = 'WAITING'
           and f.wake = 'RELEASE'
           and f.wake_at > f.next_at
           and f.wake_at <> greatest(f.next_at, n.wake_at)
        """;

    /// Lets what waits for its day in a plan wait for the day that it has in another.
    ///
    /// @return how many wait for another instant now
    public int wakeAt(List<Waking> wakings) {
        if (wakings.isEmpty()) {
            return 0;
        }
        return sql.update(
                WAKE,
                wakings.stream().map(Waking::customerId).toList(),
                wakings.stream().map(Waking::customerId).toList(),
                wakings.stream().map(Waking::followUpId).toList(),
                wakings.stream().map(waking -> waking.at().toString()).toList());
    }

    /// @param at when the sweep is to look at a follow-up that waits for its release
    public record Waking(String customerId, UUID followUpId, Instant at) {}

    private static final String SOONEST = """
        select f.customer_id, f.id
          from (select customer_id, id, wake_at
                  from follow_up
                 where status = 'WAITING'
                   and wake = 'RELEASE'
                 order by wake_at, id
                 limit ?) as f
          join customer as c on c.id = f.customer_id
         where ? or c.country = any(?) or c.country is null
         order by f.wake_at, f.id
         limit ?
        """;

    /// Follow-ups that wait for their release, the soonest first.
    ///
    /// @param countries of the customers, besides those whose country is not known; empty: any
    /// @param among how many are looked through at most
    public List<Soon> soonest(Collection<String> countries, int among, int limit) {
        return sql.query(
                SOONEST,
                row -> new Soon(row.getString(1), row.getObject(2, UUID.class)),
                among,
                countries.isEmpty(),
                countries,
                limit);
    }

    /// A follow-up and whose it is.
    public record Soon(String customerId, UUID id) {}

    /// How many wait for their release, as far as `limit`.
    public int waiting(int limit) {
        return sql.one(
                        "select count(*) from (select 1 from follow_up where status = 'WAITING' and wake = 'RELEASE' limit ?) as w",
                        row -> row.getInt(1),
                        limit)
                .orElse(0);
    }

    private static final String OLDEST = """
        select wake_at
          from ((select wake_at from follow_up where status = 'WAITING' and wake = 'RELEASE' order by wake_at limit 1)
                 union all
                (select wake_at from follow_up where status = 'WAITING' and wake = 'REVIEW' order by wake_at limit 1))
            as first
         order by wake_at
         limit 1
        """;

    /// The oldest release that is overdue, for watching.
    public Optional<Instant> oldestUnreleased() {
        return sql.one(OLDEST, row -> Sql.time(row, 1));
    }
}
