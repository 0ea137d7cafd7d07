package io.heard.playbook;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.decision.ConditionFields;
import io.heard.decision.EventType;
import io.heard.decision.Hold;
import io.heard.decision.Nearest;
import io.heard.decision.Trigger;
import io.heard.playbook.SpanText.Use;
import io.heard.playbook.TextDocument.Fields;
import io.heard.playbook.TextDocument.Items;
import io.heard.playbook.TextDocument.Node;
import io.heard.playbook.TextDocument.Place;
import io.heard.playbook.TextDocument.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a playbook that somebody wrote, and finds everything that is wrong with it at once. What it takes, the JSON
/// Schema takes too; what the schema cannot say, such as whether a condition fits together, only it finds.
public final class PlaybookReader {

    static final List<String> FIELDS = List.of(
            "key",
            "title",
            "trigger",
            "when",
            "from",
            "after",
            "within",
            "urgent",
            "channels",
            "purpose",
            "priority",
            "effort",
            "needs",
            "attempts",
            "cap",
            "holdWhile",
            "unless",
            "brief");

    private static final Set<String> KEPT_BY_HEARD =
            Set.of("version", "status", "failures", "lastFailure", "draftVersion", "since", "yaml");
    private static final Set<String> RESERVED =
            Set.of("manual", "commitment", "reply", "introduction", "preview", "schema", "new", "check");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SKILL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(:[1-9])?");
    private static final Pattern EVENT_FIELD = Pattern.compile("event\\.[A-Za-z]{1,50}");
    private static final Pattern SPAN = Pattern.compile("after|within|cap\\.per|attempts\\.spacing\\[\\d+]");
    private static final Map<String, String> EXAMPLES = Map.of(
            "needs", "{ skills: [kitchen] }",
            "attempts", "{ max: 3, spacing: [P1D, 3 business days] }",
            "cap", "{ conversations: 1, per: P30D }",
            "brief", "{ why: \"{{order.headline}} has come\" }");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");
    private static final Pattern HOLE = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern NAME = Pattern.compile("(customer|order|event)\\.([A-Za-z][A-Za-z0-9]*)");
    private static final List<String> ANCHORS = List.of("placed", "delivered", "expectedDelivery", "lastContact");
    private static final Map<String, Set<String>> IN_BRIEF = Map.of(
            "customer", Set.of("name", "preferredName"),
            "order", Set.of("id", "headline", "placedOn", "deliveredOn", "total", "returnUntil"));
    private static final Duration LONGEST_EFFORT = Duration.ofHours(8);
    private static final int LONGEST_KEY = 63;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LINE = 500;
    private static final int MOST_LINES = 20;
    private static final int MOST_TRIES = 20;
    private static final int LONGEST_ECHO = 40;

    private final List<PlaybookFlaw> flaws;
    private final Map<String, Place> places = new HashMap<>();
    private @Nullable Trigger trigger;

    /// A playbook that will do, or everything that is in its way.
    public sealed interface Reading {

        /// @param yaml in the words of whoever wrote it; as YAML where they wrote JSON
        record Good(PlaybookDocument document, String yaml) implements Reading {}

        /// @param flaws at least one, in the order of their places
        record Flawed(List<PlaybookFlaw> flaws) implements Reading {

            /// Whether something is wrong that needs no understanding.
            public boolean isOfForm() {
                return flaws.stream().anyMatch(PlaybookFlaw::isOfForm);
            }
        }
    }

    private PlaybookReader(List<PlaybookFlaw> flaws) {
        this.flaws = flaws;
    }

    public static Reading yaml(String text) {
        return read(TextDocument.yaml(text), text);
    }

    public static Reading json(String text) {
        return read(TextDocument.json(text), null);
    }

    private static Reading read(TextDocument.Tree tree, @Nullable String yaml) {
        var reader = new PlaybookReader(new ArrayList<>(tree.flaws()));
        if (tree.root() instanceof Fields root) {
            reader.playbook(root);
        } else if (tree.root() != null) {
            reader.form("", tree.root().place(), "is not made of fields", "begin with key: and title:");
        }
        if (reader.flaws.isEmpty() && tree.root() != null) {
            var text = yaml == null ? TextDocument.write(tree.root()) : yaml;
            var document = reader.document(text);
            if (document != null) {
                return new Reading.Good(document, text);
            }
        }
        return new Reading.Flawed(reader.flaws.stream()
                .sorted(Comparator.comparingInt(PlaybookFlaw::line).thenComparingInt(PlaybookFlaw::column))
                .toList());
    }

    /// The way in which it is read from the store is the last judge.
    private @Nullable PlaybookDocument document(String text) {
        try {
            var document = PlaybookDocument.parse(text);
            document.playbook(1, true, null);
            return document;
        } catch (IllegalArgumentException unforeseen) {
            meaning(PlaybookFlaw.WHOLE, Place.START, "cannot be used: " + unforeseen.getMessage(), null);
            return null;
        }
    }

    private void playbook(Fields root) {
        known(root, "", FIELDS);
        required(root, "", List.of("key", "title", "trigger", "within", "channels"));
        text(root, "key", "", LONGEST_KEY).ifPresent(this::key);
        text(root, "title", "", LONGEST_TITLE).ifPresent(title -> visible("title", title));
        text(root, "trigger", "", LONGEST_KEY).ifPresent(this::trigger);
        text(root, "when", "", ConditionText.LONGEST)
                .ifPresent(when -> flaws.addAll(ConditionText.bool("when", when, trigger)));
        text(root, "from", "", LONGEST_KEY).ifPresent(this::from);
        text(root, "after", "", ConditionText.LONGEST).ifPresent(after -> span("after", after, Use.AFTER));
        text(root, "within", "", ConditionText.LONGEST).ifPresent(within -> span("within", within, Use.WITHIN));
        if (trigger instanceof Trigger.Silence && !root.all().containsKey("after")) {
            meaning("after", root.place(), "is missing", "say how long nothing is ordered, as in after: P90D");
        }
        flag(root, "urgent", "");
        items(root, "channels", "", 1, 2, true).forEach(item -> word(item, Channel.class));
        text(root, "purpose", "", LONGEST_KEY).ifPresent(purpose -> word(new At("purpose", purpose), Purpose.class));
        whole(root, "priority", "", 0, 100);
        text(root, "effort", "", LONGEST_KEY).ifPresent(this::effort);
        fields(root, "needs", "").ifPresent(this::needs);
        fields(root, "attempts", "").ifPresent(this::attempts);
        fields(root, "cap", "").ifPresent(this::cap);
        items(root, "holdWhile", "", 0, Hold.values().length, true).forEach(item -> word(item, Hold.class));
        items(root, "unless", "", 0, EventType.values().length, true).forEach(this::event);
        fields(root, "brief", "").ifPresent(this::brief);
    }

    private void key(Text key) {
        if (!KEY.matcher(key.value()).matches()) {
            form(
                    "key",
                    key.place(),
                    "is not of small letters, digits and single hyphens",
                    "write it as in welcome-call");
        } else if (RESERVED.contains(key.value())) {
            form("key", key.place(), "is a word of Heard's own", "take another one");
        }
    }

    private void visible(String path, Text text) {
        if (CONTROL.matcher(text.value()).find()) {
            form(path, text.place(), "holds a line break or another control character", "write it on one line");
        }
    }

    private void trigger(Text text) {
        var names = triggers();
        if (names.contains(text.value())) {
            trigger = Trigger.named(text.value());
        } else {
            form(
                    "trigger",
                    text.place(),
                    "knows no " + echo(text.value()),
                    meant(text.value(), names).orElse("it knows " + String.join(", ", names)));
        }
    }

    static List<String> triggers() {
        return Stream.concat(
                        Arrays.stream(EventType.values())
                                .filter(type -> !PlaybookDocument.NO_TRIGGERS.contains(type))
                                .map(EventType::wireName),
                        Stream.of("silence"))
                .toList();
    }

    private void from(Text from) {
        var anchors = new ArrayList<>(ANCHORS);
        ConditionFields.times(trigger).stream().sorted().forEach(time -> anchors.add("event." + time));
        if (ANCHORS.contains(from.value())) {
            return;
        }
        if (!EVENT_FIELD.matcher(from.value()).matches()) {
            form(
                    "from",
                    from.place(),
                    "knows no " + echo(from.value()),
                    meant(from.value(), anchors).orElse("it knows " + String.join(", ", anchors)));
            return;
        }
        if (!anchors.contains(from.value())) {
            meant(from.value(), anchors)
                    .ifPresent(did -> meaning("from", from.place(), "knows no " + from.value(), did));
        }
    }

    private void span(String path, Text text, Use use) {
        flaws.addAll(SpanText.flaws(path, text, trigger, use));
    }

    private void effort(Text text) {
        var effort = SpanText.exact(text.value());
        if (effort.isEmpty()) {
            form("effort", text.place(), "is no duration", "write it as in PT12M");
        } else if (effort.get().isZero() || effort.get().compareTo(LONGEST_EFFORT) > 0) {
            meaning(
                    "effort",
                    text.place(),
                    "is not within PT0S and PT8H",
                    "write how long one conversation takes, as in PT12M");
        }
    }

    private void needs(Fields needs) {
        known(needs, "needs", List.of("skills", "skillsFrom", "language"));
        items(needs, "skills", "needs", 0, MOST_LINES, true).forEach(item -> {
            var text = item.text();
            if (text.value().length() > LONGEST_KEY + 2
                    || !SKILL.matcher(text.value()).matches()) {
                form(
                        item.path(),
                        text.place(),
                        "is not of small letters, digits and single hyphens, with a level from 1 to 9 after a colon if need be",
                        "write it as in kitchen, or kitchen:2");
            }
        });
        text(needs, "skillsFrom", "needs", LONGEST_KEY)
                .ifPresent(from -> oneOf(new At("needs.skillsFrom", from), List.of("order", "topic")));
        flag(needs, "language", "needs");
    }

    private void attempts(Fields attempts) {
        known(attempts, "attempts", List.of("max", "spacing", "varyDaypart", "voicemail", "mail", "then"));
        var max = whole(attempts, "max", "attempts", 1, MOST_TRIES);
        items(attempts, "spacing", "attempts", 1, MOST_TRIES, false).forEach(item -> spacing(item.path(), item.text()));
        flag(attempts, "varyDaypart", "attempts");
        for (var name : List.of("voicemail", "mail")) {
            var attempt = whole(attempts, name, "attempts", 1, MOST_TRIES);
            if (attempt.isPresent() && max.isPresent() && attempt.get() > max.get()) {
                var path = "attempts." + name;
                meaning(
                        path,
                        place(path),
                        "is attempt " + attempt.get() + " of " + max.get(),
                        "write at most " + max.get());
            }
        }
        text(attempts, "then", "attempts", LONGEST_KEY)
                .ifPresent(then -> word(new At("attempts.then", then), Channel.class));
    }

    private void spacing(String path, Text text) {
        if (text.value().length() > ConditionText.LONGEST) {
            form(path, text.place(), "is longer than " + ConditionText.LONGEST + " characters", "say it shorter");
        } else {
            span(path, text, Use.SPACING);
        }
    }

    private void cap(Fields cap) {
        known(cap, "cap", List.of("conversations", "per"));
        required(cap, "cap", List.of("conversations", "per"));
        whole(cap, "conversations", "cap", 1, 1_000);
        text(cap, "per", "cap", LONGEST_KEY).ifPresent(per -> span("cap.per", per, Use.DAYS));
    }

    private void brief(Fields brief) {
        known(brief, "brief", List.of("why", "ask", "know"));
        text(brief, "why", "brief", LONGEST_LINE).ifPresent(why -> template("brief.why", why));
        items(brief, "ask", "brief", 0, MOST_LINES, false).forEach(item -> line(item.path(), item.text()));
        items(brief, "know", "brief", 0, MOST_LINES, false).forEach(item -> line(item.path(), item.text()));
    }

    private void line(String path, Text line) {
        if (line.value().length() > LONGEST_LINE) {
            form(path, line.place(), "is longer than " + LONGEST_LINE + " characters", "say it shorter");
        }
        template(path, line);
    }

    /// A line that a fact is missing for is left out of the brief, so a misspelt one would never be seen.
    private void template(String path, Text line) {
        var holes = HOLE.matcher(line.value());
        while (holes.find()) {
            var inside = holes.group(1).strip();
            var name = NAME.matcher(inside);
            if (!name.matches()) {
                meaning(
                        path,
                        line.place(),
                        "knows no {{" + echo(inside) + "}}",
                        "write a fact as in {{customer.name}}, {{order.headline}} or {{event.text}}");
                continue;
            }
            var known = IN_BRIEF.getOrDefault(name.group(1), ConditionFields.told(trigger));
            var meant =
                    Nearest.to(name.group(2), known).map(one -> "did you mean {{" + name.group(1) + "." + one + "}}?");
            boolean isOwn = name.group(1).equals("event") && meant.isEmpty();
            if (!known.contains(name.group(2)) && !isOwn) {
                meaning(
                        path,
                        line.place(),
                        "knows no {{" + inside + "}}",
                        meant.orElse("it knows "
                                + String.join(", ", known.stream().sorted().toList())));
            }
        }
        var rest = holes.reset().replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            meaning(path, line.place(), "has braces without their counterpart", "write a fact as in {{customer.name}}");
        }
    }

    private void event(At at) {
        oneOf(at, Arrays.stream(EventType.values()).map(EventType::wireName).toList());
    }

    private <E extends Enum<E>> void word(At at, Class<E> type) {
        oneOf(at, Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    private void oneOf(At at, List<String> known) {
        if (!known.contains(at.text().value())) {
            form(
                    at.path(),
                    at.text().place(),
                    "knows no " + echo(at.text().value()),
                    meant(at.text().value(), known).orElse("it knows " + String.join(", ", known)));
        }
    }

    private static Optional<String> meant(String word, Collection<String> known) {
        return Nearest.to(word, known).map(one -> "did you mean " + one + "?");
    }

    static String echo(String text) {
        var line = CONTROL.matcher(text).replaceAll(" ");
        return line.length() <= LONGEST_ECHO ? line : line.substring(0, LONGEST_ECHO) + "…";
    }

    private void known(Fields fields, String path, List<String> names) {
        fields.all().forEach((name, field) -> {
            places.put(join(path, name), field.value().place());
            if (names.contains(name)) {
                return;
            }
            var shown = echo(name);
            if (path.isEmpty() && KEPT_BY_HEARD.contains(name)) {
                form(shown, field.place(), "is kept by Heard itself", "leave it out");
            } else {
                form(
                        join(path, shown),
                        field.place(),
                        "is no field of a playbook",
                        meant(name, names).orElse("there are " + String.join(", ", names)));
            }
        });
    }

    private void required(Fields fields, String path, List<String> names) {
        names.stream()
                .filter(name -> !fields.all().containsKey(name))
                .forEach(name -> form(join(path, name), fields.place(), "is missing", "add " + name + ":"));
    }

    private record At(String path, Text text) {}

    private Optional<Text> text(Fields fields, String name, String path, int longest) {
        var field = fields.all().get(name);
        if (field == null) {
            return Optional.empty();
        }
        var at = join(path, name);
        var text = text(at, field.value());
        if (text.isPresent() && text.get().value().isBlank()) {
            form(at, text.get().place(), "is empty", "write something, or leave it out");
            return Optional.empty();
        }
        if (text.isPresent() && text.get().value().length() > longest) {
            form(at, text.get().place(), "is longer than " + longest + " characters", "say it shorter");
            return Optional.empty();
        }
        return text;
    }

    private Optional<Text> text(String at, Node node) {
        return switch (node) {
            case Text text -> Optional.of(text);
            case TextDocument.Numeral _, TextDocument.Flag _ -> {
                form(at, node.place(), "is not a text", quoted(at, node));
                yield Optional.empty();
            }
            case TextDocument.Nothing _ -> {
                form(at, node.place(), "has no value", "give it one, or leave it out");
                yield Optional.empty();
            }
            case Fields _, Items _ -> {
                form(at, node.place(), "is not a text", "write one value");
                yield Optional.empty();
            }
        };
    }

    private static String quoted(String at, Node node) {
        return node instanceof TextDocument.Numeral number && SPAN.matcher(at).matches()
                ? "write P" + number.text() + "D for days, PT" + number.text() + "H for hours"
                : "put it in quotes";
    }

    private void flag(Fields fields, String name, String path) {
        var field = fields.all().get(name);
        if (field != null && !(field.value() instanceof TextDocument.Flag)) {
            form(join(path, name), field.value().place(), "is neither true nor false", "write true or false");
        }
    }

    private Optional<Integer> whole(Fields fields, String name, String path, int from, int to) {
        var field = fields.all().get(name);
        if (field == null) {
            return Optional.empty();
        }
        if (field.value() instanceof TextDocument.Numeral number
                && number.value() != null
                && number.value() >= from
                && number.value() <= to) {
            return Optional.of(number.value());
        }
        form(
                join(path, name),
                field.value().place(),
                "is not a whole number from " + from + " to " + to,
                "write a number such as " + Math.max(from, 1));
        return Optional.empty();
    }

    private List<At> items(Fields fields, String name, String path, int atLeast, int atMost, boolean once) {
        var field = fields.all().get(name);
        if (field == null) {
            return List.of();
        }
        var at = join(path, name);
        if (!(field.value() instanceof Items items)) {
            form(at, field.value().place(), "is not a list", "write it as in [one, another]");
            return List.of();
        }
        if (items.all().size() < atLeast || items.all().size() > atMost) {
            form(
                    at,
                    items.place(),
                    "does not have " + atLeast + " to " + atMost + " entries",
                    items.all().isEmpty() ? "name at least one" : "keep the " + atMost + " that matter");
        }
        var found = new ArrayList<At>();
        var seen = new HashSet<String>();
        for (int i = 0; i < items.all().size(); i++) {
            var itemPath = at + "[" + i + "]";
            text(itemPath, items.all().get(i)).ifPresent(text -> {
                if (text.value().isBlank()) {
                    form(itemPath, text.place(), "is empty", "write something, or leave it out");
                } else if (once && !seen.add(text.value())) {
                    form(itemPath, text.place(), "is there twice", "keep one of them");
                } else {
                    found.add(new At(itemPath, text));
                }
            });
        }
        return found;
    }

    private Optional<Fields> fields(Fields fields, String name, String path) {
        var field = fields.all().get(name);
        if (field == null) {
            return Optional.empty();
        }
        if (field.value() instanceof Fields inner) {
            return Optional.of(inner);
        }
        form(
                join(path, name),
                field.value().place(),
                "is not made of fields",
                "write it as in " + EXAMPLES.getOrDefault(name, "{ name: value }"));
        return Optional.empty();
    }

    private Place place(String path) {
        return places.getOrDefault(path, Place.START);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void form(String path, Place place, String message, @Nullable String remedy) {
        flaws.add(PlaybookFlaw.ofForm(path, place, message, remedy));
    }

    private void meaning(String path, Place place, String message, @Nullable String remedy) {
        flaws.add(PlaybookFlaw.ofMeaning(path, place, message, remedy));
    }
}
