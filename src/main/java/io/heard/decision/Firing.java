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
/// fired with and
/// what people already ended.
final class Firing {

    private final Situation situation;
    private final Dating dating;
    private final Map<ReasonKey, ReasonFact> stored = new HashMap<>();
    private final Set<ReasonKey> seen = new HashSet<>();

    Firing(Situation situation, Dating dating) {
        this.situation = situation;
        this.dating = dating;
        situation.agenda().reasons().forEach(reason -> stored.put(reason.key(), reason));
    }

    List<Reason> reasons() {
        var reasons = new ArrayList<Reason>();
        for (var playbook : playbooks()) {
            occurrences(playbook).forEach(occurrence -> consider(occurrence).ifPresent(reasons::add));
        }
        for (var reason : situation.agenda().reasons()) {
            if (reason.own() != null && !reason.isOver()) {
                reasons.add(own(reason, reason.own()));
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

    private Stream<Occurrence> occurrences(Playbook playbook) {
        return switch (playbook.trigger()) {
            case Trigger.Silence _ ->
                situation.purchases().last().stream().map(order -> ofOrder(playbook, order, order.placedAt()));
            case Trigger.On(EventType type) ->
                switch (type) {
                    case ORDER_PLACED, ORDER_UPDATED ->
                        orders().map(order -> ofOrder(playbook, order, order.placedAt()));
                    case ORDER_DELIVERED ->
                        orders().map(order -> ofOrder(playbook, order, situation.deliveredAt(order)));
                    case ORDER_CANCELLED ->
                        orders().filter(order -> order.cancelledAt() != null)
                                .map(order -> ofOrder(playbook, order, order.cancelledAt()));
                    default ->
                        situation.agenda().events().stream()
                                .filter(event -> event.type() == type)
                                .flatMap(event -> ofEvent(playbook, event).stream());
                };
        };
    }

    private Stream<OrderFacts> orders() {
        return situation.purchases().meaningful().stream();
    }

    private Occurrence ofOrder(Playbook playbook, OrderFacts order, Instant at) {
        return occurrence(playbook, new ReasonKey(playbook.key(), order.source(), order.id()), at, order, null);
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

    private Optional<Reason> consider(Occurrence occurrence) {
        var fired = occurrence.stored();
        var playbook = occurrence.playbook();
        boolean ofThisVersion = fired == null ? playbook.active() : fired.version() == playbook.version();
        if (!ofThisVersion || (fired != null && fired.isOver()) || !firesAt(playbook, occurrence.at())) {
            return Optional.empty();
        }
        var facts = ExpressionFacts.of(occurrence, situation.agenda(), situation.purchases());
        var held = heldSince(playbook, occurrence);
        var moment = dating.moved(dating.date(occurrence, facts), playbook, held);
        boolean late = (fired == null || !fired.isOpen()) && tooLate(moment, occurrence);
        if ((late && !occurrence.isNews(situation.agenda()))
                || !matches(playbook, facts)
                || !seen.add(occurrence.key())) {
            return Optional.empty();
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
        var fate = late ? new Fate.Dropped(Why.TOO_LATE) : fate(considered, occurrence, held);
        return Optional.of(new Reason(considered.with(fate), playbook));
    }

    /// What the customer asked for is never held, least of all by itself.
    private Duration heldSince(Playbook playbook, Occurrence occurrence) {
        return playbook.isAskedFor()
                ? Duration.ZERO
                : situation.holds().heldSince(occurrence.at(), holdsOn(occurrence), situation.now());
    }

    private static boolean firesAt(Playbook playbook, Instant at) {
        return playbook.firesFrom() == null || !at.isBefore(playbook.firesFrom());
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

    private Set<Hold> holdsOn(Occurrence occurrence) {
        return occurrence.playbook().holdWhile();
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
            if (held.compareTo(Company.LONGEST_MOVE) > 0) {
                return new Fate.Dropped(Why.HELD_TOO_LONG);
            }
        }
        if (unless(occurrence)) {
            return new Fate.Dropped(Why.UNLESS);
        }
        return situation.ended(reason).or(() -> heldNow(reason, occurrence)).orElseGet(Fate.Taken::new);
    }

    private static boolean isOfReturn(Occurrence occurrence) {
        return occurrence.playbook().trigger().equals(new Trigger.On(EventType.ORDER_RETURNED));
    }

    private Optional<Fate> heldNow(Considered reason, Occurrence occurrence) {
        return reason.askedFor()
                ? Optional.empty()
                : situation
                        .holds()
                        .holding(holdsOn(occurrence), situation.now())
                        .map(Fate.class::cast);
    }

    private boolean unless(Occurrence occurrence) {
        return occurrence.playbook().unless().stream().anyMatch(type -> happenedAfter(type, occurrence));
    }

    private boolean happenedAfter(EventType type, Occurrence occurrence) {
        if (type == EventType.ORDER_PLACED) {
            return situation.purchases().anyAfter(occurrence.at());
        }
        return situation.agenda().events().stream()
                .filter(event -> event.type() == type && !event.at().isBefore(occurrence.at()))
                .anyMatch(event -> {
                    var concern = event.data().get("concernId");
                    return concern == null || concern.equals(occurrence.key().subject());
                });
    }

    private Reason own(ReasonFact reason, ReasonFact.Own own) {
        var considered = considered(reason, new Fate.Taken());
        var held = reason.askedFor()
                ? Optional.<Fate>empty()
                : situation.holds().holding(Set.of(), situation.now()).map(Fate.class::cast);
        var fate = situation.ended(considered).or(() -> held).orElseGet(Fate.Taken::new);
        return new Reason(considered.with(fate), BuiltIn.playbook(reason.key().playbook(), own));
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
