package io.heard.commitment;

import io.heard.commitment.Goodwill.Case;
import io.heard.commitment.Goodwill.Gift;
import io.heard.commitment.GoodwillStatus.Asked;
import io.heard.commitment.GoodwillStatus.Granted;
import io.heard.commitment.GoodwillStatus.Refused;
import io.heard.commitment.GoodwillStatus.RefusedByLead;
import io.heard.commitment.GoodwillStatus.Settled;
import io.heard.commitment.GoodwillStatus.Withdrawn;
import io.heard.commitment.GoodwillStatus.Word;
import io.heard.database.Sql;
import io.heard.planning.RepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Goodwill towards all customers.
@ApplicationScoped
public class GoodwillRepository {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String COLUMNS = """
        select customer_id, id, follow_up_id, order_source, order_id, kind, amount, currency, note, by_id, task_id,
               said_at, over_limit, commitment_id, status, granted_at, granted_by, ended_at, ended_by, answer, version
          from goodwill
        """;

    private final Sql sql;

    public GoodwillRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String ADD = """
        insert into goodwill (customer_id, id, follow_up_id, order_source, order_id, kind, amount, currency, note, by_id,
                              task_id, said_at, over_limit, commitment_id, status, granted_at, granted_by, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    public void add(Goodwill goodwill) {
        var about = goodwill.about();
        var gift = goodwill.gift();
        var granted = goodwill.status().granted();
        sql.update(
                ADD,
                goodwill.customerId(),
                goodwill.id().value(),
                about.followUpId(),
                about.source(),
                about.orderId(),
                gift.kind().name(),
                gift.amount(),
                gift.currency(),
                gift.note(),
                goodwill.by().value(),
                goodwill.taskId(),
                goodwill.saidAt(),
                goodwill.over() == null ? null : goodwill.over().name(),
                promise(goodwill),
                goodwill.status().name(),
                granted == null ? null : granted.at(),
                granted == null ? null : granted.by(),
                goodwill.version());
    }

    private static @Nullable UUID promise(Goodwill goodwill) {
        return goodwill.commitmentId() == null ? null : goodwill.commitmentId().value();
    }

    private static final String SAVE = """
        update goodwill
           set status = ?
             , commitment_id = ?
             , granted_at = ?
             , granted_by = ?
             , ended_at = ?
             , ended_by = ?
             , answer = ?
             , version = version + 1
         where customer_id = ?
           and id = ?
           and version = ?
        """;

    /// Writes what has become of it. What it is never changes.
    ///
    /// @return whether the row was still at its version; it is now one further
    public boolean save(Goodwill goodwill) {
        var granted = goodwill.status().granted();
        var said = goodwill.status().said();
        return sql.update(
                        SAVE,
                        goodwill.status().name(),
                        promise(goodwill),
                        granted == null ? null : granted.at(),
                        granted == null ? null : granted.by(),
                        said == null ? null : said.at(),
                        said == null ? null : said.by(),
                        said == null ? null : said.note(),
                        goodwill.customerId(),
                        goodwill.id().value(),
                        goodwill.version())
                == 1;
    }

    public Optional<Goodwill> byId(GoodwillId id) {
        return sql.one(COLUMNS + " where id = ?", GoodwillRepository::read, id.value());
    }

    /// The newest first.
    public List<Goodwill> of(String customerId) {
        return sql.query(COLUMNS + " where customer_id = ? order by id desc", GoodwillRepository::read, customerId);
    }

    private static final String PAGE = COLUMNS + """
         where id > ?
           and (?::text is null or customer_id = ?)
           and (?::text is null or status = ?)
         order by id
         limit ?
        """;

    /// In the order in which it was given or asked for.
    ///
    /// @param after the last of the page before; absent for the first page
    public List<Goodwill> page(GoodwillFilter filter, @Nullable GoodwillId after, int limit) {
        return sql.query(
                PAGE,
                GoodwillRepository::read,
                after == null ? BEFORE_ALL : after.value(),
                filter.customerId(),
                filter.customerId(),
                filter.status(),
                filter.status(),
                limit);
    }

    private static final String ASKED = COLUMNS + """
         where status = 'ASKED'
           and by_id = any(?)
         order by said_at, id
         limit ?
        """;

    /// What these reps wait for an answer to, the longest waiting first.
    public List<Goodwill> askedBy(Collection<RepId> reps, int limit) {
        return sql.query(
                ASKED, GoodwillRepository::read, reps.stream().map(RepId::value).toList(), limit);
    }

    private static final String IN_CASE = COLUMNS + """
         where customer_id = ?
           and status in ('ASKED', 'GRANTED', 'SETTLED')
           and (follow_up_id = ? or (order_source = ? and order_id = ?))
         limit 1
        """;

    /// What is given or asked for in this case already. The caller holds the customer's row.
    public Optional<Goodwill> inCase(String customerId, Case about) {
        return sql.one(
                IN_CASE, GoodwillRepository::read, customerId, about.followUpId(), about.source(), about.orderId());
    }

    private static final String GIVEN_TO = """
        select coalesce(sum(amount), 0)
          from goodwill
         where customer_id = ?
           and status in ('GRANTED', 'SETTLED')
           and currency = ?
           and granted_at > ?
        """;

    /// What was granted to a customer since then, by whomever.
    public BigDecimal givenTo(String customerId, String currency, Instant since) {
        return sum(GIVEN_TO, customerId, currency, since);
    }

    private static final String GIVEN_BY = """
        select coalesce(sum(amount), 0)
          from goodwill
         where by_id = ?
           and granted_by = by_id
           and status in ('GRANTED', 'SETTLED')
           and currency = ?
           and granted_at >= ?
        """;

    /// What a rep has granted on their own since then.
    public BigDecimal givenBy(RepId rep, String currency, Instant since) {
        return sum(GIVEN_BY, rep.value(), currency, since);
    }

    private BigDecimal sum(String statement, Object... parameters) {
        return sql.one(statement, row -> row.getBigDecimal(1), parameters).orElse(BigDecimal.ZERO);
    }

    private static final String IN_TURN = "select pg_advisory_xact_lock(hashtextextended('goodwill ' || ?, 0))";

    /// One rep gives to one customer after the other, however many windows are open. The caller holds the customer's
    /// row, and nobody who waits here is waited for there.
    public void inTurn(RepId rep) {
        sql.query(IN_TURN, _ -> rep, rep.value());
    }

    private static Goodwill read(ResultSet row) throws SQLException {
        var over = row.getString(13);
        var promise = Sql.uuid(row, 14);
        return new Goodwill(
                new GoodwillId(row.getObject(2, UUID.class)),
                row.getString(1),
                new Case(row.getObject(3, UUID.class), row.getString(4), row.getString(5)),
                new Gift(
                        GoodwillKind.valueOf(row.getString(6)),
                        row.getBigDecimal(7),
                        row.getString(8),
                        row.getString(9)),
                new RepId(row.getString(10)),
                Sql.uuid(row, 11),
                Sql.time(row, 12),
                over == null ? null : GoodwillLimit.valueOf(over),
                promise == null ? null : new CommitmentId(promise),
                status(row),
                row.getInt(21));
    }

    private static GoodwillStatus status(ResultSet row) throws SQLException {
        return switch (row.getString(15)) {
            case "ASKED" -> new Asked();
            case "GRANTED" -> new Granted(granted(row));
            case "REFUSED_BY_LEAD" -> new RefusedByLead(said(row));
            case "WITHDRAWN" -> new Withdrawn(said(row));
            case "SETTLED" -> new Settled(granted(row), said(row));
            case "REFUSED" -> new Refused(granted(row), said(row));
            default -> throw new IllegalStateException("The schema allows no goodwill status " + row.getString(15));
        };
    }

    private static Word granted(ResultSet row) throws SQLException {
        return new Word(Objects.requireNonNull(Sql.instant(row, 16)), row.getString(17), null);
    }

    private static Word said(ResultSet row) throws SQLException {
        return new Word(Objects.requireNonNull(Sql.instant(row, 18)), row.getString(19), row.getString(20));
    }
}
