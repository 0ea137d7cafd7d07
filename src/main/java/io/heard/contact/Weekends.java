package io.heard.contact;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The weekend of each country, in the order of its days; Saturday and Sunday where nothing else is known.
public final class Weekends {

    private static final List<DayOfWeek> USUAL = List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static final Map<Place, List<DayOfWeek>> OTHERS = Csv.shipped("weekends.csv").stream()
            .collect(Collectors.toUnmodifiableMap(
                    line -> Place.parse(line.field(0)),
                    line -> Arrays.stream(line.field(1).split(" "))
                            .map(Weekends::day)
                            .toList()));

    private Weekends() {}

    static List<DayOfWeek> of(@Nullable Place place) {
        if (place == null) {
            return USUAL;
        }
        var own = OTHERS.get(place);
        return own != null ? own : OTHERS.getOrDefault(place.countryOnly(), USUAL);
    }

    static boolean isWeekend(@Nullable Place place, LocalDate date) {
        return of(place).contains(date.getDayOfWeek());
    }

    /// True on every weekend day but the first; true as well on the only one, which is the last.
    static boolean isLast(@Nullable Place place, LocalDate date) {
        var weekend = of(place);
        int at = weekend.indexOf(date.getDayOfWeek());
        return at > 0 || (at == 0 && weekend.size() == 1);
    }

    public static DayOfWeek day(String text) {
        for (var day : DayOfWeek.values()) {
            if (day.name().startsWith(text)) {
                return day;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a day: write MON, TUE, WED, THU, FRI, SAT or SUN");
    }
}
