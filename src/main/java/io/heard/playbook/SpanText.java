package io.heard.playbook;

import io.heard.decision.Span;
import io.heard.decision.Trigger;
import io.heard.playbook.TextDocument.Text;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lengths of time inside a playbook.
final class SpanText {

    private static final String HOW = "write it as in P14D, PT24H, 3 business days, 2 working hours or duration('48h')";
    private static final Pattern PERIOD = Pattern.compile("P(?=[0-9])(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?");
    private static final Pattern DURATION = Pattern.compile("PT(?=[0-9])(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?");
    private static final Pattern BOTH = Pattern.compile("P(?=[0-9]).*T.*");
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,6}) (business days?|working hours?)");
    private static final Pattern WORDS = Pattern.compile("(\\d{1,6}) ?([a-z]+)( [a-z]+)?");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u202f]+");
    private static final int MOST_BUSINESS_DAYS = 366;
    private static final int MOST_WORKING_HOURS = 500;

    private SpanText() {}

    /// What a length of time is for, and therefore may be.
    enum Use {
        /// Counted from an anchor, perhaps none at all.
        AFTER,
        /// The time that somebody has.
        WITHIN,
        /// Between two attempts, when no event is at hand.
        SPACING,
        /// Days of a cap.
        DAYS
    }

    static List<PlaybookFlaw> flaws(String path, Text text, @Nullable Trigger trigger, Use use) {
        var value = text.value();
        var counted = COUNTED.matcher(value);
        boolean notZero = use == Use.WITHIN || use == Use.DAYS;
        if (use == Use.DAYS && !PERIOD.matcher(value).matches()) {
            return List.of(PlaybookFlaw.ofForm(path, text.place(), "is no number of days", "write it as in P30D"));
        }
        if (counted.matches()) {
            return counted(path, text, Integer.parseInt(counted.group(1)), counted.group(2), notZero);
        }
        if (value.startsWith("P")) {
            return iso(path, text, notZero);
        }
        var meant = meant(value);
        if (meant != null) {
            return List.of(PlaybookFlaw.ofMeaning(path, text.place(), "is no length of time", meant));
        }
        return use == Use.SPACING
                ? ConditionText.plainDuration(path, text, trigger)
                : ConditionText.duration(path, text, trigger);
    }

    /// What to write instead of words that people use, whatever their letters and spaces.
    private static @Nullable String meant(String value) {
        var plain = SPACES.matcher(value).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        if (COUNTED.matcher(plain).matches()) {
            return "write " + plain;
        }
        var words = WORDS.matcher(plain);
        if (words.matches()) {
            return remedy(words.group(1), words.group(2));
        }
        return plain.matches("\\d{1,6}") ? remedy(plain, "days") : null;
    }

    private static List<PlaybookFlaw> counted(String path, Text text, int count, String unit, boolean notZero) {
        int most = unit.startsWith("business") ? MOST_BUSINESS_DAYS : MOST_WORKING_HOURS;
        int least = notZero && !unit.startsWith("business") ? 1 : 0;
        return count <= most && count >= least
                ? List.of()
                : List.of(PlaybookFlaw.ofMeaning(
                        path, text.place(), "is not within " + least + " and " + most + " " + unit, HOW));
    }

    private static List<PlaybookFlaw> iso(String path, Text text, boolean notZero) {
        var value = text.value();
        boolean isDuration = DURATION.matcher(value).matches();
        if (!isDuration && !PERIOD.matcher(value).matches()) {
            return List.of(PlaybookFlaw.ofForm(
                    path,
                    text.place(),
                    "is no length of time",
                    BOTH.matcher(value).matches() ? "write days or hours, not both, as in P2D or PT50H" : HOW));
        }
        try {
            Span.parse(value);
        } catch (IllegalArgumentException tooLong) {
            return List.of(PlaybookFlaw.ofMeaning(
                    path, text.place(), "is longer than ten years", "write at most P10Y or P3660D"));
        }
        return notZero && isDuration && exact(value).filter(Duration::isZero).isPresent()
                ? List.of(
                        PlaybookFlaw.ofMeaning(path, text.place(), "leaves no time at all", "write as in PT2H or P6D"))
                : List.of();
    }

    private static String remedy(String count, String unit) {
        return switch (unit) {
            case "day", "days", "d" -> "write P" + count + "D, or " + count + " business days";
            case "hour", "hours", "h" -> "write PT" + count + "H, or " + count + " working hours";
            case "minute", "minutes", "min", "m" -> "write PT" + count + "M";
            case "week", "weeks", "w" -> "write P" + count + "W";
            case "month", "months" -> "write P" + count + "M";
            case "year", "years" -> "write P" + count + "Y";
            case "business", "working" -> "write " + count + " business days, or " + count + " working hours";
            default -> HOW;
        };
    }

    static Optional<Duration> exact(String text) {
        try {
            return DURATION.matcher(text).matches() ? Optional.of(Duration.parse(text)) : Optional.empty();
        } catch (DateTimeParseException beyondAll) {
            return Optional.empty();
        }
    }
}
