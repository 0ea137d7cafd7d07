package io.heard.api;

import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.team.SkillTable;
import io.heard.team.SkillTableRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and writes a table of skills, the company's or a team's.
@ApplicationScoped
class SkillTables {

    private final SkillTableRepository tables;

    SkillTables(SkillTableRepository tables) {
        this.tables = tables;
    }

    record RowView(
            @Form.Required SkillTable.Kind kind,
            @Form.Required @Form.Name String value,
            @Form.Required @Form.Skill String skill) {

        static RowView of(SkillTable.Row row) {
            return new RowView(row.kind(), row.value(), row.skill().toString());
        }

        SkillTable.Row row() {
            return new SkillTable.Row(kind, value, Skill.parse(skill));
        }
    }

    record Edit(
            @Form.Required @Size(max = SkillTable.MOST_ROWS, message = "must be at most 500")
            List<@Form.Required @Valid RowView> items) {}

    record View(List<RowView> items, int version) {

        static View of(SkillTable table) {
            return new View(table.rows().stream().map(RowView::of).toList(), table.version());
        }
    }

    Response of(@Nullable TeamId team) {
        return answer(tables.of(team));
    }

    Response save(@Nullable TeamId team, @Nullable String ifMatch, Edit edit) {
        int expected = Etag.required(ifMatch);
        edit.items().forEach(item -> Given.plain("items", item.value()));
        SkillTable wanted;
        try {
            wanted =
                    new SkillTable(team, edit.items().stream().map(RowView::row).toList(), expected);
        } catch (IllegalArgumentException flaw) {
            return Refs.unprocessable(String.valueOf(flaw.getMessage())).response();
        }
        return tables.save(wanted)
                ? answer(tables.of(team))
                : Problem.stale(tables.of(team).version()).response();
    }

    private static Response answer(SkillTable table) {
        return Response.ok(View.of(table))
                .header(HttpHeaders.ETAG, Etag.of(table.version()))
                .build();
    }
}
