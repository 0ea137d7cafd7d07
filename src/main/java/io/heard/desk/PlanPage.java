package io.heard.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A team's next ten working days, as its lead sees them.
///
/// @param made when the plan was made; absent: there is none yet
/// @param heard the title of the page about buyers
/// @param until the day that a form suggests
record PlanPage(
        List<LeadPage.Tab> teams,
        String teamId,
        @Nullable String news,
        @Nullable String problem,
        @Nullable String made,
        List<Figure> numbers,
        List<String> days,
        List<Row> rows,
        List<Shortage> shortages,
        List<Relief> reliefs,
        String heard,
        boolean mayDecide,
        String until,
        Form form) {

    /// What was sent about one shortage and could not be decided so.
    ///
    /// @param shortage its key; absent: nothing was sent
    /// @param values by field
    /// @param errors by field
    record Form(@Nullable String shortage, Map<String, String> values, Map<String, String> errors) {

        static final Form EMPTY = new Form(null, Map.of(), Map.of());

        public boolean isOf(String key) {
            return key.equals(shortage);
        }

        public boolean isChosen(String key, String kind) {
            return value(key, "kind", "").equals(kind);
        }

        public String value(String key, String field, String otherwise) {
            return isOf(key) ? values.getOrDefault(field, otherwise) : otherwise;
        }

        public @Nullable String error(String key, String field) {
            return isOf(key) ? errors.get(field) : null;
        }
    }

    /// @param kind bad, good or nothing
    record Figure(String value, String label, String kind) {}

    /// @param name of the rep; absent: the whole team
    record Row(@Nullable String name, @Nullable String href, List<Cell> cells) {}

    /// @param bar absent: a day off
    record Cell(String day, LeadPage.@Nullable Bar bar, String text) {}

    /// @param key what it is known by in a form
    record Shortage(
            String key,
            String title,
            String why,
            String affects,
            List<Person> people,
            int more,
            List<LeadPage.Choice> fields) {}

    /// Whether every buyer is heard in time, in all teams: a page of its own, because it looks at all that they bought.
    ///
    /// @param missing whom nobody will have reached, the soonest first
    record Buyers(String title, String past, String coming, List<Person> missing, int more) {}

    record Person(String href, String name, String due) {}

    record Relief(String id, String what, String about, String until, String affected, String reason, boolean isOver) {}
}
