package io.heard.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages of an admin. All of them show the same tabs, and that outreach is paused while it is.
final class AdminPage {

    private AdminPage() {}

    /// What is on top of each of them.
    record Top(
            List<Tab> tabs,
            LeadPage.@Nullable Paused paused,
            @Nullable String news,
            @Nullable String problem) {}

    record Tab(String href, String label, boolean isHere) {}

    record Teams(Top top, List<TeamRow> rows, List<String> zones, TeamForm form, Map<String, String> errors) {
        public @Nullable String error(String field) {
            return errors.get(field);
        }
    }

    record TeamRow(
            String href,
            String id,
            String name,
            String zone,
            @Nullable String lead,
            int people) {}

    /// One week of a team.
    ///
    /// @param before the day that the week before begins with
    record Week(
            Top top,
            String teamId,
            String name,
            String title,
            String before,
            String after,
            List<Day> days,
            List<WeekRow> rows) {}

    record Day(String name, boolean isToday) {}

    record WeekRow(String href, String name, List<Cell> days, boolean isGone) {}

    /// @param isAway for some or all of the day
    record Cell(
            List<String> times, boolean isAway, @Nullable String why) {}

    record Person(
            Top top,
            String id,
            boolean isNew,
            int version,
            PersonForm form,
            Map<String, String> errors,
            List<Option> teams,
            List<Option> backups,
            List<String> zones,
            List<Shift> week,
            List<Option> rhythms,
            List<Away> absences) {
        public @Nullable String error(String field) {
            return errors.get(field);
        }
    }

    record Option(String value, String label, boolean isChosen) {}

    /// One row of the usual week.
    ///
    /// @param value the day for machines
    /// @param nth of that day, from 1
    record Shift(
            String value,
            String day,
            int nth,
            String start,
            String end,
            String breakStart,
            String breakEnd,
            String everyWeeks,
            String validFrom,
            String validUntil) {

        public boolean isFirst() {
            return nth == 1;
        }

        /// For reading aloud.
        public String label() {
            return isFirst() ? day : day + " " + nth;
        }
    }

    record Away(int index, String from, String to, @Nullable String reason) {}

    record SettingsForms(Top top, int version, SettingsForm form, Map<String, String> errors, List<String> zones) {
        public @Nullable String error(String field) {
            return errors.get(field);
        }
    }
}
