package io.heard.customer;

import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes one customer of two rows that turned out to be the same person.
@ApplicationScoped
public class JoiningRepository {

    /// Facts move to the one that stays. What both already have is the same, and the other's copy goes.
    private static final List<String> MOVED = List.of(
            "customer_order (customer_id, source, id)",
            "customer_event (customer_id, source, id)",
            "contact (customer_id, id)",
            "commitment (customer_id, id)");

    private final Sql sql;

    public JoiningRepository(Sql sql) {
        this.sql = sql;
    }

    /// Both must be locked by the caller, and their follow-ups settled.
    public void join(String from, String into) {
        for (var table : MOVED) {
            var name = table.substring(0, table.indexOf(' '));
            var key = table.substring(table.indexOf('(') + "(customer_id, ".length(), table.length() - 1);
            sql.update(MOVE.formatted(name, same(key)), from, into, into, from, into);
        }
        sql.update("update customer set joined_into = ? where id = ? or joined_into = ?", into, from, from);
    }

    private static String same(String key) {
        var columns = key.split(", ");
        return String.join(
                " and ",
                List.of(columns).stream().map(c -> "o." + c + " = t." + c).toList());
    }

    private static final String MOVE = """
        with twice as (
          delete from %1$s as t
           where t.customer_id = ?
             and exists (select from %1$s as o where o.customer_id = ? and %2$s)
          returning 1
        )
        update %1$s as t
           set customer_id = ?
         where t.customer_id = ?
           and not exists (select from %1$s as o where o.customer_id = ? and %2$s)
        """;

    /// Guests whose e-mail, or else phone, exactly one customer has whom a shop named.
    private static final String PAIRS = """
        with guest as (
          select id, lower(email) as email, phone
            from customer
           where id = any(?)
             and id like 'contact:%'
             and joined_into is null
           union
          select g.id, lower(g.email), g.phone
            from customer as n
            join customer as g on lower(g.email) = lower(n.email)
           where n.id = any(?)
             and g.id like 'contact:%'
             and g.joined_into is null
           union
          select g.id, null, g.phone
            from customer as n
            join customer as g on g.phone = n.phone
           where n.id = any(?)
             and g.email is null
             and g.id like 'contact:%'
             and g.joined_into is null
        )
        select g.id, min(n.id)
          from guest as g
          join customer as n on lower(n.email) = g.email
         where n.known
           and n.joined_into is null
           and n.id not like 'contact:%'
         group by g.id
        having count(*) = 1
         union all
        select g.id, min(n.id)
          from guest as g
          join customer as n on n.phone = g.phone
         where g.email is null
           and n.known
           and n.joined_into is null
           and n.id not like 'contact:%'
         group by g.id
        having count(*) = 1
        """;

    /// @param ids customers whose e-mail or phone was just told
    /// @return guest → the customer whom a shop named with the same contact point
    public Map<String, String> pairs(Collection<String> ids) {
        var pairs = new HashMap<String, String>();
        var given = List.copyOf(ids);
        sql.query(PAIRS, row -> pairs.put(row.getString(1), row.getString(2)), given, given, given);
        return pairs;
    }
}
