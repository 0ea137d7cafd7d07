package io.heard.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells what lies so far back that a playbook can make nothing of it any more, without working out a date:
/// nearly all of a long story. Left out is only what would be too late and is neither open nor news.
final class Past {

    /// Later than any delivery that is presumed and not told: see `Purchases.deliveredAt`.
    private static final Duration LATE_DELIVERY = Duration.ofDays(4);

    private final Situation situation;
    private final Duration usualDelivery;
    private final Map<String, Set<String>> open = new HashMap<>();
    private final List<Near> near = new ArrayList<>(2);

    /// An order that is not over for every playbook.
    ///
    /// @param last when the last happened that is known or presumed of it
    private record Near(OrderFacts order, Instant last, boolean isNews, boolean isOpen, boolean isLast) {}

    Past(Situation situation) {
        this.situation = situation;
        this.usualDelivery = new Span.Days(situation.company().deliveryTime())
                .atMost()
                .orElseThrow()
                .plusDays(1);
        for (var reason : situation.agenda().reasons()) {
            if (reason.isOpen()) {
                open.computeIfAbsent(reason.key().subject(), _ -> new HashSet<>(2))
                        .add(reason.key().playbook());
            }
        }
        var since = situation.now().minus(situation.rules().farthestReach());
        for (var order : situation.purchases().meaningful()) {
            var last = last(order);
            boolean isNews = situation.agenda().isNews(order.source(), order.id());
            boolean isOpen = open.containsKey(order.id());
            boolean isLast = situation.purchases().isLast(order);
            if (isNews || isOpen || isLast || last.isAfter(since)) {
                near.add(new Near(order, last, isNews, isOpen, isLast));
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
            if (!isOver || one.isNews || (one.isOpen && isOpen(one.order.id(), playbook))) {
                matter.add(one.order);
            }
        }
        return matter;
    }

    boolean matters(EventFact event, Playbook playbook) {
        var since = playbook.from() instanceof Anchor.OfTrigger ? since(playbook) : null;
        return since == null
                || event.at().isAfter(since)
                || isInHand(event.source(), event.id(), playbook)
                || (event.orderId() != null && isInHand(event.source(), event.orderId(), playbook));
    }

    /// What happened before gives no reason that is in time; absent where there is no telling, as after a hold,
    /// which moves dates.
    private @Nullable Instant since(Playbook playbook) {
        var reach = situation.holds().isEmpty() ? situation.rules().reach(playbook) : null;
        return reach == null ? null : situation.now().minus(reach);
    }

    private boolean isOpen(String subject, Playbook playbook) {
        var playbooks = open.get(subject);
        return playbooks != null && playbooks.contains(playbook.key());
    }

    private boolean isInHand(String source, String id, Playbook playbook) {
        return isOpen(id, playbook) || situation.agenda().isNews(source, id);
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
