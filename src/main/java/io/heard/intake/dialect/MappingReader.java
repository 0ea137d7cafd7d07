package io.heard.intake.dialect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.jayway.jsonpath.InvalidPathException;
import io.heard.decision.EventType;
import io.heard.intake.dialect.Mapped.Condition;
import io.heard.intake.dialect.Mapped.Rule;
import io.heard.intake.dialect.MappedTree.Branch;
import io.heard.intake.dialect.MappedTree.Many;
import io.heard.intake.dialect.MappedValue.Kind;
import io.heard.intake.dialect.MappedValue.Reading;
import io.heard.intake.dialect.MappedValue.Several;
import io.heard.intake.reading.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a mapping, and tells all that is wrong with it at once: where, and what to write instead.
final class MappingReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> RULE = Set.of("type", "each", "when", "id", "time", "data");
    private static final Set<String> CONDITION = Set.of("path", "is", "isNot");
    private static final Set<String> VALUE =
            Set.of("path", "several", "zone", "pattern", "decimal", "values", "otherwise");

    private final List<String> flaws = new ArrayList<>();

    private MappingReader() {}

    /// @throws IllegalArgumentException with all flaws
    static List<Rule> read(Path file) {
        JsonNode tree;
        try {
            tree = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    file + (at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr()) + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse("is no YAML"));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read; `mapping` names a file in YAML");
        }
        var reader = new MappingReader();
        var rules = reader.rules(tree);
        if (!reader.flaws.isEmpty()) {
            throw new IllegalArgumentException(reader.flaws.stream()
                    .map(flaw -> file + ": " + flaw)
                    .reduce((a, b) -> a + "; " + b)
                    .orElseThrow());
        }
        return rules;
    }

    private List<Rule> rules(JsonNode tree) {
        known("the mapping", tree, Set.of("events"));
        var events = tree.path("events");
        if (!events.isArray() || events.isEmpty()) {
            flaw("events", "is missing; list at least one event, each with `type` and `data`");
            return List.of();
        }
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < events.size(); i++) {
            rule("events[" + i + "]", events.path(i)).ifPresent(rules::add);
        }
        return rules;
    }

    private Optional<Rule> rule(String at, JsonNode rule) {
        known(at, rule, RULE);
        var name = rule.path("type").asText();
        var type = EventType.named(name).orElse(null);
        if (type == null) {
            flaw(
                    at + ".type",
                    "'" + name + "' is no type of event; write one of "
                            + Arrays.stream(EventType.values())
                                    .map(EventType::wireName)
                                    .toList());
            return Optional.empty();
        }
        var fields = new MappedFields(type);
        var data = rule.path("data");
        if (!data.isObject()) {
            flaw(at + ".data", "is missing; write the event's data with a JSONPath for each value");
            return Optional.empty();
        }
        var tree = branch(at + ".data", "", data, fields);
        fields.required().stream()
                .filter(field -> data.at('/' + field.replace('.', '/')).isMissingNode())
                .forEach(field -> flaw(at + ".data." + field, "is missing; " + type.wireName() + " needs it"));
        var time = time(at, rule, data, fields);
        return time.map(value -> new Rule(
                at,
                type,
                rule.has("each") ? place(at + ".each", rule.path("each").asText()) : null,
                conditions(at + ".when", rule.path("when")),
                rule.has("id") ? value(at + ".id", Kind.TEXT, rule.path("id")) : null,
                value,
                tree));
    }

    /// Its own, or that of what happened.
    private Optional<MappedValue> time(String at, JsonNode rule, JsonNode data, MappedFields fields) {
        if (rule.has("time")) {
            return Optional.of(value(at + ".time", Kind.TIME, rule.path("time")));
        }
        var own = fields.happened();
        if (own == null || data.at('/' + own.replace('.', '/')).isMissingNode()) {
            flaw(
                    at + ".time",
                    "is missing; write the JSONPath of when it happened or was told"
                            + (own == null ? "" : ", or data." + own));
            return Optional.empty();
        }
        return Optional.of(value(at + ".data." + own, Kind.TIME, data.at('/' + own.replace('.', '/'))));
    }

    private Branch branch(String at, String field, JsonNode node, MappedFields fields) {
        var all = new LinkedHashMap<String, MappedTree>();
        for (var entry : node.properties()) {
            var name = entry.getKey();
            if (name.equals("each")) {
                continue;
            }
            var inner = field.isEmpty() ? name : field + '.' + name;
            if (fields.knows(inner)) {
                all.put(name, tree(at + '.' + name, inner, entry.getValue(), fields));
            } else {
                flaw(at + '.' + name, "is not known; known here are " + fields.beside(field));
            }
        }
        return new Branch(all);
    }

    private MappedTree tree(String at, String field, JsonNode node, MappedFields fields) {
        if (fields.isList(field)) {
            if (!node.path("each").isTextual()) {
                flaw(
                        at + ".each",
                        "is missing; write the JSONPath of the items, and the other fields as seen from one");
            }
            var each = place(at + ".each", node.path("each").asText("$"));
            return new Many(each == null ? Place.of("$") : each, branch(at, field, node, fields));
        }
        if (fields.isObject(field)) {
            if (!node.isObject()) {
                flaw(at, "is an object; write its fields");
            }
            return branch(at, field, node, fields);
        }
        return value(at, fields.kind(field), node);
    }

    private MappedValue value(String at, Kind kind, JsonNode node) {
        if (node.isTextual() && node.textValue().startsWith("$")) {
            return new MappedValue(at, kind, place(at, node.textValue()), Reading.PLAIN, Map.of(), null);
        }
        if (node.isValueNode() && !node.isNull()) {
            return constant(at, kind, node);
        }
        if (!node.path("path").isTextual()) {
            flaw(at, "is neither a JSONPath, nor a constant, nor an object with `path`");
            return new MappedValue(at, kind, null, Reading.PLAIN, Map.of(), null);
        }
        known(at, node, VALUE);
        var words = new HashMap<String, String>();
        node.path("values")
                .properties()
                .forEach(word -> words.put(word.getKey(), word.getValue().asText()));
        var value = new MappedValue(
                at,
                kind,
                place(at + ".path", node.path("path").textValue()),
                reading(at, kind, node),
                words,
                node.hasNonNull("otherwise") ? node.path("otherwise").asText() : null);
        words.values()
                .forEach(word ->
                        check(at + ".values", new MappedValue(at, kind, null, value.reading(), Map.of(), word)));
        check(at + ".otherwise", new MappedValue(at, kind, null, value.reading(), Map.of(), value.otherwise()));
        return value;
    }

    private MappedValue constant(String at, Kind kind, JsonNode node) {
        var value = new MappedValue(at, kind, null, Reading.PLAIN, Map.of(), node.asText());
        check(at, value);
        return value;
    }

    /// A constant that can never be read is the mapping's flaw and not a message's.
    private void check(String at, MappedValue constant) {
        try {
            constant.of(MissingNode.getInstance());
        } catch (Unreadable e) {
            flaw(at, String.valueOf(e.getMessage()));
        }
    }

    private Reading reading(String at, Kind kind, JsonNode node) {
        var several = Several.REFUSE;
        if (node.has("several")) {
            var allowed = kind == Kind.NUMBER
                    ? List.of("first", "sum")
                    : kind == Kind.TEXT ? List.of("first", "join") : List.of("first");
            var told = node.path("several").asText();
            if (allowed.contains(told)) {
                several = Several.valueOf(told.toUpperCase(Locale.ROOT));
            } else {
                flaw(at + ".several", "'" + told + "' does not fit here; write one of " + allowed);
            }
        }
        var decimal = node.path("decimal").asText(".");
        if (!decimal.equals(".") && !decimal.equals(",")) {
            flaw(at + ".decimal", "is '.' or ','");
        }
        return new Reading(several, zone(at, node), pattern(at, node), decimal);
    }

    private @Nullable ZoneId zone(String at, JsonNode node) {
        if (!node.has("zone")) {
            return null;
        }
        try {
            return ZoneId.of(node.path("zone").asText());
        } catch (DateTimeException e) {
            flaw(
                    at + ".zone",
                    "'" + node.path("zone").asText() + "' is no time zone; write one of tzdb's names, such as"
                            + " America/Sao_Paulo");
            return null;
        }
    }

    private @Nullable DateTimeFormatter pattern(String at, JsonNode node) {
        if (!node.has("pattern")) {
            return null;
        }
        try {
            return DateTimeFormatter.ofPattern(node.path("pattern").asText(), Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            flaw(at + ".pattern", e.getMessage() + "; write it as dd/MM/yyyy HH:mm");
            return null;
        }
    }

    private List<Condition> conditions(String at, JsonNode node) {
        var all = node.isArray()
                ? node
                : node.isMissingNode()
                        ? YAML.createArrayNode()
                        : YAML.createArrayNode().add(node);
        var conditions = new ArrayList<Condition>();
        for (int i = 0; i < all.size(); i++) {
            var here = node.isArray() ? at + '[' + i + ']' : at;
            var one = all.path(i);
            known(here, one, CONDITION);
            var place = place(here + ".path", one.path("path").asText());
            if (place != null) {
                conditions.add(new Condition(place, texts(one.path("is")), texts(one.path("isNot"))));
            }
        }
        return conditions;
    }

    private static List<String> texts(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts;
    }

    private @Nullable Place place(String at, String path) {
        try {
            if (path.startsWith("$")) {
                return Place.of(path);
            }
            flaw(at, "'" + path + "' is no JSONPath; it begins with $, as in $.order.id");
        } catch (InvalidPathException e) {
            flaw(at, "'" + path + "' is no JSONPath: " + e.getMessage());
        }
        return null;
    }

    private void known(String at, JsonNode node, Set<String> names) {
        if (!node.isObject()) {
            flaw(at, "is an object with " + new TreeSet<>(names));
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                flaw(at + '.' + name, "is not known; known here are " + new TreeSet<>(names));
            }
        });
    }

    private void flaw(String at, String what) {
        flaws.add(at + ": " + what);
    }
}
