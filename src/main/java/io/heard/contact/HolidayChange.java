package io.heard.contact;

import java.time.LocalDate;

/// What a company knows better than the shipped calendars about one date of a place; a region's change does not
/// touch its country.
public sealed interface HolidayChange {

    Place place();

    LocalDate date();

    record Added(Place place, LocalDate date, String name) implements HolidayChange {}

    record Removed(Place place, LocalDate date) implements HolidayChange {}

    /// A working day that ends at `closes`, in minutes after 00:00.
    record HalfDay(Place place, LocalDate date, int closes, String name) implements HolidayChange {}
}
