package io.heard.desk;

import io.heard.customer.PreferencesDocument;
import io.heard.customer.PreferencesDocument.Hours;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a customer wants to hear from us, as far as a rep asks for it; all other preferences stay as they are.
///
/// @param channel the preferred one; empty where there is none
/// @param days `MON` to `SUN`; none means any
/// @param from with `to`, the hours on their clock; both empty means any
record Wishes(String channel, List<String> days, String from, String to, String language) {

    private static final List<String> EVERY_DAY =
            Arrays.stream(DayOfWeek.values()).map(Wishes::name).toList();
    private static final String DAY_START = "00:00";
    private static final String DAY_END = "24:00";

    Wishes {
        days = EVERY_DAY.stream().filter(List.copyOf(days)::contains).toList();
        if (days.equals(EVERY_DAY)) {
            days = List.of();
        }
    }

    static String name(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    static Wishes of(PreferencesDocument known) {
        var hours = orNone(known.hours()).stream().findFirst().orElse(null);
        var channel = orNone(known.channels()).stream().findFirst().orElse("");
        var language = known.language() == null ? "" : known.language();
        return hours == null
                ? new Wishes(channel, List.of(), "", "", language)
                : new Wishes(
                        channel,
                        hours.days(),
                        without(hours.start(), DAY_START),
                        without(hours.end(), DAY_END),
                        language);
    }

    /// A limit that is none is not shown.
    private static String without(String time, String none) {
        return time.equals(none) ? "" : time;
    }

    static Wishes typed(OutcomeForm form) {
        return new Wishes(form.wishChannel(), form.wishDays(), form.wishFrom(), form.wishTo(), form.wishLanguage());
    }

    boolean hasBadHours() {
        return !from.isEmpty() && !to.isEmpty() && from.compareTo(to) >= 0;
    }

    /// @return absent where nothing else is wished than what is known
    @Nullable
    PreferencesDocument changing(PreferencesDocument known) {
        var before = of(known);
        if (equals(before)) {
            return null;
        }
        return new PreferencesDocument(
                known.timeZone(),
                language.isEmpty() ? null : language,
                channel.equals(before.channel) ? known.channels() : channels(orNone(known.channels())),
                hasSameHours(before) ? known.hours() : hours(),
                known.never(),
                known.suppressions());
    }

    private boolean hasSameHours(Wishes before) {
        return days.equals(before.days) && from.equals(before.from) && to.equals(before.to);
    }

    private @Nullable List<String> channels(List<String> before) {
        return channel.isEmpty()
                ? null
                : List.copyOf(new LinkedHashSet<>(
                        Stream.concat(Stream.of(channel), before.stream()).toList()));
    }

    private @Nullable List<Hours> hours() {
        if (days.isEmpty() && from.isEmpty() && to.isEmpty()) {
            return null;
        }
        return List.of(new Hours(
                days.isEmpty() ? EVERY_DAY : days,
                from.isEmpty() ? DAY_START : from,
                to.isEmpty() ? DAY_END : to,
                null));
    }

    private static <T> List<T> orNone(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }
}
