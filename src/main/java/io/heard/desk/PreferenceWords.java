package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.contact.ContactPreferences;
import io.heard.contact.ContactPreferences.Suppression;
import io.heard.contact.Purpose;
import io.heard.contact.Until;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a customer wants to be contacted, in words.
final class PreferenceWords {

    private final StoryMessages words;
    private final Times times;

    PreferenceWords(StoryMessages words, Times times) {
        this.words = words;
        this.times = times;
    }

    List<String> lines(ContactPreferences preferences) {
        var lines = new ArrayList<String>();
        if (!preferences.channels().isEmpty()) {
            lines.add(words.likes(
                    preferences.channels().stream().map(this::channel).collect(Collectors.joining(", "))));
        }
        if (preferences.language() != null) {
            lines.add(
                    words.language(Locale.forLanguageTag(preferences.language()).getDisplayName(times.locale())));
        }
        if (preferences.timeZone() != null) {
            lines.add(words.zone(Times.place(ZoneId.of(preferences.timeZone()))));
        }
        for (var hours : preferences.hours()) {
            var line = words.likesHours(days(hours.days()), hours.hours().toString());
            lines.add(ending(line, hours.validUntil()));
        }
        for (var never : preferences.never()) {
            lines.add(ending(words.never(days(never.days())), never.validUntil()));
        }
        preferences.suppressions().forEach(suppression -> lines.add(suppression(suppression)));
        return List.copyOf(lines);
    }

    private String channel(Channel channel) {
        return switch (channel) {
            case CALL -> words.byCall();
            case EMAIL -> words.byEmail();
        };
    }

    private String suppression(Suppression suppression) {
        var what = switch (suppression.channel()) {
            case CALL -> words.noCalls();
            case EMAIL -> words.noMails();
        };
        var line = suppression.purpose() == null ? what : what + " " + purpose(suppression.purpose());
        var dated = ending(line, suppression.validUntil());
        return suppression.reason().isBlank() ? dated : dated + " (" + suppression.reason() + ")";
    }

    private String purpose(Purpose purpose) {
        return switch (purpose) {
            case SERVICE -> words.forService();
            case SURVEY -> words.forSurveys();
            case MARKETING -> words.forMarketing();
        };
    }

    private String ending(String line, @Nullable Until until) {
        return switch (until) {
            case null -> line;
            case Until.At(var instant) -> words.until(line, times.day(instant));
            case Until.On(var date) ->
                words.until(
                        line,
                        DateTimeFormatter.ofPattern("d MMM yyyy", times.locale())
                                .format(date));
        };
    }

    private String days(Collection<DayOfWeek> days) {
        return days.stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT, times.locale()))
                .collect(Collectors.joining(" "));
    }
}
