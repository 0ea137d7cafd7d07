package io.heard.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProblemsTest {

    enum Colour {
        RED,
        GREEN
    }

    record Wheel(@Nullable Integer spokes) {}

    record Cart(
            @Nullable String name,
            @Nullable Instant at,
            @Nullable UUID id,
            @Nullable Colour colour,
            @Nullable Boolean full,
            @Nullable Double weight,
            @Nullable List<Wheel> wheels) {}

    private final ObjectMapper json = new WebJson(new ObjectMapper().registerModule(new JavaTimeModule())).mapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"name":7}                        | name               | must be a string
        {"name":null}                     | name               | must not be null; leave out what has no value
        {"name":"a\\u0000"}                | name               | must not hold NUL or half a character
        {"name":"\\ud83d"}                 | name               | must not hold NUL or half a character
        {"at":"tomorrow"}                 | at                 | must be an instant such as 2026-03-09T15:00:00Z
        {"at":1763881200}                 | at                 | must be an instant such as 2026-03-09T15:00:00Z
        {"at":"+12026-01-01T00:00:00Z"}   | at                 | must be an instant such as 2026-03-09T15:00:00Z
        {"at":"2026-02-30T00:00:00Z"}     | at                 | must be an instant such as 2026-03-09T15:00:00Z
        {"id":"17"}                       | id                 | must be an id such as 0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d
        {"colour":"BLUE"}                 | colour             | must be one of RED, GREEN
        {"colour":1}                      | colour             | must be one of RED, GREEN
        {"full":"true"}                   | full               | must be true or false
        {"weight":"1"}                    | weight             | must be a number
        {"wheels":{}}                     | wheels             | must be an array
        {"wheels":[{},{"spokes":"1"}]}    | wheels[1].spokes   | must be a whole number
        {"wheels":[{},{"spokes":1.5}]}    | wheels[1].spokes   | must be a whole number
        {"wheels":[{},{"spokes":null}]}   | wheels[1].spokes   | must not be null; leave out what has no value
        {"wheels":[null]}                 | wheels[0]          | must not be null; leave out what has no value
        {"wheels":[{"spokes":9999999999}]}| wheels[0].spokes   | is out of range
        {"wheels":["x"]}                  | wheels[0]          | must be an object
        {"wheels":[{"tyre":1}]}           | wheels[0].tyre     | is not known here; known are spokes
        """)
    void a_field_that_does_not_fit_is_named(String body, String field, String message) {
        assertThat(problem(body).errors()).containsExactly(new Problem.Flaw(field, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"name": "a",                     | line 1
        {"name": "a" "b"}                 | line 1, column
        {"name":"a","name":"b"}           | Duplicate field 'name'
        {"name":"a"} {}                   | must end where its JSON ends
        {'name':'a'}                      | line 1, column 2
        {"name":"a\tb"}                   | line 1
        null                              | must not be null
        17                                | must be an object
        """)
    void a_body_that_does_not_fit_is_told_where(String body, String detail) {
        assertThat(problem(body).detail()).contains(detail);
        assertThat(problem(body).status()).isEqualTo(400);
    }

    @Test
    void deep_nesting_is_a_limit_of_its_own() {
        assertThat(problem("{\"x\":" + "[".repeat(40)).detail())
                .contains("limit")
                .doesNotContain("fasterxml");
    }

    private Problem problem(String body) {
        try {
            throw new AssertionError(
                    "taken: " + json.readValue(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), Cart.class));
        } catch (JacksonException wrong) {
            return JsonProblems.of(wrong);
        } catch (java.io.IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
