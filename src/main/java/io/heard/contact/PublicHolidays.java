package io.heard.contact;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Public and bank holidays by place: Jollyday's calendars, changed by what the company knows better.
///
/// A place is known in a year when Jollyday has its country or the company added a holiday there; a missing
/// calendar does not mean that there are no holidays. A day counts on its own date and on the date on which it
/// is observed.
public final class PublicHolidays {

    private static final String CALENDARS_VERSION = "jollyday-2.19.0";
    private static final Object JOLLYDAY = new Object();
    private static final Set<String> CALENDARS = HolidayManager.getSupportedCalendarCodes();

    /// Jollyday keeps Easter Monday and the late summer bank holiday of Great Britain with its nations; a
    /// customer whose nation is not known most probably lives in England.
    private static final Map<String, String> USUAL_REGION = Map.of("GB", "eng");

    private static final Map<String, String> NAMES = Map.of("Christmas", "Christmas Day", "Easter", "Easter Sunday");

    private final String version;
    private final Map<Place, List<HolidayChange>> changes;
    private final ConcurrentMap<PlaceYear, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    private record PlaceYear(Place place, int year) {}

    /// @param version what a decision notes beside the dates that it rested on
    public PublicHolidays(String version, List<HolidayChange> changes) {
        this.version = version;
        var byPlace = new HashMap<Place, List<HolidayChange>>();
        changes.forEach(change ->
                byPlace.computeIfAbsent(change.place(), _ -> new ArrayList<>()).add(change));
        this.changes = Map.copyOf(byPlace);
    }

    public static PublicHolidays shipped() {
        return new PublicHolidays(CALENDARS_VERSION, List.of());
    }

    /// Jollyday's calendars with version `version` of what the company knows better; 0 while it has said nothing.
    public static PublicHolidays of(int version, List<HolidayChange> changes) {
        return version == 0 ? shipped() : new PublicHolidays(CALENDARS_VERSION + "+company-" + version, changes);
    }

    /// The same with changes that nobody has saved.
    public static PublicHolidays preview(List<HolidayChange> changes) {
        return new PublicHolidays("preview", changes);
    }

    public String version() {
        return version;
    }

    public boolean isKnown(@Nullable Place place, LocalDate date) {
        return place != null
                && (CALENDARS.contains(place.country())
                        || changesFor(place).stream()
                                .anyMatch(change -> change instanceof HolidayChange.Added
                                        && change.date().getYear() == date.getYear()));
    }

    public boolean isHoliday(@Nullable Place place, LocalDate date) {
        return place != null && year(place, date.getYear()).containsKey(date);
    }

    /// The English name of the holiday on `date`.
    public Optional<String> nameOn(@Nullable Place place, LocalDate date) {
        return place == null
                ? Optional.empty()
                : Optional.ofNullable(year(place, date.getYear()).get(date));
    }

    /// A working day on which the company knows the place to close early.
    public Optional<HolidayChange.HalfDay> halfDayOn(@Nullable Place place, LocalDate date) {
        if (place == null) {
            return Optional.empty();
        }
        return changesFor(place).stream()
                .filter(HolidayChange.HalfDay.class::isInstance)
                .map(HolidayChange.HalfDay.class::cast)
                .filter(half -> half.date().equals(date))
                .reduce((first, second) -> first.closes() <= second.closes() ? first : second);
    }

    /// A date that is not as others.
    ///
    /// @param closes minutes after 00:00; absent for a whole day
    /// @param isOurs the company said so, not the calendar
    public record Day(LocalDate date, String name, @Nullable Integer closes, boolean isOurs) {}

    /// The holidays and half days of a year, in order.
    public List<Day> of(Place place, int year) {
        var ours = changesFor(place);
        var days = new ArrayList<Day>();
        year(place, year)
                .forEach((date, name) ->
                        days.add(new Day(date, name, null, ours.stream().anyMatch(isAdded(date)))));
        for (var change : ours) {
            if (change instanceof HolidayChange.HalfDay half && half.date().getYear() == year) {
                days.add(new Day(half.date(), half.name(), half.closes(), true));
            }
        }
        days.sort(Comparator.comparing(Day::date).thenComparing(Day::name));
        return days;
    }

    private static Predicate<HolidayChange> isAdded(LocalDate date) {
        return change -> change instanceof HolidayChange.Added && change.date().equals(date);
    }

    /// The places about which the company knows better.
    Set<Place> changed() {
        return changes.keySet();
    }

    List<HolidayChange> changesOf(Place place) {
        return changes.getOrDefault(place, List.of());
    }

    private Map<LocalDate, String> year(Place place, int year) {
        var key = new PlaceYear(place, year);
        var known = years.get(key);
        return known != null ? known : years.computeIfAbsent(key, this::compute);
    }

    private Map<LocalDate, String> compute(PlaceYear key) {
        var dates = new HashMap<LocalDate, String>();
        // A day of the next year may be observed in this one, as New Year's Day on 31 December is.
        for (int year = key.year - 1; year <= key.year + 1; year++) {
            for (var holiday : calendars(key.place, Year.of(year))) {
                var name = holiday.getDescription(Locale.ENGLISH);
                dates.put(holiday.getActualDate(), NAMES.getOrDefault(name, name));
                holiday.getObservedDate()
                        .ifPresent(observed ->
                                dates.putIfAbsent(observed, NAMES.getOrDefault(name, name) + " (observed)"));
            }
        }
        for (var change : changesFor(key.place)) {
            switch (change) {
                case HolidayChange.Added added -> dates.put(added.date(), added.name());
                case HolidayChange.Removed removed -> dates.remove(removed.date());
                case HolidayChange.HalfDay _ -> {}
            }
        }
        dates.keySet().removeIf(date -> date.getYear() != key.year);
        return Map.copyOf(dates);
    }

    private static List<Holiday> calendars(Place place, Year year) {
        var own = place.territory().map(territory -> calendar(territory, year));
        return both(calendar(place, year), own.orElse(List.of()));
    }

    /// One at a time: Jollyday shows a list of its services while it is still filling it, and whoever comes then is
    /// told
    /// that there are none. A year is worked out once, so that nobody waits for long.
    private static List<Holiday> calendar(Place place, Year year) {
        if (!CALENDARS.contains(place.country())) {
            return List.of();
        }
        synchronized (JOLLYDAY) {
            return read(place, year);
        }
    }

    private static List<Holiday> read(Place place, Year year) {
        var manager = HolidayManager.getInstance(
                ManagerParameters.create(place.country().toLowerCase(Locale.ROOT)));
        var region = place.region() == null
                ? USUAL_REGION.get(place.country())
                : place.region().toLowerCase(Locale.ROOT);
        var children = manager.getCalendarHierarchy().getChildren();
        var holidays = region != null && children.containsKey(region)
                ? manager.getHolidays(year, region)
                : manager.getHolidays(year);
        return holidays.stream()
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .sorted()
                .toList();
    }

    private List<HolidayChange> changesFor(Place place) {
        var ofCountry = both(
                changes.getOrDefault(place.countryOnly(), List.of()),
                place.territory().map(changes::get).orElse(List.of()));
        return place.region() == null ? ofCountry : both(ofCountry, changes.getOrDefault(place, List.of()));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
