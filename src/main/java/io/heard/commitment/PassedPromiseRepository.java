package io.heard.commitment;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Promises that passed to somebody else, until they say that they will keep them.
@ApplicationScoped
public class PassedPromiseRepository {

    private final Sql sql;

    public PassedPromiseRepository(Sql sql) {
        this.sql = sql;
    }

    /// @param acceptUntil afterwards the lead has it
    public record Passed(String customerId, CommitmentId id, RepId from, RepId to, Instant acceptUntil) {}

    private static final String PASS = """
        insert into passed_promise as p (customer_id, commitment_id, from_id, to_id, passed_at, accept_until)
        values (?, ?, ?, ?, ?, ?)
            on conflict (customer_id, commitment_id) do update
           set from_id = excluded.from_id
             , to_id = excluded.to_id
             , passed_at = excluded.passed_at
             , accept_until = excluded.accept_until
             , accepted_at = null
        """;

    public void pass(Passed passed, Instant now) {
        sql.update(
                PASS,
                passed.customerId(),
                passed.id().value(),
                passed.from().value(),
                passed.to().value(),
                now,
                passed.acceptUntil());
    }

    private static final String ACCEPT = """
        update passed_promise
           set accepted_at = ?
         where commitment_id = ?
           and to_id = ?
           and accepted_at is null
        """;

    /// @return false when nothing of theirs waits to be accepted
    public boolean accept(CommitmentId id, RepId by, Instant now) {
        return sql.update(ACCEPT, now, id.value(), by.value()) == 1;
    }

    private static final String WAITING = """
        select p.customer_id, p.commitment_id, p.from_id, p.to_id, p.accept_until
          from passed_promise as p
          join commitment as c on c.customer_id = p.customer_id and c.id = p.commitment_id
         where p.to_id = ?
           and p.accepted_at is null
           and c.status = 'MADE'
         order by p.accept_until, p.commitment_id
        """;

    /// What waits for this rep to accept it, the most pressing first.
    public List<Passed> waitingFor(RepId rep) {
        return sql.query(WAITING, PassedPromiseRepository::read, rep.value());
    }

    private static final String OVER = """
        select p.customer_id, p.commitment_id, p.from_id, p.to_id, p.accept_until
          from passed_promise as p
          join commitment as c on c.customer_id = p.customer_id and c.id = p.commitment_id
         where p.customer_id = any(?)
           and p.accepted_at is null
           and p.accept_until <= ?
           and c.status = 'MADE'
        """;

    public List<Passed> over(List<String> customerIds, Instant now) {
        return sql.query(OVER, PassedPromiseRepository::read, customerIds, now);
    }

    /// Nobody accepts it any more: whoever has it now has it.
    public void settle(CommitmentId id, Instant now) {
        sql.update("update passed_promise set accepted_at = ? where commitment_id = ?", now, id.value());
    }

    private static final String TAKE_OVER = """
        select id
          from customer
         where id in (select p.customer_id
                        from passed_promise as p
                       where p.accepted_at is null
                         and p.accept_until <= ?)
           and (set_aside_until is null or set_aside_until <= ?)
         order by id
         limit ?
           for no key update skip locked
        """;

    /// Locks the customers until the transaction ends.
    public List<String> takeOver(Instant now, int limit) {
        return sql.query(TAKE_OVER, row -> row.getString(1), now, now, limit);
    }

    private static Passed read(ResultSet row) throws SQLException {
        return new Passed(
                row.getString(1),
                new CommitmentId(row.getObject(2, UUID.class)),
                new RepId(row.getString(3)),
                new RepId(row.getString(4)),
                Sql.time(row, 5));
    }
}
