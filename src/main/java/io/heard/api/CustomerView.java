package io.heard.api;

import io.heard.customer.Customer;
import io.heard.customer.Story;
import io.heard.decision.CustomerFacts.ConsentFact;
import io.heard.decision.OrderFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record CustomerView(
        String id,
        @Nullable String accountId,
        @Nullable String name,
        @Nullable String preferredName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String country,
        @Nullable String region,
        @Nullable String postalCode,
        String standing,
        @Nullable String ownerId,
        @Nullable String fixedOwnerId,
        int orderCount,
        @Nullable Instant lastOrderAt,
        List<ConsentView> consents,
        int version) {

    private static final String UNKNOWN_SOURCE = "not told";

    record ConsentView(
            String purpose,
            String channel,
            Instant at,
            String source,
            @Nullable Instant until) {

        static ConsentView of(ConsentFact consent) {
            return new ConsentView(
                    consent.purpose().name(),
                    consent.channel().name(),
                    consent.at(),
                    consent.source() == null ? UNKNOWN_SOURCE : consent.source(),
                    consent.until());
        }
    }

    static CustomerView of(Story story) {
        var customer = story.customer();
        var placed = story.orders().stream()
                .map(OrderFacts::placedAt)
                .filter(Objects::nonNull)
                .toList();
        return new CustomerView(
                customer.id(),
                customer.field("accountId"),
                customer.field("name"),
                customer.field("preferredName"),
                customer.field("email"),
                customer.field("phone"),
                customer.field("language"),
                customer.field("timeZone"),
                customer.field("country"),
                customer.field("region"),
                customer.field("postalCode"),
                customer.standing().name(),
                customer.ownerId(),
                fixedOwner(customer),
                placed.size(),
                placed.stream().max(Comparator.naturalOrder()).orElse(null),
                customer.consents().stream().map(ConsentView::of).toList(),
                customer.version());
    }

    static @Nullable String fixedOwner(Customer customer) {
        return customer.ownerFixed() ? customer.ownerId() : null;
    }
}
