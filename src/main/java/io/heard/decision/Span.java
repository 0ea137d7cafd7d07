package io.heard.decision;

import static io.heard.calendar.Days.averageLength;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Pattern;

/// A length of time as a playbook states it. A period counts days and a duration hours, and they are not the
/// same.
public sealed interface Span {

    Pattern COUNTED = Pattern.compile("(\\d{1,4}) (business|working) (days?|hours?)");
    Duration LONGEST = Duration.ofDays(3_660);

    /// Longer than any country closes; beyond that at least every third day is a business day.
    Duration CLOSED_AT_A_STRETCH = Duration.ofDays(30);

    /// Calendar days in the customer's zone: from the start of a day to the end of a day.
    record Days(Period period) implements Span {}

    record Exact(Duration duration) implements Span {
        public static final Exact NONE = new Exact(Duration.ZERO);
    }

    /// Days that are neither weekend nor holiday in the customer's country.
    record BusinessDays(int days) implements Span {}

    /// Time inside the company's service hours that is also inside the customer's contact windows.
    record WorkingTime(Duration duration) implements Span {}

    /// A duration that a CEL expression works out from the facts.
    record Computed(Condition expression) implements Span {}

    default String inWords() {
        return switch (this) {
            case Days(Period period) -> period.toString();
            case Exact(Duration duration) -> duration.toString();
            case BusinessDays(int days) -> days + " business days";
            case WorkingTime(Duration duration) -> duration.toHours() + " working hours";
            case Computed(Condition expression) -> expression.text();
        };
    }

    /// It is no longer than this, whatever the calendar; absent where facts decide.
    default Optional<Duration> atMost() {
        return switch (this) {
            case Days(Period period) ->
                Optional.of(Duration.ofDays(366L * period.getYears() + 31L * period.getMonths() + period.getDays()));
            case Exact(Duration duration) -> Optional.of(duration);
            case BusinessDays(int days) -> Optional.of(CLOSED_AT_A_STRETCH.plusDays(3L * days));
            case WorkingTime _ -> Optional.of(Reach.HORIZON);
            case Computed _ -> Optional.empty();
        };
    }

    static Span parse(String text) {
        var counted = COUNTED.matcher(text.strip());
        if (counted.matches()) {
            int n = Integer.parseInt(counted.group(1));
            boolean days = counted.group(3).startsWith("day");
            if (counted.group(2).equals("business") && days) {
                return new BusinessDays(n);
            }
            if (counted.group(2).equals("working") && !days) {
                return new WorkingTime(Duration.ofHours(n));
            }
            throw new IllegalArgumentException("'" + text + "': say business days or working hours");
        }
        return text.startsWith("P") ? iso(text) : new Computed(Condition.duration(text));
    }

    private static Span iso(String text) {
        try {
            if (text.contains("T")) {
                var duration = Duration.parse(text);
                if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
                    throw new IllegalArgumentException("'" + text + "' is not within PT0S and ten years");
                }
                return new Exact(duration);
            }
            var period = Period.parse(text);
            if (period.isNegative() || averageLength(period).compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("'" + text + "' is not within P0D and ten years");
            }
            return new Days(period);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no span; write P14D, PT24H, '3 business days', '2 working hours' or a CEL duration",
                    e);
        }
    }
}
