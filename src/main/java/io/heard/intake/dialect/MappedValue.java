package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.heard.intake.reading.Unreadable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A value of a message, made what Heard's field wants. What cannot be made that is told, never
/// guessed.
///
/// @param at where it stands in the mapping
/// @param place absent: always `otherwise`
/// @param words what the shop's words mean; a word that is not among them is told as a flaw of the message
/// @param otherwise what it is where the message has nothing
record MappedValue(
        String at,
        Kind kind,
        @Nullable Place place,
        Reading reading,
        Map<String, String> words,
        @Nullable String otherwise)
        implements MappedTree {

    enum Kind {
        TEXT,
        NUMBER,
        TIME,
        FLAG
    }

    /// What to do with several values.
    enum Several {
        REFUSE,
        FIRST,
        SUM,
        JOIN
    }

    /// @param zone of times that name none
    /// @param pattern of times that are not ISO 8601
    /// @param decimal what stands before the fraction of a number
    record Reading(
            Several several,
            @Nullable ZoneId zone,
            @Nullable DateTimeFormatter pattern,
            String decimal) {
        static final Reading PLAIN = new Reading(Several.REFUSE, null, null, ".");
    }

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");
    private static final int LONGEST_QUOTE = 40;

    MappedValue {
        words = Map.copyOf(words);
    }

    JsonNode required(JsonNode message) {
        var value = of(message);
        if (value == null) {
            throw flaw("is missing");
        }
        return value;
    }

    @Override
    public @Nullable JsonNode of(JsonNode message) {
        var found = place == null ? List.<JsonNode>of() : place.in(message);
        found.stream().filter(JsonNode::isContainerNode).findFirst().ifPresent(_ -> {
            throw flaw("is an object or a list; name the value in it");
        });
        var texts = found.stream()
                .map(this::text)
                .filter(text -> !text.isBlank())
                .map(String::strip)
                .toList();
        if (texts.isEmpty()) {
            return otherwise == null ? null : value(otherwise);
        }
        if (texts.size() > 1 && reading.several() == Several.REFUSE) {
            throw flaw("is " + texts.size() + " values; say `several: first`, `sum` or `join`");
        }
        return switch (reading.several()) {
            case REFUSE, FIRST -> value(meaning(texts.getFirst()));
            case JOIN -> value(texts.stream().map(this::meaning).collect(Collectors.joining(" ")));
            case SUM -> DecimalNode.valueOf(texts.stream().map(this::number).reduce(BigDecimal.ZERO, BigDecimal::add));
        };
    }

    /// Whole numbers to their last digit; a fraction that went through a double is no id any more.
    private String text(JsonNode value) {
        if (kind == Kind.TEXT && value.isFloatingPointNumber()) {
            throw flaw(value + " is no text and no whole number");
        }
        if (kind == Kind.NUMBER && value.isNumber()) {
            return value.decimalValue().toPlainString().replace(".", reading.decimal());
        }
        return value.asText();
    }

    private String meaning(String text) {
        if (words.isEmpty()) {
            return text;
        }
        var meaning = words.get(text);
        if (meaning == null) {
            throw flaw("'" + shortened(text) + "' is none of the values that the mapping knows");
        }
        return meaning;
    }

    private JsonNode value(String text) {
        return switch (kind) {
            case TEXT -> TextNode.valueOf(text);
            case NUMBER -> DecimalNode.valueOf(number(text));
            case FLAG -> BooleanNode.valueOf(flag(text));
            case TIME -> TextNode.valueOf(time(text).toString());
        };
    }

    private BigDecimal number(String text) {
        var plain = reading.decimal().equals(",") ? text.replace(".", "").replace(',', '.') : text;
        if (!NUMBER.matcher(plain).matches()) {
            throw flaw("'" + shortened(text) + "' is no number with '" + reading.decimal() + "' before its fraction");
        }
        return new BigDecimal(plain);
    }

    private boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw flaw("'" + shortened(text) + "' is neither true nor false");
        };
    }

    private Instant time(String text) {
        try {
            if (reading.pattern() == null) {
                return text.length() == "2026-11-21".length()
                        ? LocalDate.parse(text).atStartOfDay(zone(text)).toInstant()
                        : iso(text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T"));
            }
            var parsed = reading.pattern().parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (parsed) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime local -> local.atZone(zone(text)).toInstant();
                default -> LocalDate.from(parsed).atStartOfDay(zone(text)).toInstant();
            };
        } catch (DateTimeException e) {
            throw flaw("'" + shortened(text) + "' is no time; the mapping reads "
                    + (reading.pattern() == null ? "2026-11-21T18:00:00Z" : "those of its pattern"));
        }
    }

    private Instant iso(String text) {
        boolean namesZone = text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$") && text.indexOf('T') > 0;
        return namesZone
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from)
                : LocalDateTime.parse(text).atZone(zone(text)).toInstant();
    }

    private ZoneId zone(String text) {
        if (reading.zone() == null) {
            throw flaw("'" + shortened(text) + "' names no zone; say `zone:` in the mapping");
        }
        return reading.zone();
    }

    private Unreadable flaw(String what) {
        return new Unreadable(place == null ? at : place.path(), what + " (mapping: " + at + ")");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
