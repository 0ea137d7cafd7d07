package io.heard.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.team.SkillTable.Kind;
import io.heard.team.SkillTable.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SkillTableTest {

    private static final TeamId CARE = new TeamId("care");

    @Test
    void all_categories_of_an_order_count_in_whatever_case() {
        var table = company(category("Kitchen", "kitchen:2"), category("lamps", "lighting"), topic("kitchen", "cook"));

        assertThat(table.needed(Kind.CATEGORY, List.of(" KITCHEN", "Lamps", "Garden")))
                .map(Skill::toString)
                .containsExactly("kitchen:2", "lighting");
        assertThat(table.needed(Kind.TOPIC, List.of("Kitchen")))
                .map(Skill::toString)
                .containsExactly("cook");
        assertThat(table.needed(Kind.CATEGORY, List.of())).isEmpty();
    }

    @Test
    void what_a_team_says_of_a_category_stands_in_for_what_the_company_says() {
        var company = company(category("Kitchen", "kitchen"), category("Kitchen", "fitting"), topic("law", "law"));
        var team = new SkillTable(CARE, List.of(category("kitchen", "kitchen:3")), 4);

        var inForce = team.orElse(company);

        assertThat(inForce.needed(Kind.CATEGORY, List.of("Kitchen")))
                .map(Skill::toString)
                .containsExactly("kitchen:3");
        assertThat(inForce.needed(Kind.TOPIC, List.of("law")))
                .map(Skill::toString)
                .containsExactly("law");
    }

    @Test
    void one_skill_twice_for_the_same_thing_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> company(category("Kitchen", "kitchen"), category("kitchen ", "kitchen:2")))
                .withMessage("items: category 'kitchen' names the skill kitchen twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> category("  ", "kitchen"))
                .withMessageStartingWith("value: ");
    }

    private static SkillTable company(Row... rows) {
        return new SkillTable(null, Stream.of(rows).toList(), 1);
    }

    private static Row category(String value, String skill) {
        return new Row(Kind.CATEGORY, value, Skill.parse(skill));
    }

    private static Row topic(String value, String skill) {
        return new Row(Kind.TOPIC, value, Skill.parse(skill));
    }
}
