package io.heard.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.decision.Company;
import io.heard.decision.EventFact;
import io.heard.decision.OrderFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was told of one customer, kept in memory as `StoryRepository` keeps it.
public final class ToldStory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> LINES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final Company company;
    private final boolean withLines;
    private final Map<String, OrderNews> told = new LinkedHashMap<>();
    private final Map<String, OrderFacts> orders = new LinkedHashMap<>();
    private final List<EventFact> events = new ArrayList<>();
    private Customer customer;

    public ToldStory(Customer customer, Company company, boolean withLines) {
        this.customer = customer;
        this.company = company;
        this.withLines = withLines;
    }

    public void tell(Profile profile) {
        customer = customer.told(profile);
    }

    public void tell(OrderNews news) {
        told.merge(news.source() + ' ' + news.orderId(), news, OrderNews::and);
        tellAnew(news.source(), news.orderId());
    }

    public void tell(CustomerEvent event) {
        events.add(new EventFact(
                event.source(), event.id(), event.type(), event.at(), event.orderId(), read(event.data(), DATA)));
        tellAnew(event.source(), event.orderId());
    }

    public Story story() {
        return new Story(customer, List.copyOf(orders.values()), events);
    }

    private void tellAnew(String source, @Nullable String orderId) {
        orders.computeIfPresent(source + ' ' + orderId, (_, _) -> null);
        var news = told.get(source + ' ' + orderId);
        if (news != null) {
            orders.put(source + ' ' + orderId, facts(news));
        }
    }

    private OrderFacts facts(OrderNews news) {
        var order = news.told();
        if (order == null) {
            return new OrderFacts(
                    news.source(),
                    news.orderId(),
                    null,
                    news.deliveredAt(),
                    news.cancelledAt(),
                    null,
                    null,
                    null,
                    0,
                    0,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    List.of(),
                    0,
                    false,
                    List.of());
        }
        boolean cameBack = events.stream().anyMatch(event -> Objects.equals(event.orderId(), news.orderId()));
        var lines = withLines || cameBack ? read(order.lines(), LINES) : List.<Map<String, Object>>of();
        double total = order.total().doubleValue();
        return new OrderFacts(
                news.source(),
                news.orderId(),
                order.placedAt(),
                news.deliveredAt(),
                news.cancelledAt(),
                order.expectedDeliveryAt(),
                order.returnUntil(),
                order.currency(),
                total,
                company.value(total, order.currency()),
                order.salesChannel(),
                order.store(),
                order.gift(),
                null,
                null,
                order.headline(),
                order.categories(),
                order.lineCount(),
                Returns.areComplete(news.source(), news.orderId(), lines, events),
                withLines ? lines : List.of());
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
