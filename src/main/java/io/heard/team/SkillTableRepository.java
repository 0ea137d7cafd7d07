package io.heard.team;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.team.SkillTable.Kind;
import io.heard.team.SkillTable.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables that turn categories and topics into skills. A change names the version that it was based on.
@ApplicationScoped
public class SkillTableRepository {

    private static final TypeReference<List<StoredRow>> ROWS = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public SkillTableRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private record StoredRow(Kind kind, String value, String skill) {

        static StoredRow of(Row row) {
            return new StoredRow(row.kind(), row.value(), row.skill().toString());
        }

        Row row() {
            return new Row(kind, value, Skill.parse(skill));
        }
    }

    /// @param team absent: that of the company
    public SkillTable of(@Nullable TeamId team) {
        return sql.one(
                        "select rows, version from skill_table where team_id = ?",
                        row -> new SkillTable(
                                team,
                                json.read(row.getString(1), ROWS).stream()
                                        .map(StoredRow::row)
                                        .toList(),
                                row.getInt(2)),
                        key(team))
                .orElseGet(() -> SkillTable.empty(team));
    }

    /// What holds for a team, the company's rows included.
    public SkillTable inForce(TeamId team) {
        return of(team).orElse(of(null));
    }

    private static final String ADD = """
        insert into skill_table (team_id, rows, version)
        values (?, ?::jsonb, 1)
            on conflict do nothing
        """;

    private static final String CHANGE = """
        update skill_table
           set rows = ?::jsonb
             , version = version + 1
         where team_id = ?
           and version = ?
        """;

    /// @return false when somebody else has changed it since its version
    public boolean save(SkillTable table) {
        var rows = json.write(table.rows().stream().map(StoredRow::of).toList());
        var team = key(table.team());
        return table.version() == 0
                ? sql.update(ADD, team, rows) == 1
                : sql.update(CHANGE, rows, team, table.version()) == 1;
    }

    private static String key(@Nullable TeamId team) {
        return team == null ? "" : team.value();
    }
}
