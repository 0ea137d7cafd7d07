package io.heard.customer;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.decision.Company;
import io.heard.decision.EventFact;
import io.heard.decision.EventType;
import io.heard.decision.OrderFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Orders and happenings of customers, and the stories that they make.
@ApplicationScoped
public class StoryRepository {

    private static final TypeReference<List<Map<String, Object>>> LINES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public StoryRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /// What was told last stands; the latest delivery and the first cancellation do.
    private static final String TELL_ORDERS = """
        insert into customer_order as o (customer_id, source, id, placed_at, told_at, delivered_at, cancelled_at,
                                         expected_delivery_at, return_until, currency, total, sales_channel, store, gift,
                                         ships_to, headline, categories, lines, line_count)
        select customer_id, source, id, placed_at, told_at, delivered_at, cancelled_at, expected_delivery_at, return_until,
               currency, total, sales_channel, store, gift, ships_to, headline,
               array(select jsonb_array_elements_text(categories)), lines, line_count
          from unnest(:columns)
            as n (customer_id, source, id, placed_at, told_at, delivered_at, cancelled_at, expected_delivery_at, return_until,
                  currency, total, sales_channel, store, gift, ships_to, headline, categories, lines, line_count)
            on conflict (customer_id, source, id) do update
           set delivered_at = greatest(o.delivered_at, excluded.delivered_at)
             , cancelled_at = least(o.cancelled_at, excluded.cancelled_at)
             , (placed_at, told_at, expected_delivery_at, return_until, currency, total, sales_channel, store, gift, ships_to,
                headline, categories, lines, line_count) = (
                 select (w).placed_at, (w).told_at, (w).expected_delivery_at, (w).return_until, (w).currency, (w).total,
                        (w).sales_channel, (w).store, (w).gift, (w).ships_to, (w).headline, (w).categories, (w).lines, (w).line_count
                   from (select case when excluded.told_at is null
                                       or (o.told_at, o.total) >= (excluded.told_at, excluded.total)
                                     then o
                                     else excluded end as w) as winner)
        """;

    private static final String INTO_ORDERS = """
        customer_order (customer_id, source, id, placed_at, told_at, delivered_at, cancelled_at, expected_delivery_at,
                        return_until, currency, total, sales_channel, store, gift, ships_to, headline, categories, lines, line_count)""";

    private static final String KNOWN_ORDERS = """
        select o.customer_id, o.source, o.id
          from unnest(:columns) as n (customer_id, source, id)
          join customer_order as o on o.customer_id = n.customer_id and o.source = n.source and o.id = n.id
        """;

    /// Adds news of orders; of one order, all of a batch as one. Whoever tells holds the locks on the customers, so
    /// that what is new now is new when it is written. An order without a customer has no such lock: of two who
    /// tell it at the same moment, the later fails, and its batch comes again and finds it known.
    public void tellOrders(List<OrderNews> news) {
        var byOrder = new HashMap<List<String>, OrderNews>();
        for (var item : news) {
            byOrder.merge(List.of(item.customerId(), item.source(), item.orderId()), item, OrderNews::and);
        }
        var known = new ArrayList<OrderNews>();
        sql.batch(
                KNOWN_ORDERS,
                Columns.<OrderNews>of()
                        .text(OrderNews::customerId)
                        .text(OrderNews::source)
                        .text(OrderNews::orderId),
                List.copyOf(byOrder.values()),
                row -> known.add(byOrder.remove(List.of(row.getString(1), row.getString(2), row.getString(3)))));
        sql.copy(INTO_ORDERS, orderColumns(), List.copyOf(byOrder.values()));
        sql.batch(TELL_ORDERS, orderColumns(), known);
    }

    /// Of one order, whoever the shop named last.
    private static final String BUYERS = """
        select distinct on (o.source, o.id) o.source, o.id, o.customer_id
          from unnest(:columns) as n (source, id)
          join customer_order as o on o.id = n.id and o.source = n.source
         order by o.source, o.id, o.told_at desc nulls last, o.customer_id
        """;

    /// Says who placed orders.
    ///
    /// @param orders source and id of each
    /// @param known is told source and id, and the customer's id, of each order that is stored
    public void buyers(List<List<String>> orders, BiConsumer<List<String>, String> known) {
        sql.batch(BUYERS, Columns.<List<String>>of().text(List::getFirst).text(List::getLast), orders, row -> {
            known.accept(List.of(row.getString(1), row.getString(2)), row.getString(3));
            return row.getString(3);
        });
    }

    private Columns<OrderNews> orderColumns() {
        return Columns.<OrderNews>of()
                .text(OrderNews::customerId)
                .text(OrderNews::source)
                .text(OrderNews::orderId)
                .time(news -> news.told() == null ? null : news.told().placedAt())
                .time(news -> news.told() == null ? null : news.toldAt())
                .time(OrderNews::deliveredAt)
                .time(OrderNews::cancelledAt)
                .time(news -> news.told() == null ? null : news.told().expectedDeliveryAt())
                .time(news -> news.told() == null ? null : news.told().returnUntil())
                .text(news -> news.told() == null ? null : news.told().currency())
                .number(news -> news.told() == null ? null : news.told().total())
                .text(news -> news.told() == null ? null : news.told().salesChannel())
                .text(news -> news.told() == null ? null : news.told().store())
                .bool(news -> news.told() != null && news.told().gift())
                .json(news -> news.told() == null ? null : news.told().shipsTo())
                .text(news -> news.told() == null ? null : news.told().headline())
                .texts(news -> news.told() == null
                        ? new String[0]
                        : news.told().categories().toArray(String[]::new))
                .json(news -> news.told() == null ? null : news.told().lines())
                .integer(news -> news.told() == null ? 0 : news.told().lineCount());
    }

    private static final String ADD_EVENTS = """
        insert into customer_event (customer_id, source, id, type, at, order_id, data)
        select *
          from unnest(:columns)
            on conflict do nothing
        """;

    public void addEvents(List<CustomerEvent> events) {
        sql.batch(
                ADD_EVENTS,
                Columns.<CustomerEvent>of()
                        .text(CustomerEvent::customerId)
                        .text(CustomerEvent::source)
                        .text(CustomerEvent::id)
                        .text(event -> event.type().wireName())
                        .time(CustomerEvent::at)
                        .text(CustomerEvent::orderId)
                        .json(CustomerEvent::data),
                events);
    }

    private static final String EVENTS = """
        select customer_id, source, id, type, at, order_id, data
          from customer_event
         where customer_id = any(?)
         order by customer_id, at, source, id
        """;

    /// Lines are read only where a condition looks at them or something of the order came back. A field of a line
    /// without a value is none.
    private static final String ORDERS = """
        select customer_id, source, id, placed_at, delivered_at, cancelled_at, expected_delivery_at, currency, total,
               sales_channel, store, gift, ships_to ->> 'name', ships_to ->> 'country', ships_to ->> 'region', headline,
               categories, line_count,
               case when ? or customer_id = any(?) then jsonb_strip_nulls(lines) end, return_until
          from customer_order
         where customer_id = any(?)
         order by customer_id, placed_at, source, id
        """;

    /// @param withLines whether orders bring their lines
    /// @return one story per customer given
    public Story story(Customer customer, Company company, boolean withLines) {
        return Objects.requireNonNull(
                stories(List.of(customer), company, withLines).get(customer.id()));
    }

    /// @return the stories of all of them, by id
    public Map<String, Story> stories(Collection<Customer> customers, Company company, boolean withLines) {
        var ids = customers.stream().map(Customer::id).toList();
        var events = new HashMap<String, List<EventFact>>();
        sql.query(
                EVENTS,
                row -> events.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(event(row)),
                ids);
        var names = new HashMap<String, @Nullable String>();
        customers.forEach(customer -> names.put(customer.id(), customer.field("name")));
        var sentBack = events.entrySet().stream()
                .filter(told -> told.getValue().stream().anyMatch(StoryRepository::isReturn))
                .map(Map.Entry::getKey)
                .toList();
        var orders = new HashMap<String, List<OrderFacts>>();
        sql.query(
                ORDERS,
                row -> {
                    var id = row.getString(1);
                    var told = events.getOrDefault(id, List.of());
                    return orders.computeIfAbsent(id, _ -> new ArrayList<>())
                            .add(order(row, company, withLines, told, names.get(id)));
                },
                withLines,
                sentBack,
                ids);
        var stories = HashMap.<String, Story>newHashMap(ids.size());
        for (var customer : customers) {
            stories.put(
                    customer.id(),
                    new Story(
                            customer,
                            orders.getOrDefault(customer.id(), List.of()),
                            events.getOrDefault(customer.id(), List.of())));
        }
        return stories;
    }

    private EventFact event(ResultSet row) throws SQLException {
        return new EventFact(
                row.getString(2),
                row.getString(3),
                EventType.named(row.getString(4)).orElseThrow(),
                Sql.time(row, 5),
                row.getString(6),
                json.read(row.getString(7), DATA));
    }

    private static boolean isReturn(EventFact event) {
        return event.type() == EventType.ORDER_RETURNED;
    }

    /// @param name the customer's
    private OrderFacts order(
            ResultSet row, Company company, boolean withLines, List<EventFact> events, @Nullable String name)
            throws SQLException {
        var id = row.getString(3);
        var currency = row.getString(8);
        var total = row.getBigDecimal(9);
        double amount = total == null ? 0 : total.doubleValue();
        boolean cameBack = events.stream().anyMatch(event -> isReturn(event) && id.equals(event.orderId()));
        var text = withLines || cameBack ? row.getString(19) : null;
        var lines = text == null ? List.<Map<String, Object>>of() : json.read(text, LINES);
        boolean isTheirs = isSame(row.getString(13), name);
        return new OrderFacts(
                row.getString(2),
                id,
                Sql.instant(row, 4),
                Sql.instant(row, 5),
                Sql.instant(row, 6),
                Sql.instant(row, 7),
                Sql.instant(row, 20),
                currency,
                amount,
                company.value(amount, currency),
                row.getString(10),
                row.getString(11),
                row.getBoolean(12),
                isTheirs ? row.getString(14) : null,
                isTheirs ? row.getString(15) : null,
                row.getString(16),
                Sql.texts(row, 17),
                row.getInt(18),
                Returns.areComplete(row.getString(2), id, lines, events),
                withLines ? lines : List.of());
    }

    /// An address with somebody else's name does not say where the customer is.
    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.strip().equalsIgnoreCase(other.strip());
    }

    /// The order's lines as they were told, for people to read.
    public List<Map<String, Object>> lines(String customerId, String source, String orderId) {
        return sql.one(
                        "select lines from customer_order where customer_id = ? and source = ? and id = ? and lines is not null",
                        row -> json.read(row.getString(1), LINES),
                        customerId,
                        source,
                        orderId)
                .orElse(List.of());
    }
}
