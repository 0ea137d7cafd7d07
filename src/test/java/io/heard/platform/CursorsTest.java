package io.heard.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    record Place(Instant at, UUID id) {}

    record Other(String key) {}

    private static final Place PLACE = new Place(
            Instant.parse("2026-11-23T07:00:00.123456Z"), UUID.fromString("0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d"));
    private static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));

    private final Cursors cursors = new Cursors(new WebJson(new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)));

    private static int status(Runnable reading) {
        return catchThrowableOfType(WebApplicationException.class, reading::run)
                .getResponse()
                .getStatus();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void a_place_comes_back_as_it_was_given() {
        var cursor = cursors.write(PLACE);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(cursors.read(cursor, Place.class, FIRST)).isEqualTo(PLACE);
        assertThat(cursors.read(null, Place.class, FIRST)).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "!",
                "{}",
                "{\"key\":null}",
                "{\"key\":7}",
                "{\"key\":\"a\",\"more\":1}",
                "{\"key\":\"a\"} ",
                "{\"key\":\"\\u0000\"}",
                "[]",
                "null",
                "\"key\""
            })
    void what_was_not_written_here_is_400(String text) {
        assertThat(status(() -> cursors.read(text, Other.class, new Other("")))).isEqualTo(400);
        assertThat(status(() -> cursors.read(base64(text), Other.class, new Other(""))))
                .isEqualTo(400);
    }

    @Test
    void a_place_of_another_list_is_400() {
        assertThat(status(() -> cursors.read(cursors.write(PLACE), Other.class, new Other(""))))
                .isEqualTo(400);
        assertThat(status(() -> cursors.read("e".repeat(2_000), Other.class, new Other(""))))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "NaN", "1e2", "", " 5", "+5", "99999999999999999999"})
    void a_limit_is_a_number_from_1_to_200(String limit) {
        assertThat(status(() -> Cursors.limit(limit))).isEqualTo(400);
        assertThat(Cursors.limit("1")).isEqualTo(1);
        assertThat(Cursors.limit("200")).isEqualTo(200);
        assertThat(Cursors.limit(null)).isEqualTo(50);
    }
}
