package io.heard.decision;

import io.heard.decision.Considered.Fate;
import io.heard.decision.Considered.Why;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Says which reasons are over or on hold.
final class Fates {

    private static final Fate TAKEN = new Fate.Taken();

    private final Situation situation;

    Fates(Situation situation) {
        this.situation = situation;
    }

    /// @param held how long holds have kept it waiting so far
    Fate of(Considered reason, Occurrence occurrence, Duration held) {
        var order = occurrence.order();
        if (!reason.askedFor()) {
            boolean cancelled = order != null
                    && order.cancelledAt() != null
                    && !occurrence.playbook().trigger().equals(new Trigger.On(EventType.ORDER_CANCELLED));
            if (cancelled) {
                return new Fate.Dropped(Why.ORDER_CANCELLED);
            }
            if (order != null && order.returned() && !isOfReturn(occurrence)) {
                return new Fate.Dropped(Why.ORDER_RETURNED);
            }
            if (isHeldTooLong(reason, held)) {
                return new Fate.Dropped(Why.HELD_TOO_LONG);
            }
        }
        if (unless(occurrence)) {
            return new Fate.Dropped(Why.UNLESS);
        }
        return openOr(reason, occurrence.playbook().holdWhile());
    }

    /// Of what a person brought up.
    Fate ofOwn(Considered reason, Set<Hold> holdWhile, Duration held) {
        return isHeldTooLong(reason, held) ? new Fate.Dropped(Why.HELD_TOO_LONG) : openOr(reason, holdWhile);
    }

    private Fate openOr(Considered reason, Set<Hold> holdWhile) {
        return situation.ended(reason).or(() -> heldNow(reason, holdWhile)).orElse(TAKEN);
    }

    /// A month of holds is one of the customer's calendar, however long its days are.
    private boolean isHeldTooLong(Considered reason, Duration held) {
        var raised = reason.raisedAt();
        return !held.isZero() && raised.plus(held).isAfter(situation.after(raised, Company.LONGEST_MOVE));
    }

    private static boolean isOfReturn(Occurrence occurrence) {
        return occurrence.playbook().trigger().equals(new Trigger.On(EventType.ORDER_RETURNED));
    }

    private Optional<Fate> heldNow(Considered reason, Set<Hold> holdWhile) {
        return reason.askedFor()
                ? Optional.empty()
                : situation.holds().holding(holdWhile, situation.now()).map(Fate.class::cast);
    }

    /// An order breaks a silence, whatever the playbook says.
    private boolean unless(Occurrence occurrence) {
        var playbook = occurrence.playbook();
        boolean broken = playbook.trigger() instanceof Trigger.Silence
                && situation.purchases().anyAfter(occurrence.at());
        if (broken) {
            return true;
        }
        for (var type : playbook.unless()) {
            if (happenedAfter(type, occurrence)) {
                return true;
            }
        }
        return false;
    }

    private boolean happenedAfter(EventType type, Occurrence occurrence) {
        var order = occurrence.order();
        return switch (type) {
            case ORDER_PLACED -> situation.purchases().anyAfter(occurrence.at());
            case ORDER_CANCELLED -> order != null && order.cancelledAt() != null;
            case ORDER_DELIVERED ->
                order != null
                        && order.deliveredAt() != null
                        && !order.deliveredAt().isBefore(occurrence.at());
            case CONTACT_MADE ->
                situation.agenda().contacts().stream()
                        .anyMatch(
                                contact -> contact.isOutside() && !contact.at().isBefore(occurrence.at()));
            default ->
                situation.agenda().events().stream()
                        .anyMatch(event -> event.type() == type
                                && !event.at().isBefore(occurrence.at())
                                && isAboutTheSame(event, occurrence));
        };
    }

    private static boolean isAboutTheSame(EventFact event, Occurrence occurrence) {
        var concern = event.data().get("concernId");
        if (concern != null) {
            return concern.equals(occurrence.key().subject());
        }
        return event.orderId() == null
                || occurrence.orderId() == null
                || event.orderId().equals(occurrence.orderId());
    }
}
