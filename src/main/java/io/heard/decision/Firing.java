package io.heard.decision;

import io.heard.decision.Considered.Fate;
import io.heard.decision.Considered.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the reasons that a customer's story gives, dates them, and says which of them are over or on hold.
///
/// Everything is worked out anew from the facts each time; what was stored only says which version a reason
/// fired with and what people already ended.
final class Firing {

    private final Situation situation;
    private final Dating dating;
    private final Map<ReasonKey, ReasonFact> stored = new HashMap<>();
    private final Set<ReasonKey> seen = new HashSet<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final Past past;

    Firing(Situation situation, Dating dating) {
        this.situation = situation;
        this.dating = dating;
        situation.agenda().reasons().forEach(reason -> stored.put(reason.key(), reason));
        this.past = new Past(situation);
    }

    List<Reason> reasons() {
        for (var playbook : playbooks()) {
            fire(playbook);
        }
        for (var reason : situation.agenda().reasons()) {
            if (reason.own() != null && !reason.isOver()) {
                own(reason, reason.own()).ifPresent(reasons::add);
            } else if (reason.isOpen() && !seen.contains(reason.key())) {
                reasons.add(noLongerTrue(reason));
            }
        }
        return reasons;
    }

    private List<Playbook> playbooks() {
        var rules = situation.rules();
        var older = situation.agenda().reasons().stream()
                .filter(reason -> reason.own() == null && !reason.isOver())
                .map(reason -> rules.playbook(reason.key().playbook(), reason.version()))
                .flatMap(Optional::stream)
                .filter(playbook -> !playbook.active())
                .distinct();
        return Stream.concat(rules.active().stream(), older).toList();
    }

    private void fire(Playbook playbook) {
        switch (playbook.trigger()) {
            case Trigger.Silence _ -> onSilence(playbook);
            case Trigger.On(EventType type) -> {
                if (type.isOfOrder()) {
                    onOrders(playbook, type);
                } else {
                    onEvents(playbook, type);
                }
            }
        }
    }

    private void onSilence(Playbook playbook) {
        var last = situation.purchases().last().map(order -> key(playbook, order));
        for (var order : past.orders(playbook)) {
            var key = key(playbook, order);
            if (last.filter(key::equals).isPresent() || stored.containsKey(key)) {
                consider(occurrence(playbook, key, order.placed(), order, null));
            }
        }
    }

    private void onOrders(Playbook playbook, EventType type) {
        for (var order : past.orders(playbook)) {
            var at = switch (type) {
                case ORDER_DELIVERED -> situation.deliveredAt(order);
                case ORDER_CANCELLED -> order.cancelledAt();
                default -> order.placed();
            };
            if (at != null) {
                consider(occurrence(playbook, key(playbook, order), at, order, null));
            }
        }
    }

    private void onEvents(Playbook playbook, EventType type) {
        for (var event : situation.agenda().events()) {
            if (event.type() == type && past.matters(event, playbook)) {
                ofEvent(playbook, event).ifPresent(this::consider);
            }
        }
    }

    private static ReasonKey key(Playbook playbook, OrderFacts order) {
        return new ReasonKey(playbook.key(), order.source(), order.id());
    }

    /// What the customer started is a subject of its own each time; anything else belongs to its order and
    /// waits for it.
    private Optional<Occurrence> ofEvent(Playbook playbook, EventFact event) {
        var order = event.orderId() == null
                ? Optional.<OrderFacts>empty()
                : situation.purchases().named(event.source(), event.orderId());
        if (!playbook.isAskedFor() && event.orderId() != null && order.isEmpty()) {
            return Optional.empty();
        }
        var subject = playbook.isAskedFor() || event.orderId() == null ? event.id() : event.orderId();
        var key = new ReasonKey(playbook.key(), event.source(), subject);
        return Optional.of(occurrence(playbook, key, event.at(), order.orElse(null), event));
    }

    private Occurrence occurrence(
            Playbook playbook, ReasonKey key, Instant at, @Nullable OrderFacts order, @Nullable EventFact event) {
        return new Occurrence(playbook, key, at, order, event, stored.get(key));
    }

    private void consider(Occurrence occurrence) {
        var fired = occurrence.stored();
        var playbook = occurrence.playbook();
        boolean ofThisVersion = fired == null ? playbook.active() : fired.version() == playbook.version();
        boolean mayFire = fired == null ? firesAt(playbook, occurrence.at()) : !fired.isOver();
        if (!ofThisVersion || !mayFire) {
            return;
        }
        var facts = ExpressionFacts.of(occurrence, situation.agenda(), situation.purchases());
        if (playbook.isDatedByFacts() && isUntrue(playbook, facts)) {
            return;
        }
        var dated = dating.date(occurrence, facts);
        var held = heldSince(occurrence.at(), playbook.isAskedFor(), playbook.holdWhile());
        var moment = dating.moved(dated, playbook, held.all());
        boolean late = tooLate(moment, occurrence) && !isUnderWay(fired);
        boolean wasOpen = fired != null && fired.isOpen();
        if ((late && !wasOpen && !occurrence.isNews(situation.agenda()))
                || !matches(playbook, facts)
                || !seen.add(occurrence.key())) {
            return;
        }
        var considered = new Considered(
                occurrence.key(),
                playbook.version(),
                playbook.isAskedFor(),
                occurrence.orderId(),
                occurrence.at(),
                moment.target(),
                moment.due(),
                new Fate.Taken());
        var fate = late ? new Fate.Dropped(Why.TOO_LATE) : fate(considered, occurrence, held.all());
        reasons.add(new Reason(settled(considered.with(fate), dated, playbook, held), playbook));
    }

    /// @param over by holds that have ended
    /// @param all by those and the ones that go on
    private record Held(Duration over, Duration all) {
        static final Held NOT = new Held(Duration.ZERO, Duration.ZERO);
    }

    /// What the customer asked for is never held, least of all by itself.
    private Held heldSince(Instant since, boolean askedFor, Set<Hold> holdWhile) {
        if (askedFor) {
            return Held.NOT;
        }
        var holds = situation.holds();
        return new Held(
                holds.heldSince(since, holdWhile, situation.now(), false),
                holds.heldSince(since, holdWhile, situation.now(), true));
    }

    /// A hold that goes on moves nothing yet, so that what is held says the same every day.
    private Considered settled(Considered reason, Moment dated, Playbook playbook, Held held) {
        return reason.fate() instanceof Fate.Held ? reason.at(dating.moved(dated, playbook, held.over())) : reason;
    }

    /// Whether a reason has stood long enough to pass its due by waiting. One whose due was moved into the
    /// past by news, before anybody saw a task of it, is as late as if it had come with that news.
    private boolean isUnderWay(@Nullable ReasonFact fired) {
        if (fired == null || !fired.isOpen()) {
            return false;
        }
        var followUp = situation.agenda().followUp();
        return !fired.due().isAfter(situation.now()) || (followUp != null && followUp.released());
    }

    private static boolean firesAt(Playbook playbook, Instant at) {
        return playbook.firesFrom() == null || !at.isBefore(playbook.firesFrom());
    }

    /// Asked before a date that is dear to work out.
    private static boolean isUntrue(Playbook playbook, Map<String, Object> facts) {
        return playbook.when() != null && playbook.when().test(facts) instanceof Condition.Verdict.No;
    }

    private boolean matches(Playbook playbook, Map<String, Object> facts) {
        if (playbook.when() == null) {
            return true;
        }
        return switch (playbook.when().test(facts)) {
            case Condition.Verdict.Yes _ -> true;
            case Condition.Verdict.No _ -> false;
            case Condition.Verdict.Failed failed -> {
                situation.failed(playbook, failed);
                yield false;
            }
        };
    }

    /// An asked-for reason that arrives a little late is taken all the same: somebody is waiting for an answer.
    private boolean tooLate(Moment moment, Occurrence occurrence) {
        var last = occurrence.playbook().isAskedFor() ? moment.due().plus(Company.GRACE) : moment.due();
        return !last.isAfter(situation.now());
    }

    private Fate fate(Considered reason, Occurrence occurrence, Duration held) {
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
            if (isHeldTooLong(held)) {
                return new Fate.Dropped(Why.HELD_TOO_LONG);
            }
        }
        if (unless(occurrence)) {
            return new Fate.Dropped(Why.UNLESS);
        }
        return situation
                .ended(reason)
                .or(() -> heldNow(reason, occurrence.playbook().holdWhile()))
                .orElseGet(Fate.Taken::new);
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
        return broken || playbook.unless().stream().anyMatch(type -> happenedAfter(type, occurrence));
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

    /// What was withdrawn and has become too late since is not brought up again.
    private Optional<Reason> own(ReasonFact reason, ReasonFact.Own own) {
        var playbook = BuiltIn.playbook(reason.key().playbook(), own);
        var dated = new Moment(reason.target(), reason.due());
        var held = heldSince(reason.raisedAt(), reason.askedFor(), playbook.holdWhile());
        var considered = considered(reason, new Fate.Taken()).at(dating.moved(dated, playbook, held.all()));
        if (!reason.isOpen() && !reason.askedFor() && !considered.due().isAfter(situation.now())) {
            return Optional.empty();
        }
        var fate = isHeldTooLong(held.all())
                ? new Fate.Dropped(Why.HELD_TOO_LONG)
                : situation
                        .ended(considered)
                        .or(() -> heldNow(considered, playbook.holdWhile()))
                        .orElseGet(Fate.Taken::new);
        return Optional.of(new Reason(settled(considered.with(fate), dated, playbook, held), playbook));
    }

    private static boolean isHeldTooLong(Duration held) {
        return held.compareTo(Company.LONGEST_MOVE) > 0;
    }

    private Reason noLongerTrue(ReasonFact reason) {
        var playbook = situation
                .rules()
                .playbook(reason.key().playbook(), reason.version())
                .orElseGet(() -> BuiltIn.unknown(reason.key().playbook()));
        return new Reason(considered(reason, new Fate.Dropped(Why.NO_LONGER_TRUE)), playbook);
    }

    private static Considered considered(ReasonFact reason, Fate fate) {
        return new Considered(
                reason.key(),
                reason.version(),
                reason.askedFor(),
                reason.orderId(),
                reason.raisedAt(),
                reason.target(),
                reason.due(),
                fate);
    }
}
