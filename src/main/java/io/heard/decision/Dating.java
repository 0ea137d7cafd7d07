package io.heard.decision;

import io.heard.calendar.Days;
import io.heard.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
        var zones = zones(occurrence);
        var moment = moment(occurrence, anchor, zones.getFirst(), facts);
        for (var zone : zones.subList(1, zones.size())) {
            moment = moment.narrowedTo(moment(occurrence, anchor, zone, facts));
        }
        return moment.due().isBefore(moment.target()) ? new Moment(moment.target(), moment.target()) : moment;
    }

    private Moment moment(Occurrence occurrence, Instant anchor, ZoneId zone, Map<String, Object> facts) {
        var playbook = occurrence.playbook();
        var from = secret(occurrence, zone, start(anchor, playbook.after(), zone, playbook.purpose(), facts));
        return new Moment(from, end(from, playbook.within(), zone, playbook.purpose(), facts));
    }

    /// Only what counts days differs from zone to zone.
    private List<ZoneId> zones(Occurrence occurrence) {
        var playbook = occurrence.playbook();
        boolean differs = countsDays(playbook.after()) || countsDays(playbook.within()) || isSecret(occurrence);
        return differs ? situation.zones() : situation.zones().subList(0, 1);
    }

    /// A gift is not mentioned before the day after its delivery.
    private Instant secret(Occurrence occurrence, ZoneId zone, Instant from) {
        var order = occurrence.order();
        if (order == null || !isSecret(occurrence)) {
            return from;
        }
        var told = situation.endOfDay(date(situation.deliveredAt(order), zone), zone);
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
        return situation.zones().stream()
                .map(zone -> start(from, span, zone, purpose, Map.of()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The same moment after a hold: whole days for a moment that counts days, exact otherwise.
    Moment moved(Moment moment, Playbook playbook, Duration by) {
        if (by.isZero()) {
            return moment;
        }
        var zone = situation.zones().getFirst();
        var days = Period.ofDays((int) by.plusDays(1).minusNanos(1).toDays());
        var target = countsDays(playbook.after())
                ? situation.startOfDay(date(moment.target(), zone).plus(days), zone)
                : moment.target().plus(by);
        var due = countsDays(playbook.within())
                ? situation.startOfDay(date(moment.due(), zone).plus(days), zone)
                : moment.due().plus(by);
        return new Moment(target, due);
    }

    private static boolean countsDays(Span span) {
        return span instanceof Span.Days || span instanceof Span.BusinessDays;
    }

    private Instant anchor(Occurrence occurrence) {
        var order = occurrence.order();
        var zone = situation.zones().getFirst();
        return switch (occurrence.playbook().from()) {
            case Anchor.OfTrigger _ -> occurrence.at();
            case Anchor.Placed _ -> order == null ? occurrence.at() : order.placed();
            case Anchor.Delivered _ ->
                order == null ? occurrence.at() : Purchases.deliveredAt(order, situation.company(), zone);
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

    private Instant start(Instant anchor, Span span, ZoneId zone, Purpose purpose, Map<String, Object> facts) {
        return switch (span) {
            case Span.Days(Period period) ->
                situation.startOfDay(date(anchor, zone).plus(period), zone);
            case Span.BusinessDays(int days) -> situation.startOfDay(businessDay(date(anchor, zone), days), zone);
            default -> exact(anchor, span, purpose, facts);
        };
    }

    private Instant end(Instant from, Span span, ZoneId zone, Purpose purpose, Map<String, Object> facts) {
        return switch (span) {
            case Span.Days(Period period) -> situation.endOfDay(date(from, zone).plus(period), zone);
            case Span.BusinessDays(int days) -> situation.endOfDay(businessDay(date(from, zone), days), zone);
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

    private LocalDate businessDay(LocalDate from, int days) {
        return situation.businessDay(from, days);
    }

    private static LocalDate date(Instant at, ZoneId zone) {
        return Days.dateAt(at, zone);
    }
}
