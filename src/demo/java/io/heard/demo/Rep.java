package io.heard.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A representative who works through the queue: one task at a time, as `next` gives them.
final class Rep {

    private static final int DAY_LETTERS = 3;

    private final String id;
    private final ZoneId zone;
    private final List<Shift> shifts;
    private @Nullable JsonNode inHand;

    private record Span(LocalTime start, LocalTime end) {
        static Span of(JsonNode hours) {
            return new Span(
                    LocalTime.parse(hours.path("start").asText()),
                    LocalTime.parse(hours.path("end").asText()));
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(start) && time.isBefore(end);
        }

        boolean overlaps(LocalTime from, LocalTime to) {
            return from.isBefore(end) && to.isAfter(start);
        }
    }

    private record Shift(List<String> days, Span hours, List<Span> breaks) {

        static Shift of(JsonNode shift) {
            var days = new ArrayList<String>();
            shift.path("days").forEach(day -> days.add(day.asText()));
            var breaks = new ArrayList<Span>();
            shift.path("breaks").forEach(one -> breaks.add(Span.of(one)));
            return new Shift(days, Span.of(shift), breaks);
        }

        boolean isOn(DayOfWeek day) {
            return days.contains(day.name().substring(0, DAY_LETTERS).toUpperCase(Locale.ROOT));
        }
    }

    private Rep(String id, ZoneId zone, List<Shift> shifts) {
        this.id = id;
        this.zone = zone;
        this.shifts = shifts;
    }

    static Rep of(JsonNode representative, JsonNode shifts) {
        var all = new ArrayList<Shift>();
        shifts.path("items").forEach(shift -> all.add(Shift.of(shift)));
        return new Rep(
                representative.path("id").asText(),
                ZoneId.of(representative.path("timeZone").asText()),
                List.copyOf(all));
    }

    String id() {
        return id;
    }

    ZoneId zone() {
        return zone;
    }

    /// Whether there is anything to do for them: on shift, or with a task in hand.
    boolean isBusy(Instant at) {
        return inHand != null || has(at, Duration.ofMinutes(1));
    }

    /// Whether they work from then on for so long.
    boolean has(Instant at, Duration time) {
        var local = at.atZone(zone);
        var from = local.toLocalTime();
        var to = from.plus(time);
        return shifts.stream()
                .anyMatch(shift -> shift.isOn(local.getDayOfWeek())
                        && shift.hours().contains(from)
                        && !to.isAfter(shift.hours().end())
                        && to.isAfter(from)
                        && shift.breaks().stream().noneMatch(pause -> pause.overlaps(from, to)));
    }

    void take(JsonNode task) {
        inHand = task;
    }

    /// Lets go of the task in hand.
    Optional<JsonNode> finish() {
        var task = Optional.ofNullable(inHand);
        inHand = null;
        return task;
    }
}
