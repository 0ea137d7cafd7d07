package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contact.HolidayChange;
import io.heard.contact.HolidayCsv.Change;
import io.heard.contact.Place;
import io.heard.contact.PublicHolidays;
import io.heard.rulebook.HolidayRepository;
import io.heard.rulebook.Written;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A version of what the company knows better about holidays.
///
/// @param createdAt absent, as is who did it, while the company has said nothing
record HolidaysView(
        int version, @Nullable Instant createdAt, @Nullable String createdBy, List<Row> changes) {

    /// One date of a place.
    ///
    /// @param closes only of a half day
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            @Form.Required
            @Pattern(regexp = "[A-Z]{2}(-[A-Z0-9]{1,3})?", message = "must be a place such as GB or US-LA")
            String place,

            @Form.Required @Pattern(regexp = RuleRow.DATE, message = RuleRow.MUST_BE_A_DATE)
            String date,

            @Form.Required Change change,

            @Size(min = 1, max = 1000, message = RuleRow.TEXT)
            @Pattern(regexp = RuleRow.PLAIN, message = RuleRow.TEXT)
            @Nullable
            String name,

            @Form.LocalEndTime @Nullable String closes) {

        static Row of(HolidayChange change) {
            var place = change.place().toString();
            var date = change.date().toString();
            return switch (change) {
                case HolidayChange.Added added -> new Row(place, date, Change.ADDED, added.name(), null);
                case HolidayChange.Removed _ -> new Row(place, date, Change.REMOVED, null, null);
                case HolidayChange.HalfDay half ->
                    new Row(place, date, Change.HALF_DAY, half.name(), time(half.closes()));
            };
        }

        /// In the order of the table's columns.
        List<String> fields() {
            return List.of(
                    place,
                    date,
                    change.name().toLowerCase(Locale.ROOT),
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(closes, ""));
        }
    }

    record Edit(
            @Form.Required @Size(max = 1000, message = "must be at most 1000; send more as text/csv")
            List<@Valid Row> changes) {}

    /// The holidays of a place in a year.
    ///
    /// @param known false where nobody has a calendar: the strict row binds as well
    record Calendar(String place, int year, boolean known, String version, List<Day> days) {

        static Calendar of(PublicHolidays holidays, Place place, int year) {
            return new Calendar(
                    place.toString(),
                    year,
                    holidays.isKnown(place, LocalDate.of(year, 1, 1)),
                    holidays.version(),
                    holidays.of(place, year).stream().map(Day::of).toList());
        }
    }

    record Day(String date, String name, @Nullable String closes, Origin origin) {

        enum Origin {
            CALENDAR,
            COMPANY
        }

        static Day of(PublicHolidays.Day day) {
            return new Day(
                    day.date().toString(),
                    day.name(),
                    day.closes() == null ? null : time(day.closes()),
                    day.isOurs() ? Origin.COMPANY : Origin.CALENDAR);
        }
    }

    static HolidaysView of(Written written) {
        boolean isFirst = written.version() == 0;
        return new HolidaysView(
                written.version(),
                isFirst ? null : written.at(),
                written.by(),
                HolidayRepository.read(written).stream().map(Row::of).toList());
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
