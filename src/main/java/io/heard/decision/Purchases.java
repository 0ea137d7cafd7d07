package io.heard.decision;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The orders of one customer in time order, and what can be said of each as of its own moment.
///
/// Orders without a positive total are history: they are never a first purchase and never counted.
final class Purchases {

    private static final Comparator<OrderFacts> IN_TIME = Comparator.comparing(OrderFacts::placed)
            .thenComparing(OrderFacts::source)
            .thenComparing(OrderFacts::id);
    private static final Period LATE_DELIVERY = Period.ofDays(3);

    private final List<OrderFacts> all;
    private final List<OrderFacts> counted;

    Purchases(List<OrderFacts> orders) {
        this.all = orders;
        this.counted = orders.stream()
                .filter(order -> order.isPlaced() && order.total() > 0 && order.cancelledAt() == null)
                .sorted(IN_TIME)
                .toList();
    }

    /// Orders that can give a reason, cancelled ones included, as their reasons must be seen to end.
    List<OrderFacts> meaningful() {
        return all.stream()
                .filter(order -> order.isPlaced() && order.total() > 0)
                .toList();
    }

    Optional<OrderFacts> last() {
        return counted.isEmpty() ? Optional.empty() : Optional.of(counted.getLast());
    }

    Optional<OrderFacts> named(String source, String id) {
        return all.stream()
                .filter(order -> order.id().equals(id) && order.isPlaced())
                .max(Comparator.comparing((OrderFacts order) -> order.source().equals(source))
                        .thenComparing(IN_TIME));
    }

    /// Actual or presumed: hand-over at once, else the expected date and three days, else the company's
    /// delivery time.
    static Instant deliveredAt(OrderFacts order, Company company, ZoneId zone) {
        if (order.deliveredAt() != null) {
            return order.deliveredAt();
        }
        var placed = order.placed();
        if (order.isHandedOver()) {
            return placed;
        }
        return order.expectedDeliveryAt() != null
                ? order.expectedDeliveryAt().atZone(zone).plus(LATE_DELIVERY).toInstant()
                : placed.atZone(zone).plus(company.deliveryTime()).toInstant();
    }

    /// How many purchases there were up to and with this one.
    long countUpTo(OrderFacts order) {
        return upTo(order).size();
    }

    boolean isFirst(OrderFacts order) {
        return counted.isEmpty() || IN_TIME.compare(order, counted.getFirst()) <= 0;
    }

    boolean anyAfter(Instant at) {
        return !counted.isEmpty() && counted.getLast().placed().isAfter(at);
    }

    double totalUpTo(OrderFacts order) {
        return upTo(order).stream().mapToDouble(OrderFacts::value).sum();
    }

    /// Median value of the purchases before this one; 0 without any.
    double usualValueBefore(OrderFacts order) {
        var before = upTo(order).stream()
                .filter(other -> IN_TIME.compare(other, order) < 0)
                .mapToDouble(OrderFacts::value)
                .sorted()
                .toArray();
        return median(before);
    }

    long orderDays(OrderFacts upTo) {
        return days(upTo).length;
    }

    /// Median days between two days with an order; 0 without two of them.
    double medianGapDays(OrderFacts upTo) {
        var days = days(upTo);
        var gaps = new double[Math.max(0, days.length - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days[i + 1] - days[i];
        }
        java.util.Arrays.sort(gaps);
        return median(gaps);
    }

    private long[] days(OrderFacts upTo) {
        return upTo(upTo).stream()
                .mapToLong(order -> ChronoUnit.DAYS.between(
                        Instant.EPOCH.atZone(ZoneOffset.UTC), order.placed().atZone(ZoneOffset.UTC)))
                .distinct()
                .toArray();
    }

    private List<OrderFacts> upTo(OrderFacts order) {
        return counted.stream()
                .takeWhile(other -> IN_TIME.compare(other, order) <= 0)
                .toList();
    }

    private static double median(double[] sorted) {
        if (sorted.length == 0) {
            return 0;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
