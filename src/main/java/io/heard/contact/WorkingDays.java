package io.heard.contact;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// The dates of a place that are neither weekend nor holiday, each worked out once. May be shared between threads.
final class WorkingDays {

    private static final int REMEMBERED = 1 << 10;

    private final Place place;
    private final PublicHolidays holidays;

    /// Twice the epoch day, plus one where it is a working day; at 0 nothing is known.
    private final AtomicIntegerArray days = new AtomicIntegerArray(REMEMBERED);

    WorkingDays(Place place, PublicHolidays holidays) {
        this.place = place;
        this.holidays = holidays;
    }

    boolean contains(LocalDate date) {
        int day = Math.toIntExact(date.toEpochDay());
        int slot = day & (REMEMBERED - 1);
        int known = days.getPlain(slot);
        if (known == 0 || known >> 1 != day) {
            boolean works = !Weekends.isWeekend(place, date) && !holidays.isHoliday(place, date);
            known = 2 * day + (works ? 1 : 0);
            days.setPlain(slot, known);
        }
        return (known & 1) == 1;
    }
}
