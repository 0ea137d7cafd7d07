package io.heard.customer;

import io.heard.database.Json;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Makes one customer of two rows that turned out to be the same person.
@ApplicationScoped
public class JoiningRepository {

    /// Facts and history move to the one that stays. What both already have is the same, and the other's copy
    /// goes. Each table with the key by which two rows are the same.
    static final List<String> MOVED = List.of(
            "customer_order (customer_id, source, id)",
            "customer_event (customer_id, source, id)",
            "contact (customer_id, id, version)",
            "commitment (customer_id, id)",
            "passed_promise (customer_id, commitment_id)",
            "goodwill (customer_id, id)",
            "unwanted_rep (customer_id, representative_id)",
            "follow_up (customer_id, id)",
            "task (customer_id, id)",
            "declined_task (customer_id, task_id, representative_id)",
            "handoff (customer_id, id)",
            "decision (customer_id, id)",
            "reason (customer_id, playbook, source, subject)",
            "mail (customer_id, id)",
            "received_mail (customer_id, id)",
            "draft (customer_id, follow_up_id, saved_by)");

    private final Sql sql;
    private final Json json;

    public JoiningRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /// Both must be locked by the caller, and at most one of them have an open follow-up.
    ///
    /// @return the one that stays, as it is now
    public Customer join(Customer from, Customer into) {
        sql.update("set constraints task_of_follow_up deferred"); // a task follows its follow-up
        sql.update(YIELD, into.id(), from.id());
        for (var table : MOVED) {
            var name = table.substring(0, table.indexOf(' '));
            var key = table.substring(table.indexOf('(') + "(customer_id, ".length(), table.length() - 1);
            sql.update(MOVE.formatted(name, same(key)), from.id(), into.id(), into.id(), from.id(), into.id());
        }
        sql.update(
                "update customer set joined_into = ? where id = ? or joined_into = ?", into.id(), from.id(), from.id());
        var survivor = into.joinedBy(from);
        save(survivor, from.id());
        return survivor;
    }

    /// Of two reasons about the same, the one that is over stays, so that nobody is asked again what was
    /// talked about or refused; else the survivor's, which its follow-up may be at work on.
    private static final String YIELD = """
        delete from reason as s
         using reason as g
         where s.customer_id = ?
           and g.customer_id = ?
           and (s.playbook, s.source, s.subject) = (g.playbook, g.source, g.subject)
           and (g.fate in ('SERVED', 'LAPSED') or g.fate = 'WITHDRAWN' and g.ended_by_person)
           and not (s.fate in ('SERVED', 'LAPSED') or s.fate = 'WITHDRAWN' and s.ended_by_person)
        """;

    private static final String SAVE = """
        update customer
           set consents = ?::jsonb
             , preferences = ?::jsonb
             , preferences_version = ?
             , owner_id = ?
             , owner_fixed = ?
             , owned_at = coalesce(owned_at, (select g.owned_at from customer as g where g.id = ?))
             , version = version + 1
         where id = ?
        """;

    private void save(Customer survivor, String fromId) {
        sql.update(
                SAVE,
                json.write(survivor.consents()),
                json.write(survivor.preferences()),
                survivor.preferencesVersion(),
                survivor.ownerId(),
                survivor.ownerFixed(),
                fromId,
                survivor.id());
    }

    private static final String REASONS_GO_ON = """
        update reason
           set follow_up_id = ?
         where customer_id = ?
           and follow_up_id = ?
           and fate = 'OPEN'
        """;

    private static final String ATTEMPTS_GO_ON = """
        update contact
           set follow_up_id = ?
         where customer_id = ?
           and follow_up_id = ?
        """;

    /// What is open of a follow-up that ended with the joining goes on in the other one, as do the attempts that were
    /// made for it: they count there, and a call that was asked for is still wanted.
    public void goOn(Customer survivor, UUID ended, UUID staying) {
        sql.update(REASONS_GO_ON, staying, survivor.id(), ended);
        sql.update(ATTEMPTS_GO_ON, staying, survivor.id(), ended);
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
