package io.heard.api;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Classification;
import biweekly.util.Duration;
import io.heard.task.Appointment;
import io.heard.workqueue.FirstName;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/// Promised times as iCalendar (RFC 5545) writes them: when, for how long and whom by first name; no phone, no story.
final class CalendarText {

    static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

    private static final String PRODUCT = "-//Heard//Promised times//EN";
    private static final int MINUTES_BETWEEN_LOOKS = 15;

    private CalendarText() {}

    private record Words(String title, String call, String write) {

        static Words in(Locale language) {
            return language.getLanguage().equals(Locale.GERMAN.getLanguage())
                    ? new Words("Heard: versprochene Zeiten", "Anruf", "E-Mail")
                    : new Words("Heard: promised times", "Call", "E-mail");
        }
    }

    /// @param writtenAt when the calendar is told; nothing else in it changes by itself
    static String of(List<Appointment> appointments, Locale language, Instant writtenAt) {
        var words = Words.in(language);
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setName(words.title());
        calendar.setRefreshInterval(
                Duration.builder().minutes(MINUTES_BETWEEN_LOOKS).build());
        appointments.forEach(appointment -> calendar.addEvent(event(appointment, words, writtenAt)));
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(Appointment appointment, Words words, Instant writtenAt) {
        var event = new VEvent();
        event.setUid(appointment.followUpId() + "@heard");
        event.setDateTimeStamp(Date.from(writtenAt));
        event.setSequence(appointment.version());
        event.setDateStart(Date.from(appointment.at()));
        event.setDateEnd(Date.from(appointment.at().plus(appointment.effort())));
        event.setSummary(summary(appointment, words));
        event.setClassification(Classification.private_());
        return event;
    }

    private static String summary(Appointment appointment, Words words) {
        var what = switch (appointment.channel()) {
            case CALL -> words.call();
            case EMAIL -> words.write();
        };
        var who = FirstName.of(appointment);
        return who.isEmpty() ? what : what + ": " + who;
    }
}
