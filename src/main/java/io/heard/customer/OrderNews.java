package io.heard.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one event adds to an order; what it does not tell stays as it is.
///
/// @param told the whole order, from `order.placed` and `order.updated`; the last told wins
public record OrderNews(
        String customerId,
        String source,
        String orderId,
        Instant toldAt,
        @Nullable OrderTold told,
        @Nullable Instant deliveredAt,
        @Nullable Instant cancelledAt) {

    /// Both pieces of news as one, so that a batch touches each order once. Which came first makes no
    /// difference.
    OrderNews and(OrderNews other) {
        boolean mine = told != null && (other.told == null || !toldAt.isBefore(other.toldAt));
        return new OrderNews(
                customerId,
                source,
                orderId,
                mine || other.told == null ? toldAt : other.toldAt,
                mine ? told : other.told,
                later(deliveredAt, other.deliveredAt),
                earlier(cancelledAt, other.cancelledAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
