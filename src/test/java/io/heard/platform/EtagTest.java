package io.heard.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagTest {

    private static int refusal(String ifMatch) {
        return catchThrowableOfType(WebApplicationException.class, () -> Etag.required(ifMatch))
                .getResponse()
                .getStatus();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, Integer.MAX_VALUE})
    void a_version_comes_back_as_it_was_given(int version) {
        assertThat(Etag.required(Etag.of(version))).isEqualTo(version);
        assertThat(Etag.optional(" " + Etag.of(version) + " ")).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"7\"", "W/\"x\"", "\"99999999999\"", "\"2147483648\""})
    void a_weak_or_impossible_tag_matches_no_version(String ifMatch) {
        assertThat(Etag.required(ifMatch)).isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "7", "\"7", "7\"", "\"\"", "\"-1\"", "\"6\", \"7\"", "\"seven\"", ""})
    void what_is_no_tag_of_ours_is_400(String ifMatch) {
        assertThat(refusal(ifMatch)).isEqualTo(400);
    }

    @Test
    void an_edit_without_a_tag_is_428() {
        assertThat(catchThrowableOfType(WebApplicationException.class, () -> Etag.required(null))
                        .getResponse()
                        .getStatus())
                .isEqualTo(428);
        assertThat(Etag.optional(null)).isNull();
    }
}
