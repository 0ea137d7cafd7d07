package io.heard.team;

import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which skills the goods that were ordered, or the topic of a question, need.
///
/// @param team whose it is; absent: the company's, which holds where a team says nothing of its own
public record SkillTable(@Nullable TeamId team, List<Row> rows, int version) {

    public static final int MOST_ROWS = 500;

    private static final int LONGEST = 200;

    public enum Kind {
        CATEGORY,
        TOPIC
    }

    /// @param value of a category or topic, in whatever case
    public record Row(Kind kind, String value, Skill skill) {

        public Row {
            value = value.strip();
            if (value.isEmpty() || value.length() > LONGEST) {
                throw new IllegalArgumentException("value: write 1 to " + LONGEST + " characters");
            }
        }

        private String key() {
            return SkillTable.key(kind, value);
        }
    }

    public SkillTable {
        rows = List.copyOf(rows);
        var known = new HashSet<String>();
        for (var row : rows) {
            if (!known.add(row.key() + '\n' + row.skill().name())) {
                throw new IllegalArgumentException("items: " + row.kind().name().toLowerCase(Locale.ROOT) + " '"
                        + row.value() + "' names the skill " + row.skill().name() + " twice");
            }
        }
    }

    static SkillTable empty(@Nullable TeamId team) {
        return new SkillTable(team, List.of(), 0);
    }

    /// What holds for a team: for each category and topic its own rows, else the company's.
    public SkillTable orElse(SkillTable company) {
        var own = new HashSet<String>();
        rows.forEach(row -> own.add(row.key()));
        return new SkillTable(
                team,
                Stream.concat(rows.stream(), company.rows().stream().filter(row -> !own.contains(row.key())))
                        .toList(),
                version);
    }

    /// What all of these need together.
    public Set<Skill> needed(Kind kind, Collection<String> values) {
        var keys = new HashSet<String>();
        values.forEach(value -> keys.add(key(kind, value)));
        var needed = new TreeSet<Skill>();
        rows.stream().filter(row -> keys.contains(row.key())).forEach(row -> needed.add(row.skill()));
        return needed;
    }

    private static String key(Kind kind, String value) {
        return kind + " " + value.strip().toLowerCase(Locale.ROOT);
    }
}
