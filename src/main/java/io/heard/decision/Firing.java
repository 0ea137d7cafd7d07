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
    private final Fates fates;
    private final Map<ReasonKey, ReasonFact> stored = new HashMap<>();
    private final Set<ReasonKey> seen = new HashSet<>();

    Firing(Situation situation, Dating dating) {
        this.situation = situation;
        this.dating = dating;
        this.fates = new Fates(situation);
        situation.agenda().reasons().forEach(reason -> stored.put(reason.key(), reason));
    }

    List<Reason> reasons() {
        var reasons = new ArrayList<Reason>();
        for (var playbook : playbooks()) {
            occurrences(playbook).forEach(occurrence -> consider(occurrence).ifPresent(reasons::add));
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

    /// Why active playbooks ask for nothing.
    List<Unfired> unfired() {
        var unfired = new ArrayList<Unfired>();
        for (var playbook : situation.rules().active()) {
            var occurrences = occurrences(playbook).toList();
            if (occurrences.isEmpty()) {
                unfired.add(unfired(playbook, null, Unfired.Why.NO_OCCASION, null));
            }
            occurrences.forEach(occurrence -> unfired(occurrence).ifPresent(unfired::add));
        }
        return unfired;
    }

    private Optional<Unfired> unfired(Occurrence occurrence) {
        var playbook = occurrence.playbook();
        var fired = occurrence.stored();
        if (fired != null && fired.isOver()) {
            return Optional.of(
                    unfired(playbook, occurrence, Unfired.Why.OVER, fired.fate().name()));
        }
        if (fired != null && fired.version() != playbook.version()) {
            return Optional.empty(); // goes on under the version that it fired with
        }
        if (fired == null && !firesAt(playbook, occurrence.at())) {
            return Optional.of(unfired(playbook, occurrence, Unfired.Why.BEFORE_ACTIVE, null));
        }
        var facts = ExpressionFacts.of(occurrence, situation.agenda(), situation.purchases());
        if (playbook.when() != null) {
            switch (playbook.when().test(facts)) {
                case Condition.Verdict.Yes _ -> {}
                case Condition.Verdict.No _ -> {
                    return Optional.of(unfired(
                            playbook,
                            occurrence,
                            Unfired.Why.CONDITION,
                            playbook.when().text()));
                }
                case Condition.Verdict.Failed(String why) -> {
                    return Optional.of(unfired(playbook, occurrence, Unfired.Why.CONDITION_FAILED, why));
                }
            }
        }
        var moment = dating.date(occurrence, facts);
        return fired == null && tooLate(moment, occurrence)
                ? Optional.of(unfired(
                        playbook, occurrence, Unfired.Why.TOO_LATE, moment.due().toString()))
                : Optional.empty();
    }

    private static Unfired unfired(
            Playbook playbook, @Nullable Occurrence occurrence, Unfired.Why why, @Nullable String detail) {
        return new Unfired(
                playbook.key(),
                playbook.version(),
                playbook.title(),
                why,
                occurrence == null ? null : occurrence.orderId(),
                occurrence == null ? null : occurrence.at(),
                detail);
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
                orders().filter(order -> isLast(order) || stored.containsKey(key(playbook, order)))
                        .map(order -> ofOrder(playbook, order, order.placed()));
            case Trigger.On(EventType type) ->
                switch (type) {
                    case ORDER_PLACED, ORDER_UPDATED -> orders().map(order -> ofOrder(playbook, order, order.placed()));
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

    private boolean isLast(OrderFacts order) {
        return situation.purchases().last().filter(order::equals).isPresent();
    }

    private Occurrence ofOrder(Playbook playbook, OrderFacts order, Instant at) {
        return occurrence(playbook, key(playbook, order), at, order, null);
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

    private Optional<Reason> consider(Occurrence occurrence) {
        var fired = occurrence.stored();
        var playbook = occurrence.playbook();
        boolean ofThisVersion = fired == null ? playbook.active() : fired.version() == playbook.version();
        boolean mayFire = fired == null ? firesAt(playbook, occurrence.at()) : !fired.isOver();
        if (!ofThisVersion || !mayFire) {
            return Optional.empty();
        }
        var facts = ExpressionFacts.of(occurrence, situation.agenda(), situation.purchases());
        var dated = dating.date(occurrence, facts);
        var held = heldSince(occurrence.at(), playbook.isAskedFor(), playbook.holdWhile());
        var moment = dating.moved(dated, playbook, held.all());
        boolean late = tooLate(moment, occurrence) && !isUnderWay(fired);
        boolean wasOpen = fired != null && fired.isOpen();
        if ((late && !wasOpen && !occurrence.isNews(situation.agenda()))
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
        var fate = late ? new Fate.Dropped(Why.TOO_LATE) : fates.of(considered, occurrence, held.all());
        return Optional.of(new Reason(settled(considered.with(fate), dated, playbook, held), playbook));
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
        var last = occurrence.playbook().isAskedFor() ? situation.after(moment.due(), Company.GRACE) : moment.due();
        return !last.isAfter(situation.now());
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
        var fate = fates.ofOwn(considered, playbook.holdWhile(), held.all());
        return Optional.of(new Reason(settled(considered.with(fate), dated, playbook, held), playbook));
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
