package io.heard.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.customer.OrderTold;
import io.heard.intake.reading.Fields;
import io.heard.intake.reading.Unreadable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the `order` of `order.placed` and `order.updated`.
final class OrderReader {

    private static final BigDecimal LARGEST_TOTAL = BigDecimal.valueOf(1_000_000_000L);
    /// Those of ISO 4217, also of times gone by, without those that stand for none and for tests.
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> !code.equals("XXX") && !code.equals("XTS"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST_TEXT = 1_000;

    private OrderReader() {}

    static OrderTold read(Fields order, Instant placedAt) {
        var lines = order.objects("lines");
        lines.forEach(OrderReader::check);
        return new OrderTold(
                order.requiredId("id"),
                placedAt,
                currency(order),
                total(order),
                order.text("salesChannel", LONGEST_TEXT),
                order.text("store", LONGEST_TEXT),
                order.time("expectedDeliveryAt"),
                order.time("returnUntil"),
                order.flag("gift"),
                order.object("shippingAddress")
                        .map(address -> address.node().toString())
                        .orElse(null),
                headline(lines),
                categories(lines),
                lines.isEmpty()
                        ? "[]"
                        : Objects.requireNonNull(order.node().get("lines")).toString(),
                lines.size());
    }

    private static BigDecimal total(Fields order) {
        var total = order.number("total");
        if (total.signum() < 0) {
            throw new Unreadable(
                    order.at("total"), total.toPlainString() + " is negative: no purchase has such a total");
        }
        if (total.compareTo(LARGEST_TOTAL) > 0) {
            throw new Unreadable(order.at("total"), "is more than 10^9: no purchase has such a total");
        }
        return total;
    }

    private static String currency(Fields order) {
        var currency = order.requiredId("currency");
        if (!CURRENCIES.contains(currency)) {
            throw new Unreadable(
                    order.at("currency"),
                    "'" + currency + "' is no currency; write the three letters of ISO 4217, such as EUR");
        }
        return currency;
    }

    private static void check(Fields line) {
        line.requiredId("sku");
        line.text("name", LONGEST_TEXT);
        line.text("category", LONGEST_TEXT);
        check(line, "quantity", line.number("quantity"));
        line.numberIfAny("unitPrice").ifPresent(price -> check(line, "unitPrice", price));
    }

    /// What is taken off is a line with less than nothing.
    private static void check(Fields line, String field, BigDecimal number) {
        if (number.abs().compareTo(LARGEST_TOTAL) > 0) {
            throw new Unreadable(line.at(field), "is more than 10^9: no purchase has such a line");
        }
    }

    /// The name of the line that is worth most: what the customer would say they bought.
    private static @Nullable String headline(List<Fields> lines) {
        Fields best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (var line : lines) {
            double worth =
                    number(line.node().get("quantity")) * number(line.node().get("unitPrice"));
            if (worth > most) {
                most = worth;
                best = line;
            }
        }
        if (best == null) {
            return null;
        }
        var name = best.text("name", LONGEST_TEXT);
        return name == null ? best.requiredId("sku") : name;
    }

    private static double number(@Nullable JsonNode node) {
        return node == null ? 0 : node.asDouble();
    }

    private static List<String> categories(List<Fields> lines) {
        return lines.stream()
                .map(line -> line.text("category", LONGEST_TEXT))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
