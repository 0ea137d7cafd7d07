package io.heard.contact;

import io.heard.calendar.DayHours;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the customer asked of us. No hours mean no limit; `never` wins over hours.
///
/// @param timeZone the zone that the customer said, as they said it
/// @param channels the preferred first
public record ContactPreferences(
        @Nullable String timeZone,
        @Nullable String language,
        List<Channel> channels,
        List<Hours> hours,
        List<Never> never,
        List<Suppression> suppressions) {

    public static final ContactPreferences NONE =
            new ContactPreferences(null, null, List.of(), List.of(), List.of(), List.of());

    public ContactPreferences {
        channels = List.copyOf(channels);
        hours = List.copyOf(hours);
        never = List.copyOf(never);
        suppressions = List.copyOf(suppressions);
    }

    /// Hours at which the customer likes to be contacted; together with the others they are the only ones.
    public record Hours(
            Set<DayOfWeek> days, DayHours hours, @Nullable Until validUntil) {

        public Hours {
            days = checked(days);
        }

        /// @param days `MON` to `SUN`
        /// @param end `24:00` at the latest
        /// @throws IllegalArgumentException saying what is wrong
        public static Hours parse(List<String> days, String start, String end, @Nullable String validUntil) {
            return new Hours(daysOf(days), DayHours.parse(start + "-" + end), until(validUntil));
        }

        @Override
        public String toString() {
            return words(days) + " " + hours + ending(validUntil);
        }
    }

    /// Days on which the customer wants no contact.
    public record Never(Set<DayOfWeek> days, @Nullable Until validUntil) {

        public Never {
            days = checked(days);
        }

        public static Never parse(List<String> days, @Nullable String validUntil) {
            return new Never(daysOf(days), until(validUntil));
        }

        @Override
        public String toString() {
            return "never on " + words(days) + ending(validUntil);
        }
    }

    /// Do not contact on this channel, for this purpose or, where it is absent, for any.
    public record Suppression(
            Channel channel,
            @Nullable Purpose purpose,
            String reason,
            @Nullable Until validUntil) {

        boolean concerns(Channel channel, Purpose purpose) {
            return this.channel == channel && (this.purpose == null || this.purpose == purpose);
        }

        @Override
        public String toString() {
            return "no " + channel + (purpose == null ? "" : " for " + purpose) + ending(validUntil) + ": " + reason;
        }
    }

    private static Set<DayOfWeek> checked(Set<DayOfWeek> days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("No days: name at least one of MON, TUE, WED, THU, FRI, SAT, SUN");
        }
        return Set.copyOf(days);
    }

    private static Set<DayOfWeek> daysOf(List<String> names) {
        return names.stream().map(Weekends::day).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Until until(@Nullable String text) {
        return text == null ? null : Until.parse(text);
    }

    private static String ending(@Nullable Until until) {
        return until == null ? "" : " (until " + until.text() + ")";
    }

    private static String words(Set<DayOfWeek> days) {
        return EnumSet.copyOf(days).stream()
                .map(day -> day.name().substring(0, 3))
                .collect(Collectors.joining(" "));
    }
}
