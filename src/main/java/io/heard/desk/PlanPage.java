package io.heard.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A team's next ten working days, as its lead sees them.
///
/// @param made when the plan was made; absent: there is none yet
/// @param heard the title of the page about buyers
/// @param errors by field of the form of the shortage `open`
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
        @Nullable String open,
        Map<String, String> errors) {

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
