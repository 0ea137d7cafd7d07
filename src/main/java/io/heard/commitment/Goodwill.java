package io.heard.commitment;

import io.heard.planning.RepId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a customer gets, or is to get, although nobody owes it to them. A refund owed is a commitment instead.
///
/// @param by who gives it, or asks for it
/// @param taskId the task in whose outcome it was given
/// @param over the limit that it is beyond; absent: within all
/// @param commitmentId the promise with which it was granted
public record Goodwill(
        GoodwillId id,
        String customerId,
        Case about,
        Gift gift,
        RepId by,
        @Nullable UUID taskId,
        Instant saidAt,
        @Nullable GoodwillLimit over,
        @Nullable CommitmentId commitmentId,
        GoodwillStatus status,
        int version) {

    /// What it is about: never twice for one follow-up, nor for one order.
    ///
    /// @param source the shop of the order
    public record Case(
            UUID followUpId,
            @Nullable String source,
            @Nullable String orderId) {}

    /// @param amount of what has no price, its value
    public record Gift(
            GoodwillKind kind,
            BigDecimal amount,
            String currency,
            @Nullable String note) {

        public Gift {
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("amount: " + amount + " is nothing to give");
            }
        }
    }

    public Goodwill with(GoodwillStatus next) {
        return with(next, commitmentId);
    }

    /// @param promise with which it was granted
    public Goodwill with(GoodwillStatus next, @Nullable CommitmentId promise) {
        return new Goodwill(id, customerId, about, gift, by, taskId, saidAt, over, promise, next, version);
    }

    /// As it is once it is stored.
    public Goodwill saved() {
        return new Goodwill(id, customerId, about, gift, by, taskId, saidAt, over, commitmentId, status, version + 1);
    }
}
