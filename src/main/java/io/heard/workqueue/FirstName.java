package io.heard.workqueue;

import io.heard.task.Appointment;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a customer is called where strangers may look over a shoulder: as they want to be called where that is a first
/// name, else by their initials. A surname is never part of it.
public final class FirstName {

    private static final int LONGEST = 20;
    private static final int MOST_INITIALS = 3;

    private FirstName() {}

    /// @return empty when nothing is known
    public static String of(Appointment appointment) {
        return of(appointment.name(), appointment.preferredName());
    }

    static String of(@Nullable String name, @Nullable String preferredName) {
        var words = words(name);
        var preferred = words(preferredName);
        if (preferred.length == 1 && isFirstName(preferred[0], words)) {
            return cut(preferred[0]);
        }
        return initials(words.length == 0 ? preferred : words);
    }

    /// One word can be a surname all the same: then it stands last in the full name.
    private static boolean isFirstName(String preferred, String[] name) {
        return name.length < 2
                || Arrays.stream(name, 1, name.length).noneMatch(word -> word.equalsIgnoreCase(preferred))
                || name[0].equalsIgnoreCase(preferred);
    }

    private static String initials(String[] words) {
        return Arrays.stream(words)
                .limit(MOST_INITIALS)
                .map(word -> new String(Character.toChars(word.codePointAt(0))).toUpperCase(Locale.ROOT) + ".")
                .collect(Collectors.joining(" "));
    }

    private static String[] words(@Nullable String name) {
        return name == null || name.isBlank() ? new String[0] : name.strip().split("[\\s\\p{Cntrl},]+", -1);
    }

    private static String cut(String word) {
        int end = Math.min(word.length(), LONGEST);
        return word.substring(0, Character.isHighSurrogate(word.charAt(end - 1)) ? end - 1 : end);
    }
}
