package io.heard.review;

import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerEvent;
import io.heard.customer.CustomerRepository;
import io.heard.customer.OrderNews;
import io.heard.customer.Profile;
import io.heard.customer.StoryRepository;
import io.heard.database.Uuid7;
import io.heard.decision.Disposition;
import io.heard.decision.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes down what events tell: profiles, orders, happenings, contacts, and who is the same person.
@ApplicationScoped
public class Telling {

    private final CustomerRepository customers;
    private final StoryRepository stories;
    private final ContactRepository contacts;
    private final Erasing erasing;
    private final Joining joining;

    public Telling(
            CustomerRepository customers,
            StoryRepository stories,
            ContactRepository contacts,
            Erasing erasing,
            Joining joining) {
        this.customers = customers;
        this.stories = stories;
        this.contacts = contacts;
        this.erasing = erasing;
        this.joining = joining;
    }

    /// @param customers locked; those that there is something to decide about
    /// @param news per customer the events that were told
    record Told(Collection<Customer> customers, Map<String, List<ShopEvent>> news) {}

    Told tell(List<ShopEvent> batch, Instant now) {
        var joined = customers.joined(ids(batch));
        var news = new HashMap<String, List<ShopEvent>>();
        var profiles = new HashMap<String, List<Profile>>();
        for (var event : batch) {
            var id = joined.getOrDefault(event.customerId(), event.customerId());
            news.computeIfAbsent(id, _ -> new ArrayList<>()).add(event);
            if (event.customer() != null) {
                profiles.computeIfAbsent(id, _ -> new ArrayList<>()).add(event.customer());
            }
        }
        var told = customers.tell(profiles, now);
        told.customers().values().stream()
                .filter(customer -> customer.joinedInto() != null)
                .findFirst()
                .ifPresent(customer -> {
                    throw joinedMeanwhile(customer.id());
                });
        var current = new HashMap<>(told.customers());
        current.values().stream().filter(Customer::erased).map(Customer::id).forEach(id -> {
            if (isErased(news.remove(id))) {
                erasing.eraseMessages(id, now);
            }
        });
        current.values().removeIf(Customer::erased);
        write(news, now);
        erase(news, current, now);
        join(pairs(news, told.newlyReachable()), current, news, now);
        return new Told(current.values(), news);
    }

    private static List<String> ids(List<ShopEvent> batch) {
        return batch.stream().map(ShopEvent::customerId).distinct().toList();
    }

    private void write(Map<String, List<ShopEvent>> news, Instant now) {
        var orders = new ArrayList<OrderNews>();
        var events = new ArrayList<CustomerEvent>();
        var made = new ArrayList<Contact>();
        news.forEach((customer, told) -> told.forEach(event -> {
            switch (event.type()) {
                case ORDER_PLACED, ORDER_UPDATED, ORDER_DELIVERED, ORDER_CANCELLED ->
                    orders.add(order(customer, event));
                case CONTACT_MADE -> made.add(contact(customer, event, now));
                case CUSTOMER_UPDATED, CUSTOMER_MERGED, CUSTOMER_ERASED -> {}
                case RETURN_REQUESTED,
                        ORDER_RETURNED,
                        RETURN_CLOSED,
                        CONCERN_RAISED,
                        CONCERN_RESOLVED,
                        QUESTION_ASKED,
                        CALLBACK_REQUESTED ->
                    events.add(new CustomerEvent(
                            customer,
                            event.source(),
                            event.id(),
                            event.type(),
                            event.at(),
                            event.orderId(),
                            event.data()));
            }
        }));
        stories.tellOrders(orders);
        stories.addEvents(events);
        contacts.addAll(made);
    }

    private static OrderNews order(String customer, ShopEvent event) {
        return new OrderNews(
                customer,
                event.source(),
                Objects.requireNonNull(event.orderId()),
                event.toldAt(),
                event.order(),
                event.type() == EventType.ORDER_DELIVERED ? event.at() : null,
                event.type() == EventType.ORDER_CANCELLED ? event.at() : null);
    }

    private static Contact contact(String customer, ShopEvent event, Instant now) {
        var told = event.contact();
        var direction = Contact.Direction.valueOf(Objects.requireNonNull(told.direction()));
        return new Contact(
                customer,
                Uuid7.at(now),
                event.at(),
                Channel.valueOf(Objects.requireNonNull(told.channel())),
                direction,
                told.disposition() == null ? Disposition.REACHED : Disposition.valueOf(told.disposition()),
                false,
                null,
                null,
                null,
                told.department(),
                null,
                told.note(),
                List.of(),
                List.of(),
                null,
                direction == Contact.Direction.IN,
                event.source(),
                event.id(),
                now,
                Map.of(),
                null);
    }

    private static boolean isErased(@Nullable List<ShopEvent> told) {
        return told != null && told.stream().anyMatch(event -> event.type() == EventType.CUSTOMER_ERASED);
    }

    private void erase(Map<String, List<ShopEvent>> news, Map<String, Customer> current, Instant now) {
        var erased = new HashSet<String>();
        news.forEach((customer, told) -> {
            if (isErased(told)) {
                erased.add(customer);
            }
        });
        for (var id : new TreeSet<>(erased)) {
            erasing.erase(id, now);
            current.remove(id);
            news.remove(id);
        }
    }

    /// Who turned out to be whom: guests whose contact point a shop named, and customers that a shop merged.
    private Map<String, String> pairs(Map<String, List<ShopEvent>> news, List<String> newlyReachable) {
        var pairs = new HashMap<String, String>();
        if (!newlyReachable.isEmpty()) {
            pairs.putAll(joining.pairs(newlyReachable));
        }
        news.forEach((customer, told) -> told.stream()
                .filter(event -> event.type() == EventType.CUSTOMER_MERGED && event.into() != null)
                .forEach(event -> pairs.put(customer, event.into())));
        pairs.entrySet().removeIf(pair -> pair.getKey().equals(pair.getValue()));
        return pairs;
    }

    private void join(
            Map<String, String> pairs, Map<String, Customer> current, Map<String, List<ShopEvent>> news, Instant now) {
        if (pairs.isEmpty()) {
            return;
        }
        Set<String> all = new TreeSet<>(pairs.keySet());
        all.addAll(pairs.values());
        all.addAll(customers.joined(pairs.values()).values());
        var profiles = new HashMap<String, List<Profile>>();
        all.forEach(id -> profiles.put(id, List.of()));
        var locked = new HashMap<>(customers.tell(profiles, now).customers());
        var gone = new HashMap<String, String>();
        locked.values().stream()
                .filter(customer -> customer.joinedInto() != null)
                .forEach(customer -> gone.put(customer.id(), customer.joinedInto()));
        new TreeMap<>(pairs).forEach((from, named) -> {
            var into = last(named, gone);
            if (!gone.containsKey(from) && !into.equals(from)) {
                joining.join(known(from, locked), known(into, locked), now);
                gone.put(from, into);
                locked.putAll(byIds(List.of(into)));
            }
            var moved = news.remove(from);
            if (moved != null) {
                news.computeIfAbsent(last(from, gone), _ -> new ArrayList<>()).addAll(moved);
            }
        });
        all.removeAll(gone.keySet());
        current.putAll(byIds(all));
        current.values().removeIf(customer -> customer.erased() || gone.containsKey(customer.id()));
    }

    /// Who somebody is now: one may have been joined into another who was joined into a third.
    private static String last(String id, Map<String, String> gone) {
        var at = id;
        while (gone.containsKey(at)) {
            at = gone.get(at);
        }
        return at;
    }

    private static Customer known(String id, Map<String, Customer> locked) {
        var customer = locked.get(id);
        if (customer == null) {
            throw joinedMeanwhile(id);
        }
        return customer;
    }

    /// The batch is taken again and finds them joined.
    private static IllegalStateException joinedMeanwhile(String id) {
        return new IllegalStateException(id + " was joined with another at this moment; it is told again");
    }

    private Map<String, Customer> byIds(Collection<String> ids) {
        return customers.byIds(ids).stream().collect(Collectors.toMap(Customer::id, Function.identity()));
    }
}
