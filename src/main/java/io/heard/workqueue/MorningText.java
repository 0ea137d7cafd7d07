package io.heard.workqueue;

import io.heard.message.MailText;
import io.heard.task.Appointment;
import io.heard.team.Representative;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a rep reads at the start of their shift: how much there is, and when somebody expects to hear from them. Of
/// customers it has a first name or initials, since mails lie about.
///
/// @param zone the rep's
record MorningText(Locale language, ZoneId zone) {

    /// Of the languages that a rep speaks, the first that we write.
    static MorningText of(Representative rep) {
        var language = rep.languages().stream()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .filter(one -> one.equals("en") || one.equals("de"))
                .findFirst()
                .orElse("en");
        return new MorningText(Locale.of(language), rep.zone());
    }

    /// @param urgent of the tasks
    record Day(
            int tasks,
            int urgent,
            int escalated,
            List<Appointment> promised,
            @Nullable String deskUrl) {}

    MailText of(String name, Day day, Instant now) {
        return isGerman() ? german(name, day, now) : english(name, day, now);
    }

    private boolean isGerman() {
        return language.getLanguage().equals("de");
    }

    private MailText english(String name, Day day, Instant now) {
        var date = DateTimeFormatter.ofPattern("EEEE, d MMMM", language).format(now.atZone(zone));
        return new MailText(
                "Your day, " + date,
                "Good morning " + name + ",\n\n"
                        + (day.tasks() == 0 ? "Nothing is in your list yet." : english(day))
                        + "\n\n"
                        + (day.promised().isEmpty()
                                ? "No time is promised for today."
                                : "Promised for today:\n" + promised(day.promised()))
                        + (day.deskUrl() == null ? "" : "\n\nYour list: " + day.deskUrl())
                        + "\n\nIf you do not want this mail, say so on your page at the desk.\n");
    }

    private static String english(Day day) {
        return (day.tasks() == 1 ? "There is 1 task in your list" : "There are " + day.tasks() + " tasks in your list")
                + (day.urgent() == 0 ? "" : ", " + day.urgent() + " of them urgent")
                + (day.escalated() == 0 ? "" : ", " + day.escalated() + " running out of time")
                + ".";
    }

    private MailText german(String name, Day day, Instant now) {
        var date = DateTimeFormatter.ofPattern("EEEE, d. MMMM", language).format(now.atZone(zone));
        return new MailText(
                "Ihr Tag, " + date,
                "Guten Morgen, " + name + ",\n\n"
                        + (day.tasks() == 0 ? "In Ihrer Liste steht noch nichts." : german(day))
                        + "\n\n"
                        + (day.promised().isEmpty()
                                ? "Für heute ist keine Zeit versprochen."
                                : "Für heute versprochen:\n" + promised(day.promised()))
                        + (day.deskUrl() == null ? "" : "\n\nIhre Liste: " + day.deskUrl())
                        + "\n\nWenn Sie diese E-Mail nicht möchten, sagen Sie es auf Ihrer Seite am Bildschirm.\n");
    }

    private static String german(Day day) {
        return (day.tasks() == 1
                        ? "In Ihrer Liste steht 1 Aufgabe"
                        : "In Ihrer Liste stehen " + day.tasks() + " Aufgaben")
                + (day.urgent() == 0 ? "" : ", davon " + day.urgent() + " eilig")
                + (day.escalated() == 0 ? "" : "; bei " + day.escalated() + " wird die Zeit knapp")
                + ".";
    }

    private String promised(List<Appointment> promised) {
        var clock = DateTimeFormatter.ofPattern("HH:mm", language);
        return promised.stream()
                .map(one -> clock.format(one.at().atZone(zone)) + " " + FirstName.of(one))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }
}
