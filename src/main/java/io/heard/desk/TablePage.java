package io.heard.desk;

import io.heard.desk.AdminPage.Top;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages on which an admin reads and edits contact rules and holidays.
final class TablePage {

    private TablePage() {}

    /// @param version that is shown
    /// @param isOld whether another one is in force
    /// @param place that is looked for, perhaps empty
    /// @param places to choose from
    record Rules(
            Top top,
            int version,
            boolean isOld,
            String place,
            List<String> places,
            List<Rule> rows,
            List<Version> versions) {}

    record Rule(
            String place,
            String name,
            String about,
            String kind,
            boolean isLaw,
            String confidence,
            boolean isUnsure,
            @Nullable String valid,
            List<Hours> hours,
            List<String> limits,
            String source,
            @Nullable String note) {}

    record Hours(String day, String open) {}

    record Version(
            String href,
            int version,
            String since,
            @Nullable String by,
            boolean isShown) {}

    /// @param calendar of the place that is looked for, in a year
    record Holidays(
            Top top,
            int version,
            boolean isOld,
            String place,
            String year,
            @Nullable Calendar calendar,
            List<Change> rows,
            List<Version> versions) {}

    record Change(
            String place,
            String name,
            String date,
            String what,
            @Nullable String closes) {}

    record Calendar(String title, boolean isKnown, List<Day> days) {}

    record Day(String date, String name, @Nullable String closes, boolean isOurs) {}

    /// @param path of the table's page
    /// @param version that the text is a change of
    record Edit(
            Top top,
            String path,
            String title,
            String hint,
            int version,
            String text,
            Checked checked,
            @Nullable WhatIfPanel whatIf) {}

    /// What a look at the text gave.
    record Checked(@Nullable String fine, @Nullable String trouble, List<Problem> problems) {
        static final Checked NOTHING = new Checked(null, null, List.of());
    }

    record Problem(String where, String what) {}

    record WhatIfPanel(
            boolean isNothing,
            List<String> rows,
            List<Windows> windows,
            boolean isCut,
            String followUps,
            List<Example> examples) {}

    record Windows(String title, List<DayChange> days) {}

    record DayChange(String date, String before, String after) {}

    record Example(String href, String customer, String before, String after) {}
}
