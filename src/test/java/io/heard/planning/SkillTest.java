package io.heard.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkillTest {

    @Test
    void a_plain_name_is_level_one_and_written_as_it_was() {
        assertThat(Skill.parse("kitchen")).isEqualTo(new Skill("kitchen", 1)).hasToString("kitchen");
        assertThat(Skill.parse("kitchen:1")).isEqualTo(Skill.parse("kitchen"));
        assertThat(Skill.parse("kitchen-fitting:3")).hasToString("kitchen-fitting:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Kitchen", "kitchen:0", "kitchen:10", "kitchen:", ":2", "kit chen", "kitchen::2", "-a"})
    void what_is_none_is_refused_with_what_would_be_one(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Skill.parse(text)).withMessageContaining("kitchen:2");
    }

    @Test
    void a_higher_level_covers_a_lower_one_of_the_same_name_only() {
        assertThat(Skill.parse("kitchen:3").covers(Skill.parse("kitchen:2"))).isTrue();
        assertThat(Skill.parse("kitchen:2").covers(Skill.parse("kitchen:2"))).isTrue();
        assertThat(Skill.parse("kitchen").covers(Skill.parse("kitchen:2"))).isFalse();
        assertThat(Skill.parse("lighting:9").covers(Skill.parse("kitchen"))).isFalse();
    }
}
