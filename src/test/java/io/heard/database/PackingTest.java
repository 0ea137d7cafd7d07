package io.heard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Packing packing = new Packing(new Json(new ObjectMapper()));

    @Test
    void what_is_packed_comes_back_whatever_it_is() {
        try (var packer = packing.packer()) {
            for (var document : List.of(
                    Map.<String, Object>of(),
                    Map.<String, Object>of("text", "The lid is broken", "places", List.of("Zürich", "東京", "🧵")),
                    Map.<String, Object>of("long", "x".repeat(3_000_000)))) {
                assertThat(packing.unpack(packer.pack(document), MAP)).isEqualTo(document);
            }
        }
    }

    @Test
    void a_document_like_others_takes_a_fraction_of_its_size() {
        var reason = Map.of(
                "playbook", "welcome-call", "version", 1, "askedFor", false, "endedByPerson", false, "fate", "OPEN");
        var document = Map.<String, Object>of("facts", Map.of("reasons", List.of(reason, reason, reason)));

        try (var packer = packing.packer()) {
            assertThat(packer.pack(document).length)
                    .isLessThan(new Json(new ObjectMapper()).bytes(document).length / 3);
        }
    }

    /// Decisions are kept for years: what the first version of the dictionary packed is read with it for good.
    @Test
    void what_was_packed_once_is_read_for_good() {
        var packed = HexFormat.of().parseHex("0128b52ffd2033650000087d020089ac7e40b81b0201");

        assertThat(packing.unpack(packed, MAP)).isEqualTo(Map.of("rule", "PLAYBOOK", "detail", "A concern was raised"));
    }

    @Test
    void what_was_stored_before_is_read_as_it_stands() {
        var plain = "\0{\"rule\": \"CAP\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(packing.unpack(plain, MAP)).isEqualTo(Map.of("rule", "CAP"));
    }

    @Test
    void what_a_later_version_packed_is_refused_clearly() {
        assertThatThrownBy(() -> packing.unpack(new byte[] {9, 1, 2}, MAP)).hasMessageContaining("does not know: 9");
    }
}
