package io.heard.customer;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Customers whom sweeps leave out for a while, because a batch fails with them. Nothing of theirs is
/// read here: it may be what cannot be read.
@ApplicationScoped
public class SetAsideRepository {

    private final Sql sql;

    public SetAsideRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String HOLD = """
        select id
          from customer
         where id = any(?)
         order by id
           for update skip locked
        """;

    /// Locks customers until the transaction ends.
    ///
    /// @return those of them that nobody else holds
    public List<String> hold(Collection<String> ids) {
        return sql.query(HOLD, row -> row.getString(1), List.copyOf(ids));
    }

    /// A minute, then twice as long each time, up to an hour.
    private static final String SET_ASIDE = """
        update customer
           set set_aside_until = ?::timestamptz + least(interval '1 minute' * (1 << least(times_set_aside, 6)), interval '1 hour')
             , times_set_aside = times_set_aside + 1
         where id = ?
        returning set_aside_until
        """;

    /// @return until when
    public Instant setAside(String id, Instant now) {
        return sql.one(SET_ASIDE, row -> Sql.time(row, 1), now, id).orElseThrow();
    }

    private static final String TAKE_BACK = """
        update customer
           set set_aside_until = null
             , times_set_aside = 0
         where id = any(?)
           and set_aside_until is not null
        """;

    /// Customers with whom a batch succeeded.
    public void takeBack(Collection<String> ids) {
        sql.update(TAKE_BACK, List.copyOf(ids));
    }
}
