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
    private final Set<String> open = new HashSet<>();
    private final List<Known> orders = new ArrayList<>();

    /// @param last when the last happened that is known or presumed of the order
    private record Known(OrderFacts order, Instant last, boolean isInHand, boolean isLast) {}

    Past(Situation situation) {
        this.situation = situation;
        for (var reason : situation.agenda().reasons()) {
            if (reason.isOpen()) {
                open.add(reason.key().subject());
            }
        }
        var meaningful = situation.purchases().meaningful();
        for (int i = 0; i < meaningful.size(); i++) {
            var order = meaningful.get(i);
            orders.add(new Known(
                    order,
                    last(order),
                    isInHand(order.source(), order.id()),
                    situation.purchases().isLast(order)));
        }
    }

    /// The orders of which a playbook can still make something, in time order.
    List<OrderFacts> orders(Playbook playbook) {
        var since = since(playbook);
        boolean isOfLast = playbook.trigger() instanceof Trigger.Silence;
        var matter = new ArrayList<OrderFacts>(0);
        for (int i = 0; i < orders.size(); i++) {
            var known = orders.get(i);
            boolean isOver = (isOfLast && !known.isLast) || (since != null && !known.last.isAfter(since));
            if (known.isInHand || !isOver) {
                matter.add(known.order);
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
        if (order.deliveredAt() != null) {
            return later(last, order.deliveredAt());
        }
        var usual = new Span.Days(situation.company().deliveryTime()).atMost().orElseThrow();
        return later(last.plus(LATE_DELIVERY), order.placed().plus(usual.plusDays(1)));
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
