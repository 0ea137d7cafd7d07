package io.heard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void what_can_be_put_right_is_one_line_however_deep_it_was_found() {
        var found = new CannotStart("heard.intake.shops.tea.zone: 'Mars' is no time zone");

        assertThat(Main.line(new IllegalStateException("Failed to start", new RuntimeException(found))))
                .isEqualTo("heard: heard.intake.shops.tea.zone: 'Mars' is no time zone");
        assertThat(Main.line(new RuntimeException(new ConfigurationException("no such key"))))
                .isEqualTo("heard: no such key");
    }

    @Test
    void of_a_bug_nothing_is_left_out() {
        assertThat(Main.line(new IllegalStateException("a bug"))).isNull();
    }
}
