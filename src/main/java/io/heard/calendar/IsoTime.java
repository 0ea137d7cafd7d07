package io.heard.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;

/// Instants as text and back, several times as quick as `java.time` for how machines write them, and by
/// `java.time` for everything else. RFC 3339 in UTC.
public final class IsoTime {

    private static final int SECONDS_TEXT = "2026-11-21T18:00:00".length();
    private static final long FIRST_SECOND =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private static final long NONE = Long.MIN_VALUE;

    private IsoTime() {}

    /// The same text as `Instant.toString`.
    public static String write(Instant at) {
        long seconds = at.getEpochSecond();
        int nanos = at.getNano();
        if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
            return at.toString();
        }
        // as Instant does: thousandths, millionths or billionths, whichever tells all
        int digits = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        var text = new byte[SECONDS_TEXT + (digits == 0 ? 0 : digits + 1) + 1];
        var day = LocalDate.ofEpochDay(Math.floorDiv(seconds, WallClock.DAY));
        int time = (int) Math.floorMod(seconds, WallClock.DAY);
        put(text, 0, 4, day.getYear());
        text[4] = '-';
        put(text, 5, 2, day.getMonthValue());
        text[7] = '-';
        put(text, 8, 2, day.getDayOfMonth());
        text[10] = 'T';
        put(text, 11, 2, time / 3600);
        text[13] = ':';
        put(text, 14, 2, time / 60 % 60);
        text[16] = ':';
        put(text, 17, 2, time % 60);
        if (digits > 0) {
            text[SECONDS_TEXT] = '.';
            put(text, SECONDS_TEXT + 1, digits, digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1_000 : nanos);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int from, int digits, int number) {
        int rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// @throws java.time.format.DateTimeParseException if it is no time with an offset
    public static Instant read(String text) {
        long seconds = seconds(text);
        if (seconds == NONE) {
            return OffsetDateTime.parse(text).toInstant();
        }
        int fraction = text.length() - 1 - (SECONDS_TEXT + 1);
        if (fraction <= 0) {
            return Instant.ofEpochSecond(seconds);
        }
        int nanos = number(text, SECONDS_TEXT + 1, fraction);
        for (int i = fraction; i < 9; i++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /// The whole seconds since 1970 of a text in UTC with seconds, or NONE where `java.time` has to look.
    private static long seconds(String text) {
        int length = text.length();
        if (length <= SECONDS_TEXT
                || length > SECONDS_TEXT + 11
                || text.charAt(length - 1) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || (length > SECONDS_TEXT + 1 && !isFraction(text))) {
            return NONE;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        // the 29th of February, leap seconds and 24:00 are for java.time to judge
        if (year < 1
                || month < 1
                || month > 12
                || day < 1
                || day > Month.of(month).minLength()
                || hour < 0
                || hour > 23) {
            return NONE;
        }
        if (minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NONE;
        }
        return LocalDate.of(year, month, day).toEpochDay() * WallClock.DAY + hour * 3600L + minute * 60L + second;
    }

    private static boolean isFraction(String text) {
        int digits = text.length() - 1 - (SECONDS_TEXT + 1);
        return text.charAt(SECONDS_TEXT) == '.' && digits > 0 && number(text, SECONDS_TEXT + 1, digits) >= 0;
    }

    /// Negative where something is no digit.
    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
