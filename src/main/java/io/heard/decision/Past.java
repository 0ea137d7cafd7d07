package io.heard.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells what lies so far back that a playbook can make nothing of it any more, without working out a date:
/// nearly all of a long story. Left out is only what would be too late and is neither open nor news.
final class Past {

    /// Later than any delivery that is presumed and not told: see `Purchases.deliveredAt`.
    private static final Duration LATE_DELIVERY = Duration.ofDays(4);

    private final Situation situation;
    private final Duration usualDelivery;
    private final Set<String> open = new HashSet<>(0);
    private final List<Near> near = new ArrayList<>(2);

    /// An order that is not over for every playbook.
    ///
    /// @param last when the last happened that is known or presumed of it
    private record Near(OrderFacts order, Instant last, boolean isInHand, boolean isLast) {}

    Past(Situation situation) {
        this.situation = situation;
        this.usualDelivery = new Span.Days(situation.company().deliveryTime())
                .atMost()
                .orElseThrow()
                .plusDays(1);
        for (var reason : situation.agenda().reasons()) {
            if (reason.isOpen()) {
                open.add(reason.key().subject());
            }
        }
        var since = situation.now().minus(situation.rules().farthestReach());
        for (var order : situation.purchases().meaningful()) {
            var last = last(order);
            boolean isInHand = isInHand(order.source(), order.id());
            boolean isLast = situation.purchases().isLast(order);
            if (isInHand || isLast || last.isAfter(since)) {
                near.add(new Near(order, last, isInHand, isLast));
            }
        }
    }

    /// The orders of which a playbook can still make something, in time order.
    List<OrderFacts> orders(Playbook playbook) {
        var since = since(playbook);
        boolean isOfLast = playbook.trigger() instanceof Trigger.Silence;
        if (since == null && !isOfLast) {
            return situation.purchases().meaningful();
        }
        var matter = new ArrayList<OrderFacts>(near.size());
        for (var one : near) {
            boolean isOver = (isOfLast && !one.isLast) || (since != null && !one.last.isAfter(since));
            if (one.isInHand || !isOver) {
                matter.add(one.order);
            }
        }
        return matter;
    }

    boolean matters(EventFact event, Playbook playbook) {
        var since = playbook.from() instanceof Anchor.OfTrigger ? since(playbook) : null;
        return since == null
                || event.at().isAfter(since)
                || isInHand(event.source(), event.id())
                || (event.orderId() != null && isInHand(event.source(), event.orderId()));
    }

    /// What happened before gives no reason that is in time; absent where there is no telling, as after a hold,
    /// which moves dates.
    private @Nullable Instant since(Playbook playbook) {
        var reach = situation.holds().isEmpty() ? situation.rules().reach(playbook) : null;
        return reach == null ? null : situation.now().minus(reach);
    }

    private boolean isInHand(String source, String id) {
        return open.contains(id) || situation.agenda().isNews(source, id);
    }

    private Instant last(OrderFacts order) {
        var last = later(later(order.placed(), order.expectedDeliveryAt()), order.cancelledAt());
        return order.deliveredAt() != null
                ? later(last, order.deliveredAt())
                : later(last.plus(LATE_DELIVERY), order.placed().plus(usualDelivery));
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
