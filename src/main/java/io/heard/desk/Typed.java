package io.heard.desk;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what people type into forms.
final class Typed {

    private static final int LONGEST_NAME = 200;
    private static final int LAST_YEAR = 9999;
    private static final Pattern DECEPTIVE =
            Pattern.compile("[\\x00-\\x1F\\x7F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,7}([.,]\\d{1,4})?");

    private Typed() {}

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /// What people are called must show as what it is.
    static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && !DECEPTIVE.matcher(text).find();
    }

    static Optional<Integer> number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            return number < least || number > most ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /// With a point or a comma before the decimals, and none between the thousands.
    static Optional<BigDecimal> amount(String text) {
        return AMOUNT.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(',', '.'))) : Optional.empty();
    }

    static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.of(LocalDate.parse(text(text))).filter(day -> day.getYear() < LAST_YEAR);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static Optional<LocalTime> time(@Nullable String text) {
        try {
            return Optional.of(LocalTime.parse(text(text)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static Optional<LocalDateTime> moment(@Nullable String text) {
        try {
            return Optional.of(LocalDateTime.parse(text(text))).filter(at -> at.getYear() < LAST_YEAR);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
