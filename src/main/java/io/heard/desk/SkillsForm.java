package io.heard.desk;

import io.heard.planning.Skill;
import io.heard.team.SkillTable;
import io.heard.team.SkillTable.Kind;
import jakarta.ws.rs.FormParam;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table of skills as it was typed, a row each; a row without anything in it is left out.
public class SkillsForm {

    @FormParam("scope")
    @Nullable
    String scope;

    @FormParam("kind")
    @Nullable
    List<String> kind;

    @FormParam("value")
    @Nullable
    List<String> value;

    @FormParam("skill")
    @Nullable
    List<String> skill;

    @FormParam("version")
    @Nullable
    String version;

    String scope() {
        return Typed.text(scope);
    }

    int version() {
        return Typed.number(Typed.text(version), 0, Integer.MAX_VALUE).orElse(0);
    }

    /// What was typed, each row with what is wrong with it.
    ///
    /// @throws IllegalArgumentException where the form is not ours
    List<SkillsPage.Row> rows(CrewMessages words) {
        int size = value == null ? 0 : value.size();
        if (size > SkillTable.MOST_ROWS
                || Stream.of(kind, value, skill).anyMatch(column -> (column == null ? 0 : column.size()) != size)) {
            throw new IllegalArgumentException("every row has a kind, a value and a skill");
        }
        var rows = new ArrayList<SkillsPage.Row>();
        var known = new HashSet<String>();
        for (int i = 0; i < size; i++) {
            var of = at(kind, i).equals("TOPIC") ? "TOPIC" : "CATEGORY";
            var named = at(value, i);
            var needed = at(skill, i);
            if (!named.isEmpty() || !needed.isEmpty()) {
                var error = error(of, named, needed, words);
                if (error == null
                        && !known.add(of
                                + named.toLowerCase(Locale.ROOT)
                                + '\n'
                                + Skill.parse(needed).name())) {
                    error = words.errorTwice();
                }
                rows.add(new SkillsPage.Row(rows.size() + 1, of, named, needed, error));
            }
        }
        return rows;
    }

    private static @Nullable String error(String kind, String named, String needed, CrewMessages words) {
        if (!Typed.isName(named)) {
            return kind.equals("TOPIC") ? words.errorTopic() : words.errorCategory();
        }
        try {
            Skill.parse(needed);
            return null;
        } catch (IllegalArgumentException none) {
            return words.errorSkill();
        }
    }

    static SkillTable.Row read(SkillsPage.Row row) {
        return new SkillTable.Row(Kind.valueOf(row.kind()), row.value(), Skill.parse(row.skill()));
    }

    private static String at(@Nullable List<String> column, int row) {
        return column == null ? "" : Typed.text(column.get(row));
    }
}
