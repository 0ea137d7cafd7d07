package io.heard.contact;

import io.heard.calendar.DayHours;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hours of a contact rule.
///
/// In the strict row `weekday`, `sat` and `sun` mean a working day, the first and the last weekend day of the
/// customer's country; in every other row the days that they name.
///
/// @param holidays absent when a public holiday is as any other day
/// @param eveIsSaturday the working day before a public holiday has the hours of a Saturday
/// @param closes dates of every year on which the day ends early, with the minute at which it does
public record RuleHours(
        DayHours weekday,
        DayHours sat,
        DayHours sun,
        @Nullable DayHours holidays,
        boolean eveIsSaturday,
        Map<MonthDay, Integer> closes) {

    public RuleHours {
        closes = Map.copyOf(closes);
    }

    /// As the table writes them: `12-05/18:30`, in order.
    public List<String> closesInWords() {
        return closes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().toString().substring(2) + "/"
                        + "%02d:%02d".formatted(entry.getValue() / 60, entry.getValue() % 60))
                .toList();
    }

    @Override
    public String toString() {
        return "weekdays " + weekday + ", Saturday " + sat + ", Sunday " + sun + ", holidays "
                + (holidays == null ? "as other days" : holidays)
                + (eveIsSaturday ? ", before a holiday as on Saturday" : "");
    }
}
