package io.heard.decision;

import io.heard.calendar.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The orders of one customer in time order, and what can be said of each as of its own moment.
///
/// Orders without a positive total are history: they are never a first purchase and never counted.
final class Purchases {

    private static final Comparator<OrderFacts> IN_TIME = Purchases::compare;
    private static final Period LATE_DELIVERY = Period.ofDays(3);
    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    private final List<OrderFacts> all;
    private final List<OrderFacts> meaningful;
    private final List<OrderFacts> counted;
    private @Nullable OrderFacts usualAsked;
    private double usual;

    /// @param orders in time order
    Purchases(List<OrderFacts> orders) {
        this.all = orders;
        this.meaningful = only(orders, order -> order.isPlaced() && order.total() > 0);
        this.counted = only(meaningful, order -> order.cancelledAt() == null);
    }

    private static List<OrderFacts> only(List<OrderFacts> orders, Predicate<OrderFacts> wanted) {
        var only = new ArrayList<OrderFacts>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            if (wanted.test(orders.get(i))) {
                only.add(orders.get(i));
            }
        }
        return only;
    }

    private static int compare(OrderFacts one, OrderFacts other) {
        int order = one.placed().compareTo(other.placed());
        if (order == 0) {
            order = one.source().compareTo(other.source());
        }
        return order != 0 ? order : one.id().compareTo(other.id());
    }

    /// Orders that can give a reason, cancelled ones included, as their reasons must be seen to end.
    List<OrderFacts> meaningful() {
        return meaningful;
    }

    Optional<OrderFacts> last() {
        return counted.isEmpty() ? Optional.empty() : Optional.of(counted.getLast());
    }

    boolean isLast(OrderFacts order) {
        return !counted.isEmpty()
                && counted.getLast().id().equals(order.id())
                && counted.getLast().source().equals(order.source());
    }

    Optional<OrderFacts> named(String source, String id) {
        OrderFacts found = null;
        for (int i = 0; i < all.size(); i++) {
            var order = all.get(i);
            if (order.id().equals(id) && order.isPlaced() && isNearer(order, found, source)) {
                found = order;
            }
        }
        return Optional.ofNullable(found);
    }

    /// Of the same shop, else the latest.
    private static boolean isNearer(OrderFacts order, @Nullable OrderFacts before, String source) {
        if (before == null) {
            return true;
        }
        int byShop =
                Boolean.compare(order.source().equals(source), before.source().equals(source));
        return byShop > 0 || (byShop == 0 && IN_TIME.compare(order, before) > 0);
    }

    /// Actual or presumed: hand-over at once, else the expected date and three days, else the company's
    /// delivery time.
    static Instant deliveredAt(OrderFacts order, Company company, WallClock clock) {
        if (order.deliveredAt() != null) {
            return order.deliveredAt();
        }
        var placed = order.placed();
        if (order.isHandedOver()) {
            return placed;
        }
        return order.expectedDeliveryAt() != null
                ? clock.plus(order.expectedDeliveryAt(), LATE_DELIVERY)
                : clock.plus(placed, company.deliveryTime());
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
        double total = 0;
        for (var one : upTo(order)) {
            total += one.value();
        }
        return total;
    }

    /// Median value of the purchases before this one; 0 without any. Conditions ask for it twice.
    double usualValueBefore(OrderFacts order) {
        if (usualAsked == null
                || !usualAsked.id().equals(order.id())
                || !usualAsked.source().equals(order.source())) {
            usual = medianBefore(order);
            usualAsked = order;
        }
        return usual;
    }

    private double medianBefore(OrderFacts order) {
        var before = upTo(order);
        int size = before.isEmpty() || IN_TIME.compare(before.getLast(), order) < 0 ? before.size() : before.size() - 1;
        var values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = before.get(i).value();
        }
        Arrays.sort(values);
        return median(values);
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
        Arrays.sort(gaps);
        return median(gaps);
    }

    /// The distinct days, of UTC, in their order.
    private long[] days(OrderFacts upTo) {
        var orders = upTo(upTo);
        var days = new long[orders.size()];
        int size = 0;
        for (var order : orders) {
            long day = Math.floorDiv(order.placed().getEpochSecond(), SECONDS_A_DAY);
            if (size == 0 || days[size - 1] != day) {
                days[size++] = day;
            }
        }
        return Arrays.copyOf(days, size);
    }

    private List<OrderFacts> upTo(OrderFacts order) {
        int at = Collections.binarySearch(counted, order, IN_TIME);
        return counted.subList(0, at >= 0 ? at + 1 : -at - 1);
    }

    private static double median(double[] sorted) {
        if (sorted.length == 0) {
            return 0;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
