package io.heard.customer;

import io.heard.contact.Channel;
import io.heard.contact.ContactPreferences;
import io.heard.contact.Countries;
import io.heard.contact.Purpose;
import io.heard.contact.Until;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Contact preferences as they are written and stored: the body of `…/contact-preferences`.
public record PreferencesDocument(
        @Nullable String timeZone,
        @Nullable String language,
        @Nullable List<String> channels,
        @Nullable List<Hours> hours,
        @Nullable List<Never> never,
        @Nullable List<Suppression> suppressions) {

    public static final PreferencesDocument EMPTY = new PreferencesDocument(null, null, null, null, null, null);

    public record Hours(
            List<String> days,
            String start,
            String end,
            @Nullable String validUntil) {}

    public record Never(List<String> days, @Nullable String validUntil) {}

    public record Suppression(
            String channel,
            @Nullable String purpose,
            String reason,
            @Nullable String validUntil) {}

    /// A field that cannot be read, by its path.
    public static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final String field;

        Unreadable(String field, String message, IllegalArgumentException cause) {
            super(message, cause);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /// With what another suppresses as well.
    public PreferencesDocument refusing(PreferencesDocument other) {
        var mine = suppressions == null ? List.<Suppression>of() : suppressions;
        var theirs = other.suppressions == null ? List.<Suppression>of() : other.suppressions;
        if (mine.containsAll(theirs)) {
            return this;
        }
        var all = Stream.concat(mine.stream(), theirs.stream()).distinct().toList();
        return new PreferencesDocument(timeZone, language, channels, hours, never, all);
    }

    /// @throws Unreadable naming the field and what to write instead
    public ContactPreferences read() {
        if (timeZone != null && Countries.zone(timeZone).isEmpty()) {
            throw new Unreadable(
                    "timeZone",
                    "'" + timeZone + "' is no time zone; write one of tzdb's names, such as Europe/Berlin",
                    new IllegalArgumentException(timeZone));
        }
        return new ContactPreferences(
                timeZone,
                language,
                each("channels", channels, name -> channel(name)),
                each(
                        "hours",
                        hours,
                        entry -> ContactPreferences.Hours.parse(
                                entry.days(), entry.start(), entry.end(), entry.validUntil())),
                each("never", never, entry -> ContactPreferences.Never.parse(entry.days(), entry.validUntil())),
                each("suppressions", suppressions, PreferencesDocument::suppression));
    }

    private static ContactPreferences.Suppression suppression(Suppression entry) {
        return new ContactPreferences.Suppression(
                channel(entry.channel()),
                entry.purpose() == null ? null : purpose(entry.purpose()),
                Objects.requireNonNullElse(entry.reason(), ""),
                entry.validUntil() == null ? null : Until.parse(entry.validUntil()));
    }

    private static Channel channel(String name) {
        try {
            return Channel.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' is no channel; use CALL or EMAIL", e);
        }
    }

    private static Purpose purpose(String name) {
        try {
            return Purpose.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' is no purpose; use SERVICE, SURVEY or MARKETING", e);
        }
    }

    private static <A, B> List<B> each(String field, @Nullable List<A> entries, Function<A, B> reading) {
        if (entries == null) {
            return List.of();
        }
        var result = new java.util.ArrayList<B>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                result.add(reading.apply(entries.get(i)));
            } catch (IllegalArgumentException e) {
                throw new Unreadable(field + "[" + i + "]", String.valueOf(e.getMessage()), e);
            }
        }
        return result;
    }
}
