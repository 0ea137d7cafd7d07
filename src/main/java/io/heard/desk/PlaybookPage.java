package io.heard.desk;

import io.heard.desk.AdminPage.Top;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages on which playbooks are read, written and put in force.
final class PlaybookPage {

    private PlaybookPage() {}

    /// @param next the address of those that come after
    record All(Top top, List<Row> rows, @Nullable String next) {}

    record Row(
            String href,
            String title,
            String key,
            int version,
            String status,
            boolean isActive,
            @Nullable Integer draft,
            long failures) {}

    /// @param versions newest first
    /// @param hasDraft whether there is one that can be put in force
    record One(
            Top top,
            String title,
            String key,
            boolean hasDraft,
            boolean canRetire,
            List<Version> versions,
            @Nullable String next) {}

    /// @param before the version with which its lines are compared
    record Version(
            int version,
            String status,
            boolean isActive,
            String since,
            @Nullable String by,
            List<Line> lines,
            @Nullable Integer before,
            int failures,
            @Nullable String lastFailure,
            @Nullable Backfill backfill,
            boolean isOpen) {}

    record Line(String text, boolean isNew, boolean isGone) {}

    record Backfill(String since, String customers, String fired, boolean isDone) {}

    /// @param key absent for a new one
    /// @param isChecked whether what is wrong has been looked for
    record Edit(
            Top top,
            @Nullable String key,
            int revision,
            String yaml,
            boolean isChecked,
            List<Flaw> flaws,
            @Nullable Trial trial) {

        public String path() {
            return "/desk/admin/playbooks/" + (key == null ? "new" : key + "/edit");
        }
    }

    record Flaw(
            int line,
            int column,
            String field,
            String message,
            @Nullable String remedy) {}

    record Trial(String summary, boolean isPart, List<Example> examples) {}

    record Example(
            String href,
            String why,
            String customer,
            @Nullable String order,
            String at,
            String due,
            @Nullable String plan,
            List<String> because) {}

    /// @param since as a day; empty where only what happens from now on is meant
    record Activation(
            Top top,
            String key,
            String title,
            int version,
            @Nullable Integer before,
            int revision,
            String since,
            @Nullable String sinceInWords,
            @Nullable String error,
            Trial trial) {}

    record Retirement(Top top, String key, String title, int version, boolean isDraft, int revision) {}
}
