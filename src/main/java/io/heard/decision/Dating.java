package io.heard.decision;

import io.heard.calendar.WallClock;
import io.heard.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns anchors and spans into target and due.
///
/// A period's target is the start of the local day, its due the end of one; durations are exact. Where the
/// customer may be in several zones, the latest target and the earliest due count (DESIGN §4.2).
final class Dating {

    private final Situation situation;

    Dating(Situation situation) {
        this.situation = situation;
    }

    Moment date(Occurrence occurrence, Map<String, Object> facts) {
        var anchor = anchor(occurrence);
        var clocks = situation.reach().clocks();
        var moment = moment(occurrence, anchor, clocks.getFirst(), facts);
        if (clocks.size() > 1 && differs(occurrence)) {
            for (var clock : clocks.subList(1, clocks.size())) {
                moment = moment.narrowedTo(moment(occurrence, anchor, clock, facts));
            }
        }
        return moment.due().isBefore(moment.target()) ? new Moment(moment.target(), moment.target()) : moment;
    }

    private Moment moment(Occurrence occurrence, Instant anchor, WallClock clock, Map<String, Object> facts) {
        var playbook = occurrence.playbook();
        var from = secret(occurrence, clock, start(anchor, playbook.after(), clock, playbook.purpose(), facts));
        return new Moment(from, end(from, playbook.within(), clock, playbook.purpose(), facts));
    }

    /// Only what counts days differs from zone to zone.
    private static boolean differs(Occurrence occurrence) {
        var playbook = occurrence.playbook();
        return countsDays(playbook.after()) || countsDays(playbook.within()) || isSecret(occurrence);
    }

    /// A gift is not mentioned before the day after its delivery.
    private Instant secret(Occurrence occurrence, WallClock clock, Instant from) {
        var order = occurrence.order();
        if (order == null || !isSecret(occurrence)) {
            return from;
        }
        var told = clock.startOfDay(clock.dayAt(situation.deliveredAt(order)) + 1);
        return told.isAfter(from) ? told : from;
    }

    private static boolean isSecret(Occurrence occurrence) {
        var order = occurrence.order();
        return order != null && order.gift() && !occurrence.playbook().isAskedFor();
    }

    /// The instant from which something may happen again, `span` after `from`; the latest over all zones.
    Instant after(Instant from, Span span, Purpose purpose) {
        if (!countsDays(span)) {
            return exact(from, span, purpose, Map.of());
        }
        var latest = Instant.MIN;
        for (var clock : situation.reach().clocks()) {
            var start = start(from, span, clock, purpose, Map.of());
            latest = start.isAfter(latest) ? start : latest;
        }
        return latest;
    }

    /// The same moment after a hold: whole days for a moment that counts days, exact otherwise.
    Moment moved(Moment moment, Playbook playbook, Duration by) {
        if (by.isZero()) {
            return moment;
        }
        var clock = situation.reach().clock();
        long days = by.plusDays(1).minusNanos(1).toDays();
        var target = countsDays(playbook.after())
                ? clock.startOfDay(clock.dayAt(moment.target()) + days)
                : moment.target().plus(by);
        var due = countsDays(playbook.within())
                ? clock.startOfDay(clock.dayAt(moment.due()) + days)
                : moment.due().plus(by);
        return new Moment(target, due);
    }

    /// The same moment with the later due that a lead gave it, at the same time of the day.
    Moment relieved(Moment moment, @Nullable Relief relief) {
        if (relief == null || relief.laterDays() == 0) {
            return moment;
        }
        var zone = situation.zones().getFirst();
        return new Moment(
                moment.target(),
                moment.due().atZone(zone).plusDays(relief.laterDays()).toInstant());
    }

    private static boolean countsDays(Span span) {
        return span instanceof Span.Days || span instanceof Span.BusinessDays;
    }

    private Instant anchor(Occurrence occurrence) {
        var order = occurrence.order();
        return switch (occurrence.playbook().from()) {
            case Anchor.OfTrigger _ -> occurrence.at();
            case Anchor.Placed _ -> order == null ? occurrence.at() : order.placed();
            case Anchor.Delivered _ -> order == null ? occurrence.at() : situation.deliveredAt(order);
            case Anchor.ExpectedDelivery _ ->
                order == null || order.expectedDeliveryAt() == null ? occurrence.at() : order.expectedDeliveryAt();
            case Anchor.LastContact _ -> situation.lastContactAt().orElse(occurrence.at());
            case Anchor.EventField(String field) -> instant(occurrence, field);
        };
    }

    private static Instant instant(Occurrence occurrence, String field) {
        var event = occurrence.event();
        if (event == null || !(event.data().get(field) instanceof String text)) {
            return occurrence.at();
        }
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            return occurrence.at();
        }
    }

    private Instant start(Instant anchor, Span span, WallClock clock, Purpose purpose, Map<String, Object> facts) {
        return switch (span) {
            case Span.Days(Period period) -> clock.startOfDay(WallClock.plus(clock.dayAt(anchor), period));
            case Span.BusinessDays(int days) -> clock.startOfDay(businessDay(clock.dayAt(anchor), days));
            default -> exact(anchor, span, purpose, facts);
        };
    }

    private Instant end(Instant from, Span span, WallClock clock, Purpose purpose, Map<String, Object> facts) {
        return switch (span) {
            case Span.Days(Period period) -> clock.startOfDay(WallClock.plus(clock.dayAt(from), period) + 1);
            case Span.BusinessDays(int days) -> clock.startOfDay(businessDay(clock.dayAt(from), days) + 1);
            default -> exact(from, span, purpose, facts);
        };
    }

    private Instant exact(Instant from, Span span, Purpose purpose, Map<String, Object> facts) {
        return switch (span) {
            case Span.Exact(Duration duration) -> from.plus(duration);
            case Span.WorkingTime(Duration duration) -> situation.afterWorking(from, duration, purpose);
            case Span.Computed(Condition expression) ->
                from.plus(expression.length(facts).orElse(Duration.ZERO));
            case Span.Days _, Span.BusinessDays _ -> throw new IllegalArgumentException(span + " counts days");
        };
    }

    private long businessDay(long from, int days) {
        return situation.businessDay(LocalDate.ofEpochDay(from), days).toEpochDay();
    }
}
