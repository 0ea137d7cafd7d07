package io.heard.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody bought at once.
///
/// @param channel WEB, PHONE or TILL; what is bought at the till is taken home
/// @param giftFor who gets it, if it is a present
/// @param deliveredAt absent where nobody told it
record Order(
        String id,
        Person buyer,
        Instant placedAt,
        String channel,
        List<Line> lines,
        @Nullable String giftFor,
        boolean cancelled,
        @Nullable Instant deliveredAt) {

    private static final Duration EXPECTED = Duration.ofDays(5);

    record Line(Ware ware, int quantity) {
        double euros() {
            return ware.euros() * quantity;
        }
    }

    /// The dearest of what was bought: what the order is called by.
    Ware main() {
        return lines.stream()
                .max(Comparator.comparingDouble(Line::euros))
                .orElseThrow()
                .ware();
    }

    double euros() {
        return lines.stream().mapToDouble(Line::euros).sum();
    }

    /// When the customer has it in hand.
    Instant inHandAt() {
        return deliveredAt == null ? placedAt : deliveredAt;
    }

    /// As `order.placed` and `order.updated` tell it.
    void tell(ObjectNode order) {
        var country = buyer.country();
        order.put("id", id)
                .put("placedAt", placedAt.toString())
                .put("currency", country.currency())
                .put("total", total())
                .put("salesChannel", channel);
        if (channel.equals("TILL")) {
            order.put("store", "London, Lamb's Lane");
        } else {
            order.put("expectedDeliveryAt", placedAt.plus(EXPECTED).toString());
            order.putObject("shippingAddress")
                    .put("name", giftFor == null ? buyer.name() : giftFor)
                    .put("country", country.code());
        }
        if (giftFor != null) {
            order.put("gift", true);
        }
        var told = order.putArray("lines");
        for (var line : lines) {
            told.addObject()
                    .put("sku", line.ware().sku())
                    .put("name", line.ware().name())
                    .put("category", line.ware().category())
                    .put("quantity", line.quantity())
                    .put("unitPrice", country.price(line.ware().euros()));
        }
    }

    private double total() {
        double total = lines.stream()
                .mapToDouble(line -> buyer.country().price(line.ware().euros()) * line.quantity())
                .sum();
        return Math.round(total * 100) / 100.0;
    }
}
