package io.heard.api;

import io.heard.platform.Problem;
import io.heard.platform.WebJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a caller gave in the address: a query parameter that cannot be read is 400, an id that cannot be one is
/// 404.
final class Given {

    /// Marks and joiners that turn the direction of text or break lines: on a screen they show what is not there.
    private static final Pattern DECEPTIVE = Pattern.compile("[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private static final int LONGEST_TEXT = 200;

    private Given() {}

    static <E extends Enum<E>> @Nullable E word(String name, @Nullable String text, Class<E> type) {
        if (text == null) {
            return null;
        }
        for (var value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw Problem.badRequest(
                        name,
                        "must be one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(type.getEnumConstants())
                                                .map(Enum::name)
                                                .toList()))
                .thrown();
    }

    /// A name or a part of a text to look for.
    static @Nullable String text(String name, @Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw Problem.badRequest(name, "must have at most " + LONGEST_TEXT + " characters")
                    .thrown();
        }
        return text;
    }

    /// What the address must name.
    static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw Problem.badRequest(name, "must be given").thrown();
        }
        return value;
    }

    static @Nullable LocalDate date(String name, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw Problem.badRequest(name, "must be a day such as 2026-03-09").thrown();
        }
    }

    static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : WebJson.instant(text);
        } catch (DateTimeException wrong) {
            throw Problem.badRequest(name, "must be an instant such as 2026-03-09T15:00:00Z; write a + in it as %2B")
                    .thrown();
        }
    }

    /// @param what such as `task`
    static UUID id(String what, String text) {
        if (!WebJson.isId(text)) {
            throw Problem.notFound("No " + what + " " + text).thrown();
        }
        return UUID.fromString(text);
    }

    /// What people are called must show as what it is.
    static void plain(String field, @Nullable String text) {
        if (text != null && DECEPTIVE.matcher(text).find()) {
            throw Problem.unprocessable(field, "must not hold line separators or marks that turn the direction of text")
                    .thrown();
        }
    }
}
