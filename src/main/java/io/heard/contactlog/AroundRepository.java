package io.heard.contactlog;

import io.heard.contact.Channel;
import io.heard.database.Sql;
import io.heard.decision.Around;
import io.heard.decision.ContactFact;
import io.heard.decision.Disposition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What others had of us who share a customer's phone number or account.
///
/// Read without their locks: two customers with one number who are decided for at the same moment on two instances
/// may each not see the other's task yet, and then both are called that day. Locking all who share a number would
/// make one queue of a switchboard's customers; the next decision for either sees both.
@ApplicationScoped
public class AroundRepository {

    /// A number or account that more have is a switchboard or a shop's placeholder: so many stand for all.
    private static final int OTHERS = 200;

    private final Sql sql;

    public AroundRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String SHARING = """
        with one as (
          select id, phone, account_id
            from customer
           where id = any(?)
             and (phone is not null or account_id is not null)
        )
        select one.id, you.id, one.phone
          from one
         cross join lateral (select id
                               from customer
                              where phone = one.phone and id <> one.id and joined_into is null
                              limit ?) as you
         union all
        select one.id, you.id, null
          from one
         cross join lateral (select id
                               from customer
                              where account_id = one.account_id and id <> one.id and joined_into is null
                              limit ?) as you
        """;

    private static final String CONTACTS = """
        select c.customer_id, c.at, c.channel, c.direction, c.disposition, c.asked_for, c.contact_point
          from contact as c
         where c.customer_id = any(?)
           and c.at > ?
           and not exists (select
                             from contact as told_again
                            where told_again.customer_id = c.customer_id
                              and told_again.id = c.id
                              and told_again.version > c.version)
        """;

    private static final String PLANNED = """
        select customer_id, next_at
          from follow_up
         where customer_id = any(?)
           and status = 'ACTIVE'
           and channel = 'CALL'
           and not urgent
           and not promised
        """;

    /// Somebody who has the same phone number, or is of the same account (no phone).
    private record Shared(
            String id, String otherId, @Nullable String phone) {}

    private record Had(ContactFact contact, @Nullable String contactPoint) {}

    /// Nearly nobody shares anything, so that one statement is the rule. The three are apart because joined into one,
    /// guesses of how many share let the planner read whole tables.
    ///
    /// @param since what is older is left out
    /// @return those of them who share something that was made use of
    public Map<String, Around> of(Collection<String> customerIds, Instant since) {
        var sharing = sql.query(
                SHARING,
                row -> new Shared(row.getString(1), row.getString(2), row.getString(3)),
                List.copyOf(customerIds),
                OTHERS,
                OTHERS);
        if (sharing.isEmpty()) {
            return Map.of();
        }
        var others = sharing.stream().map(Shared::otherId).distinct().toList();
        var had = contacts(others, since);
        var planned = planned(others);
        var found = new HashMap<String, Found>();
        for (var shared : sharing) {
            for (var one : had.getOrDefault(shared.otherId(), List.of())) {
                if (shared.phone() == null && !one.contact().askedFor()) {
                    found(shared, found).inAccount.add(one.contact());
                } else if (shared.phone() != null && isOn(shared.phone(), one)) {
                    found(shared, found).onPhone.add(one.contact());
                }
            }
            var at = planned.get(shared.otherId());
            if (shared.phone() != null && at != null) {
                found(shared, found).planned.add(at);
            }
        }
        var around = HashMap.<String, Around>newHashMap(found.size());
        found.forEach((id, one) -> around.put(id, new Around(one.onPhone, one.inAccount, one.planned)));
        return around;
    }

    private static Found found(Shared shared, Map<String, Found> found) {
        return found.computeIfAbsent(shared.id(), _ -> new Found());
    }

    private static boolean isOn(String phone, Had one) {
        return one.contact().channel() == Channel.CALL
                && (one.contactPoint() == null || one.contactPoint().equals(phone));
    }

    private Map<String, List<Had>> contacts(List<String> customerIds, Instant since) {
        var had = new HashMap<String, List<Had>>();
        sql.query(
                CONTACTS,
                row -> had.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new Had(contact(row), row.getString(7))),
                customerIds,
                since);
        return had;
    }

    private static ContactFact contact(ResultSet row) throws SQLException {
        return new ContactFact(
                Sql.time(row, 2),
                Channel.valueOf(row.getString(3)),
                row.getString(4).equals(Contact.Direction.IN.name()),
                Disposition.valueOf(row.getString(5)),
                row.getBoolean(6),
                null,
                null,
                null,
                null);
    }

    /// Nobody has two open follow-ups.
    private Map<String, Instant> planned(List<String> customerIds) {
        var planned = new HashMap<String, Instant>();
        sql.query(PLANNED, row -> planned.put(row.getString(1), Sql.time(row, 2)), customerIds);
        return planned;
    }

    private static final class Found {
        private final List<ContactFact> onPhone = new ArrayList<>();
        private final List<ContactFact> inAccount = new ArrayList<>();
        private final List<Instant> planned = new ArrayList<>();
    }
}
