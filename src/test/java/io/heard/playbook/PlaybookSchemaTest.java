package io.heard.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.main.JsonSchema;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The JSON Schema that editors use says the same as the reader, as far as a schema can.
class PlaybookSchemaTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    /// The validator at hand is older than 2020-12, so the schema keeps to what all drafts since 4 mean alike.
    private static final Set<String> ALIKE = Set.of(
            "$schema",
            "$id",
            "$defs",
            "$ref",
            "title",
            "description",
            "default",
            "examples",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "not",
            "anyOf",
            "pattern",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minimum",
            "maximum");

    private static final JsonNode TEXT = tree();
    private static final JsonSchema SCHEMA = schema();

    @ParameterizedTest
    @FieldSource("io.heard.playbook.BadPlaybooks#SHIPPED")
    void it_accepts_what_is_shipped(String key) throws IOException {
        assertThat(refuses(BadPlaybooks.shipped(key))).isFalse();
    }

    @Test
    void it_accepts_a_playbook_with_everything_in_it() throws IOException {
        assertThat(refuses(BadPlaybooks.GOOD)).isFalse();
        assertThat(PlaybookReader.yaml(BadPlaybooks.GOOD)).isInstanceOf(PlaybookReader.Reading.Good.class);
    }

    @ParameterizedTest(name = "{2} {3}")
    @MethodSource("io.heard.playbook.BadPlaybooks#ofForm")
    void it_refuses_what_the_reader_refuses(String what, String by, String field, String message) throws IOException {
        assertThat(refuses(BadPlaybooks.GOOD.replace(what, by))).isTrue();
    }

    @Test
    void it_knows_the_fields_and_triggers_of_the_reader() {
        assertThat(TEXT.path("properties").fieldNames()).toIterable().containsExactlyElementsOf(PlaybookReader.FIELDS);
        assertThat(TEXT.at("/properties/trigger/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(PlaybookReader.triggers());
    }

    @Test
    void it_uses_only_words_that_mean_the_same_in_every_draft() {
        assertThat(TEXT.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        var used = new TreeSet<String>();
        words(TEXT, used);
        assertThat(ALIKE).containsAll(used);
    }

    private static void words(JsonNode schema, Set<String> used) {
        schema.properties().forEach(word -> {
            used.add(word.getKey());
            switch (word.getKey()) {
                case "properties", "$defs" -> word.getValue().forEach(inner -> words(inner, used));
                case "items", "not" -> words(word.getValue(), used);
                case "anyOf" -> word.getValue().forEach(inner -> words(inner, used));
                default -> {}
            }
        });
    }

    private static boolean refuses(String yaml) throws IOException {
        try {
            return !SCHEMA.validate(YAML.readTree(yaml)).isSuccess();
        } catch (ProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static JsonNode tree() {
        try (var text = PlaybookDocument.class.getResourceAsStream("/playbooks/playbook.schema.json")) {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.byDefault().getJsonSchema(TEXT);
        } catch (ProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
