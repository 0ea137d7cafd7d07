package io.heard.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which skills work needs, for the company and for the teams of the one who looks.
///
/// @param scope whose table it is: a team, or empty for the company
/// @param inherited the company's rows that hold beside the team's own
/// @param missing skills that work needs and nobody has well enough
record SkillsPage(
        List<Tab> tabs,
        String scope,
        String name,
        int version,
        boolean mayChange,
        @Nullable String news,
        @Nullable String problem,
        List<Row> rows,
        List<Row> inherited,
        List<String> missing) {

    record Tab(String href, String name, boolean isHere) {}

    /// As it was typed.
    ///
    /// @param error what is wrong with it; absent where nothing is
    record Row(
            int nth,
            String kind,
            String value,
            String skill,
            @Nullable String error) {

        public boolean isTopic() {
            return kind.equals("TOPIC");
        }
    }
}
