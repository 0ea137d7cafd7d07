package io.heard.playbook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A YAML or JSON text as a tree whose every part knows its line and column. Nothing in it is expanded: anchors,
/// aliases and tags are flaws, so that a small text stays a small tree.
final class TextDocument {

    static final int LONGEST = 256 * 1024;

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 5_000;
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(30)
            .build();
    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    private static final YAMLFactory YAML =
            YAMLFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    private static final YAMLMapper WRITER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final JsonParser parser;
    private final List<PlaybookFlaw> flaws = new ArrayList<>();
    private int parts;

    private TextDocument(JsonParser parser) {
        this.parser = parser;
    }

    /// Where something stands, from 1.
    record Place(int line, int column) {
        static final Place START = new Place(1, 1);
    }

    sealed interface Node {
        Place place();
    }

    record Fields(Place place, Map<String, Field> all) implements Node {}

    record Field(Place place, Node value) {}

    record Items(Place place, List<Node> all) implements Node {}

    record Text(Place place, String value, boolean isOneLine) implements Node {}

    /// @param value null where it is not a whole number that fits
    record Numeral(Place place, String text, @Nullable Integer value) implements Node {}

    record Flag(Place place, boolean value) implements Node {}

    record Nothing(Place place) implements Node {}

    /// @param root absent where nothing can be made of the text
    record Tree(@Nullable Node root, List<PlaybookFlaw> flaws) {}

    static Tree yaml(String text) {
        return read(text, YAML);
    }

    static Tree json(String text) {
        return read(text, JSON);
    }

    private static Tree read(String text, JsonFactory factory) {
        if (text.length() > LONGEST) {
            return new Tree(
                    null, List.of(PlaybookFlaw.whole(Place.START, "has more than 256 KB", "no playbook is that long")));
        }
        try (var parser = factory.createParser(text)) {
            return new TextDocument(parser).tree();
        } catch (IOException broken) {
            return new Tree(null, List.of(unreadable(broken)));
        }
    }

    private Tree tree() throws IOException {
        try {
            if (parser.nextToken() == null) {
                return new Tree(
                        null,
                        List.of(PlaybookFlaw.whole(Place.START, "is empty", "begin with key, title and trigger")));
            }
            var root = node("");
            if (parser.nextToken() != null) {
                flaws.add(PlaybookFlaw.whole(here(), "goes on after its end", "send one playbook at a time"));
            }
            return new Tree(root, flaws);
        } catch (JacksonException broken) {
            flaws.add(unreadable(broken));
            return new Tree(null, flaws);
        }
    }

    private static PlaybookFlaw unreadable(IOException broken) {
        if (broken instanceof StreamConstraintsException) {
            return PlaybookFlaw.whole(
                    Place.START, "is nested too deep or holds an endless number", "a playbook has three levels");
        }
        var at = broken instanceof JacksonException json ? json.getLocation() : null;
        var message = broken instanceof JacksonException json ? json.getOriginalMessage() : broken.getMessage();
        return PlaybookFlaw.whole(
                at == null ? Place.START : place(at),
                "cannot be read: " + String.valueOf(message).lines().findFirst().orElse("no text"),
                remedy(String.valueOf(message)));
    }

    /// What people stumble over most: a value that begins with a quote and goes on after it, and tabs.
    private static String remedy(String message) {
        if (message.contains("but found '<scalar>'")) {
            return "put the whole value into quotes of the other kind, as in '\"tea\" in order.categories'";
        }
        if (message.contains("(TAB)")) {
            return "indent with spaces";
        }
        return message.contains("mapping values are not allowed")
                ? "put a value that holds a colon in quotes"
                : "check indentation, colons and quotes";
    }

    private Place here() {
        return place(parser.currentTokenLocation());
    }

    private static Place place(JsonLocation at) {
        return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private Node node(String path) throws IOException {
        var place = here();
        if (++parts > MOST_PARTS) {
            throw new StreamConstraintsException("too many parts");
        }
        plain(path, place);
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(path, place);
            case START_ARRAY -> items(path, place);
            case VALUE_STRING -> text(path, place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(place, parser.getText(), whole());
            case VALUE_TRUE -> new Flag(place, true);
            case VALUE_FALSE -> new Flag(place, false);
            default -> new Nothing(place);
        };
    }

    /// What would make one part stand for another, or for a class.
    private void plain(String path, Place place) throws IOException {
        boolean isAlias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
        if (isAlias || parser.getObjectId() != null) {
            flaws.add(PlaybookFlaw.ofForm(path, place, "uses an anchor or alias (& or *)", "write the value out"));
        }
        if (parser.getTypeId() != null) {
            flaws.add(PlaybookFlaw.ofForm(
                    path, place, "has a tag (!)", "leave it out, or put the whole value in quotes"));
        }
    }

    private @Nullable Integer whole() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return null;
        }
        try {
            return parser.getIntValue();
        } catch (JacksonException tooLarge) {
            return null;
        }
    }

    private Node text(String path, Place place) throws IOException {
        var value = parser.getText();
        if (!isStorable(value)) {
            flaws.add(PlaybookFlaw.ofForm(
                    path, place, "holds a character that no text may", "leave out NUL and half characters"));
        }
        return new Text(place, value, place(parser.currentLocation()).line() == place.line());
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private Node fields(String path, Place place) throws IOException {
        var all = new LinkedHashMap<String, Field>();
        var twice = new HashSet<String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var at = here();
            var of = path.isEmpty() ? name : path + "." + name;
            parser.nextToken();
            var value = node(of);
            if (all.putIfAbsent(name, new Field(at, value)) != null && twice.add(name)) {
                flaws.add(PlaybookFlaw.ofForm(of, at, "is there twice", "keep one of them"));
            }
        }
        return new Fields(place, all);
    }

    private Node items(String path, Place place) throws IOException {
        var all = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(node(path + "[" + all.size() + "]"));
        }
        return new Items(place, all);
    }

    /// As YAML that people like to read, for what came as JSON.
    static String write(Node root) {
        try {
            return WRITER.writeValueAsString(plain(root));
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case Fields fields -> {
                var all = new LinkedHashMap<String, @Nullable Object>();
                fields.all().forEach((name, field) -> all.put(name, plain(field.value())));
                yield all;
            }
            case Items items -> items.all().stream().map(TextDocument::plain).toList();
            case Text text -> text.value();
            case Numeral number -> number.value();
            case Flag flag -> flag.value();
            case Nothing _ -> null;
        };
    }
}
