package io.heard.commitment;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// The promises to all customers.
@ApplicationScoped
public class CommitmentRepository {

    public static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final StatelessSession session;
    private final Sql sql;

    public CommitmentRepository(StatelessSession session, Sql sql) {
        this.session = session;
        this.sql = sql;
    }

    public void add(Commitment commitment) {
        addAll(List.of(commitment));
    }

    public void addAll(List<Commitment> commitments) {
        session.insertMultiple(commitments.stream().map(CommitmentEntity::of).toList());
    }

    private static final String BY_ID = "from CommitmentEntity where key.id = :id";

    public Optional<Commitment> byId(CommitmentId id) {
        return session.createSelectionQuery(BY_ID, CommitmentEntity.class)
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(CommitmentEntity::toCommitment);
    }

    private static final String PAGE = """
          from CommitmentEntity
         where key.id > :after
           and (:customerId is null or key.customerId = :customerId)
           and (:ownerId is null or ownerId = :ownerId)
           and (:status is null or status = :status)
         order by key.id
        """;

    /// Commitments in the order in which they were made.
    ///
    /// @param after the `next` of the page before; absent for the first page
    public CommitmentPage page(CommitmentFilter filter, @Nullable CommitmentId after, int limit) {
        var owner = filter.ownerId();
        var items = commitments(session.createSelectionQuery(PAGE, CommitmentEntity.class)
                .setParameter("after", after == null ? BEFORE_ALL : after.value())
                .setParameter("customerId", filter.customerId(), String.class)
                .setParameter("ownerId", owner == null ? null : owner.value(), String.class)
                .setParameter("status", filter.status(), String.class)
                .setMaxResults(limit + 1)
                .getResultStream());
        return items.size() > limit
                ? new CommitmentPage(
                        items.subList(0, limit), items.get(limit - 1).id())
                : new CommitmentPage(items, null);
    }

    private static final String OPEN_OF = """
          from CommitmentEntity
         where key.customerId in :customerIds
           and status = 'MADE'
         order by dueAt, key.id
        """;

    /// The open promises to these customers, earliest due first.
    public List<Commitment> openOf(Collection<String> customerIds) {
        if (customerIds.isEmpty()) {
            return List.of();
        }
        return commitments(session.createSelectionQuery(OPEN_OF, CommitmentEntity.class)
                .setParameter("customerIds", customerIds)
                .getResultStream());
    }

    private static final String SAVE = """
        update commitment
           set status = ?
             , settled_at = ?
             , settled_by = ?
             , note = ?
             , owner_id = ?
             , reason_id = ?
             , version = version + 1
         where customer_id = ?
           and id = ?
           and version = ?
        """;

    /// Writes its fate, its owner and its reason. What was promised never changes.
    ///
    /// @return whether the row was still at `expectedVersion`; it is now one further
    public boolean save(Commitment commitment, int expectedVersion) {
        var row = CommitmentEntity.of(commitment);
        return sql.update(
                        SAVE,
                        row.status,
                        row.settledAt,
                        row.settledBy,
                        row.note,
                        row.ownerId,
                        row.reasonId,
                        row.key.customerId(),
                        row.key.id(),
                        expectedVersion)
                == 1;
    }

    private static final String OPEN_OF_OWNERS = """
        select c
          from CommitmentEntity as c
         where c.status = 'MADE'
           and c.dueAt < :until
           and c.ownerId in :owners
         order by c.dueAt, c.key.id
        """;

    /// What these reps still have to keep, earliest due first.
    ///
    /// @param until only what falls due before; `ALWAYS`: all
    public List<Commitment> openOfOwners(Collection<RepId> owners, Instant until, int limit) {
        if (owners.isEmpty()) {
            return List.of();
        }
        return commitments(session.createSelectionQuery(OPEN_OF_OWNERS, CommitmentEntity.class)
                .setParameter("until", until)
                .setParameter("owners", owners.stream().map(RepId::value).toList())
                .setMaxResults(limit)
                .getResultStream());
    }

    private static List<Commitment> commitments(Stream<CommitmentEntity> rows) {
        try (rows) {
            return rows.map(CommitmentEntity::toCommitment).toList();
        }
    }
}
