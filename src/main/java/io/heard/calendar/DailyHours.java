package io.heard.calendar;

/// Which wall-clock hours are open on a local date, named by its epoch day so that hot loops make no objects.
public interface DailyHours {

    DayHours on(long epochDay);
}
