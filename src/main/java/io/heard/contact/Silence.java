package io.heard.contact;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;

/// How long a refusal silences us.
public sealed interface Silence {

    record For(Period period) implements Silence {}

    record Forever() implements Silence {}

    /// Reads `P60D` or `forever`.
    static Silence parse(String text) {
        if (text.equals("forever")) {
            return new Forever();
        }
        try {
            var period = Period.parse(text);
            if (!period.isZero() && !period.isNegative()) {
                return new For(period);
            }
        } catch (DateTimeParseException notAPeriod) {
            // told below
        }
        throw new IllegalArgumentException("'" + text + "' is not a silence: write a period such as P60D, or forever");
    }

    /// The one that ends later after a refusal on `date`.
    default Silence longer(Silence other, LocalDate date) {
        return switch (this) {
            case Forever forever -> forever;
            case For(var period) ->
                switch (other) {
                    case Forever forever -> forever;
                    case For(var theirs) -> date.plus(theirs).isAfter(date.plus(period)) ? other : this;
                };
        };
    }
}
