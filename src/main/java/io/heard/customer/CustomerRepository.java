package io.heard.customer;

import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Customers, one row each. The row is also the lock under which everything about its customer changes.
@ApplicationScoped
public class CustomerRepository {

    private final Sql sql;
    private final Json json;
    private final CustomerRows rows;

    public CustomerRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
        this.rows = new CustomerRows(json);
    }

    private static final String ADD = """
        insert into customer (id, account_id, name, preferred_name, email, phone, language, time_zone, country, region,
                              postal_code, standing, told_at, consents, known, created_at)
        select id, account_id, name, preferred_name, email, phone, language, time_zone, country, region,
               postal_code, coalesce(standing, 'NORMAL'), told_at, consents, known, created_at
          from unnest(:columns)
            as n (id, account_id, name, preferred_name, email, phone, language, time_zone, country, region,
                  postal_code, standing, told_at, consents, known, created_at)
         order by id
            on conflict (id) do nothing
        returning id
        """;

    private static final String LOCK = "select " + CustomerRows.COLUMNS + """
           from customer
         where id = any(?)
         order by id
           for update
        """;

    private static final String CHANGE = """
        update customer as c
           set account_id = n.account_id
             , name = n.name
             , preferred_name = n.preferred_name
             , email = n.email
             , phone = n.phone
             , language = n.language
             , time_zone = n.time_zone
             , country = n.country
             , region = n.region
             , postal_code = n.postal_code
             , standing = coalesce(n.standing, 'NORMAL')
             , told_at = n.told_at
             , consents = n.consents
             , known = n.known
             , version = c.version + 1
          from unnest(:columns)
            as n (id, account_id, name, preferred_name, email, phone, language, time_zone, country, region,
                  postal_code, standing, told_at, consents, known, created_at)
         where c.id = n.id
        """;

    /// Tells what was told of customers, new ones included, and locks all of them until the transaction ends.
    ///
    /// Ids are taken in order, so that two batches never wait for each other in a circle. The erased stay
    /// erased.
    ///
    /// @param profiles by customer id; an empty list: only the id is known
    public Told tell(Map<String, List<Profile>> profiles, Instant now) {
        var fresh = HashMap.<String, Customer>newHashMap(profiles.size());
        profiles.forEach((id, told) -> fresh.put(id, told(Customer.unknown(id, now), told)));
        var added = sql.batch(ADD, rows.columns(), List.copyOf(fresh.values()), row -> row.getString(1));
        var current = HashMap.<String, Customer>newHashMap(profiles.size());
        added.forEach(id -> current.put(id, fresh.get(id)));
        var reachable = new ArrayList<>(added);
        var existing = new ArrayList<>(profiles.keySet());
        existing.removeAll(current.keySet());
        var changed = new ArrayList<Customer>();
        for (var customer : existing.isEmpty() ? List.<Customer>of() : lock(existing)) {
            var told = customer.erased() ? customer : told(customer, profiles.getOrDefault(customer.id(), List.of()));
            current.put(customer.id(), told);
            if (!told.equals(customer)) {
                changed.add(told);
                if (!sameContactPoints(told, customer)) {
                    reachable.add(customer.id());
                }
            }
        }
        sql.batch(CHANGE, rows.columns(), changed);
        return new Told(current, reachable);
    }

    /// @param customers all customers as they are now, by id
    /// @param newlyReachable those whose e-mail or phone was not known before
    public record Told(Map<String, Customer> customers, List<String> newlyReachable) {}

    private static boolean sameContactPoints(Customer one, Customer other) {
        return Objects.equals(one.field("email"), other.field("email"))
                && Objects.equals(one.field("phone"), other.field("phone"));
    }

    private static Customer told(Customer customer, List<Profile> profiles) {
        var result = customer;
        for (var profile : profiles) {
            result = result.told(profile);
        }
        return result;
    }

    /// Locks customers, in the order of their ids, until the transaction ends.
    public List<Customer> lock(Collection<String> ids) {
        return sql.query(LOCK, rows::read, List.copyOf(ids));
    }

    public List<Customer> byIds(Collection<String> ids) {
        return sql.query(
                "select " + CustomerRows.COLUMNS + " from customer where id = any(?)", rows::read, List.copyOf(ids));
    }

    private static final String VIPS = """
        select id
          from customer
         where id = any(?)
           and standing = 'VIP'
        """;

    /// Which of these are.
    public Set<String> vips(Collection<String> ids) {
        return Set.copyOf(sql.query(VIPS, row -> row.getString(1), List.copyOf(ids)));
    }

    public Optional<Customer> byId(String id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    private static final String NAMED_BY_EMAIL = """
        select id
          from customer
         where lower(email) = lower(?)
           and known
           and not erased
           and joined_into is null
           and id not like 'contact:%'
         order by id
         limit 2
        """;

    /// Ids of those whom a shop named with this address; two at most, since then nobody knows whose it is.
    public List<String> namedByEmail(String email) {
        return sql.query(NAMED_BY_EMAIL, row -> row.getString(1), email);
    }

    /// @return for those of the ids that were joined into another customer, that one's id
    public Map<String, String> joined(Collection<String> ids) {
        var joined = new HashMap<String, String>();
        sql.query(
                "select id, joined_into from customer where id = any(?) and joined_into is not null",
                row -> joined.put(row.getString(1), row.getString(2)),
                List.copyOf(ids));
        return joined;
    }

    private static final String SEARCH = "select " + CustomerRows.COLUMNS + """
           from customer
         where joined_into is null
           and id > ?
           and (id = ?
            or lower(email) = lower(?)
            or phone = any(?)
            or lower(name) like ? escape '\\'
            or id in (select customer_id from customer_order where id = ?))
         order by id
         limit ?
        """;

    /// By id, e-mail, phone, order id, or the beginning of the name; taken literally.
    ///
    /// @param phones as E.164, if the text may be a number
    public List<Customer> search(String text, Set<String> phones, String afterId, int limit) {
        var prefix = text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var numbers = phones.isEmpty() ? List.of(text) : List.copyOf(phones);
        return sql.query(SEARCH, rows::read, afterId, text, text, numbers, prefix, text, limit);
    }

    private static final String REPLACE = """
        update customer as c
           set account_id = n.account_id
             , name = n.name
             , preferred_name = n.preferred_name
             , email = n.email
             , phone = n.phone
             , language = n.language
             , time_zone = n.time_zone
             , country = n.country
             , region = n.region
             , postal_code = n.postal_code
             , standing = coalesce(n.standing, 'NORMAL')
             , told_at = n.told_at
             , known = n.known
             , owner_id = n.owner_id
             , owner_fixed = n.owner_fixed
             , version = c.version + 1
          from unnest(:columns)
            as n (id, account_id, name, preferred_name, email, phone, language, time_zone, country, region,
                  postal_code, standing, told_at, consents, known, created_at, owner_id, owner_fixed, expected)
         where c.id = n.id
           and c.version = n.expected
           and not c.erased
        """;

    /// Replaces profile and owner.
    ///
    /// @return false when somebody else changed them since that version
    public boolean replace(Customer customer, int expectedVersion) {
        var columns = rows.columns()
                .text(Customer::ownerId)
                .bool(Customer::ownerFixed)
                .integer(_ -> expectedVersion);
        return sql.batch(REPLACE, columns, List.of(customer)) == 1;
    }

    private static final String SAVE_PREFERENCES = """
        update customer
           set preferences = ?::jsonb
             , preferences_version = preferences_version + 1
         where id = ?
           and preferences_version = ?
        """;

    /// @return false when somebody else changed them since that version
    public boolean savePreferences(String id, PreferencesDocument preferences, int expectedVersion) {
        return sql.update(SAVE_PREFERENCES, json.write(preferences), id, expectedVersion) == 1;
    }

    private static final String OWN = """
        update customer
           set owner_id = ?
             , owned_at = ?
         where id = ?
           and not owner_fixed
           and (owned_at is null or owned_at <= ?)
           and not exists (select 1 from unwanted_rep as u where u.customer_id = customer.id and u.representative_id = ?)
        """;

    /// Gives the relationship to the rep who talked to the customer at that time, unless a lead fixed another,
    /// somebody has talked to them since, or the customer asked for somebody else.
    public void own(String id, String repId, Instant at) {
        sql.update(OWN, repId, at, id, at, repId);
    }

    /// Gives the relationship to another, or ends it, unless a lead fixed it: it was told wrongly who talked to them.
    public void reown(String id, @Nullable String repId, @Nullable Instant at) {
        sql.update("update customer set owner_id = ?, owned_at = ? where id = ? and not owner_fixed", repId, at, id);
    }

    private static final String FADED = """
        select id
          from customer
         where owner_id is not null
           and not owner_fixed
           and owned_at < ?
           and (set_aside_until is null or set_aside_until <= ?)
         order by owned_at
         limit ?
           for no key update skip locked
        """;

    /// Locks the customers until the transaction ends.
    ///
    /// @return with whom their owner has not talked since
    public List<String> takeFaded(Instant since, Instant now, int limit) {
        return sql.query(FADED, row -> row.getString(1), since, now, limit);
    }

    /// Ends the relationship with owners who have not talked to them since.
    public void fade(Collection<String> ids, Instant since) {
        sql.update(
                "update customer set owner_id = null where id = any(?) and not owner_fixed and owned_at < ?",
                ids,
                since);
    }

    private static final String OF_LEAVERS = """
        with gone as (
          select id
            from representative
           where not active
        )
        select id
          from customer
         where id in (select c.id from customer as c where c.owner_id in (select id from gone)
                       union
                      select t.customer_id
                        from task as t
                       where t.status in ('PENDING', 'CLAIMED')
                         and t.representative_id in (select id from gone)
                       union
                      select t.customer_id
                        from task as t
                       where t.status = 'CLAIMED'
                         and t.claimed_by in (select id from gone)
                       union
                      select p.customer_id
                        from commitment as p
                       where p.status = 'MADE'
                         and p.owner_id in (select id from gone))
           and (set_aside_until is null or set_aside_until <= ?)
         order by id
         limit ?
           for no key update skip locked
        """;

    /// Locks the customers until the transaction ends.
    ///
    /// @return with whom something is still with a rep who has left
    public List<String> takeOfLeavers(Instant now, int limit) {
        return sql.query(OF_LEAVERS, row -> row.getString(1), now, limit);
    }

    private static final String PASS_ON = """
        update customer as c
           set owner_id = n.owner_id
             , owner_fixed = false
          from unnest(:columns) as n (id, owner_id)
         where c.id = n.id
        """;

    /// Gives relationships to others, whoever fixed them.
    ///
    /// @param owners by customer; null: nobody's
    public void passOn(Map<String, @Nullable String> owners) {
        sql.batch(PASS_ON, Columns.<String>of().text(id -> id).text(owners::get), List.copyOf(owners.keySet()));
    }

    private static final String OWNED = """
        select owner_id, count(*)
          from customer
         where owner_id = any(?)
         group by owner_id
        """;

    /// How many customers each of these reps owns; who owns none is left out.
    public Map<String, Integer> owned(Collection<String> repIds) {
        var owned = new HashMap<String, Integer>();
        sql.query(OWNED, row -> owned.put(row.getString(1), row.getInt(2)), List.copyOf(repIds));
        return owned;
    }

    /// Whose owner a rep is, by id.
    public List<String> ownedBy(String repId, int limit) {
        return sql.query(
                "select id from customer where owner_id = ? order by id limit ?",
                row -> row.getString(1),
                repId,
                limit);
    }

    public void fixOwner(String id, String repId) {
        sql.update("update customer set owner_id = ?, owner_fixed = true where id = ?", repId, id);
    }
}
