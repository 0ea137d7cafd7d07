package io.heard.contactlog;

import io.heard.contact.Channel;
import io.heard.database.Sql;
import io.heard.decision.Around;
import io.heard.decision.ContactFact;
import io.heard.decision.Disposition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private static final String OF = """
        with one as (
          select id, phone, account_id
            from customer
           where id = any(?)
             and (phone is not null or account_id is not null)
        ), other as (
          select one.id
               , you.id as other_id
               , one.phone
            from one
           cross join lateral (select id
                                 from customer
                                where phone = one.phone and id <> one.id and joined_into is null
                                limit ?) as you
           union all
          select one.id
               , you.id
               , null
            from one
           cross join lateral (select id
                                 from customer
                                where account_id = one.account_id and id <> one.id and joined_into is null
                                limit ?) as you
        )
        select other.id, other.phone is not null, c.at, c.channel, c.direction, c.disposition, c.asked_for
          from other
          join contact as c on c.customer_id = other.other_id
         where c.at > ?
           and not exists (select
                             from contact as told_again
                            where told_again.customer_id = c.customer_id
                              and told_again.id = c.id
                              and told_again.version > c.version)
           and case when other.phone is null then not c.asked_for
                    else c.channel = 'CALL' and coalesce(c.contact_point, other.phone) = other.phone
               end
         union all
        select other.id, true, f.next_at, null, null, null, false
          from other
          join follow_up as f on f.customer_id = other.other_id
         where other.phone is not null
           and f.status = 'ACTIVE'
           and f.channel = 'CALL'
           and not f.urgent
           and not f.promised
        """;

    /// @param since what is older is left out
    /// @return those of them who share something that was made use of
    public Map<String, Around> of(Collection<String> customerIds, Instant since) {
        var found = new HashMap<String, Found>();
        sql.query(
                OF,
                row -> {
                    var one = found.computeIfAbsent(row.getString(1), _ -> new Found());
                    var at = Sql.time(row, 3);
                    if (row.getString(4) == null) {
                        return one.planned.add(at);
                    }
                    var contact = new ContactFact(
                            at,
                            Channel.valueOf(row.getString(4)),
                            row.getString(5).equals(Contact.Direction.IN.name()),
                            Disposition.valueOf(row.getString(6)),
                            row.getBoolean(7),
                            null,
                            null,
                            null,
                            null);
                    return (row.getBoolean(2) ? one.onPhone : one.inAccount).add(contact);
                },
                List.copyOf(customerIds),
                OTHERS,
                OTHERS,
                since);
        var around = HashMap.<String, Around>newHashMap(found.size());
        found.forEach((id, one) -> around.put(id, new Around(one.onPhone, one.inAccount, one.planned)));
        return around;
    }

    private static final class Found {
        private final List<ContactFact> onPhone = new ArrayList<>();
        private final List<ContactFact> inAccount = new ArrayList<>();
        private final List<Instant> planned = new ArrayList<>();
    }
}
