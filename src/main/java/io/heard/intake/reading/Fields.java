package io.heard.intake.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.calendar.IsoTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A JSON object that knows where it stands, so that what is wrong in it can be named. `null` counts as absent.
public record Fields(JsonNode node, String path) {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_QUOTE = 40;
    /// Written out, 1e-999999999 would fill the memory.
    private static final int MOST_DIGITS = 40;

    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

    public static Fields of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new Unreadable(path, "expected an object, got " + kind(node));
        }
        return new Fields(node, path);
    }

    public Optional<Fields> object(String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(of(value, at(field)));
    }

    public Fields requiredObject(String field) {
        return object(field).orElseThrow(() -> new Unreadable(at(field), "is missing"));
    }

    public List<Fields> objects(String field) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new Unreadable(at(field), "expected a list, got " + kind(value));
        }
        var all = new ArrayList<Fields>(value.size());
        for (int i = 0; i < value.size(); i++) {
            all.add(of(value.get(i), at(field) + "[" + i + "]"));
        }
        return all;
    }

    public @Nullable String text(String field, int longest) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Unreadable(at(field), "expected a text, got " + kind(value));
        }
        if (value.textValue().length() > longest) {
            throw new Unreadable(at(field), "is longer than " + longest + " characters");
        }
        return value.textValue().isBlank() ? null : value.textValue().strip();
    }

    public @Nullable String id(String field) {
        return text(field, LONGEST_ID);
    }

    public String requiredId(String field) {
        var id = id(field);
        if (id == null) {
            throw new Unreadable(at(field), "is missing");
        }
        return id;
    }

    /// An id that shops write as a number or as a text, to its last digit.
    public @Nullable String numberId(String field) {
        var value = node.get(field);
        if (value == null || value.isNull() || value.isTextual()) {
            return id(field);
        }
        if (!value.isIntegralNumber()) {
            throw new Unreadable(
                    at(field),
                    value.isNumber()
                            ? value
                                    + " is no whole number: an id that went through a floating-point number has lost digits"
                            : "expected an id, got " + kind(value));
        }
        return value.bigIntegerValue().toString();
    }

    public String requiredNumberId(String field) {
        var id = numberId(field);
        if (id == null) {
            throw new Unreadable(at(field), "is missing");
        }
        return id;
    }

    /// An amount that shops write as a number or as a text.
    public Optional<BigDecimal> amount(String field) {
        var value = node.get(field);
        if (value == null || value.isNull() || !value.isTextual()) {
            return numberIfAny(field);
        }
        var text = value.textValue().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw new Unreadable(at(field), "'" + shortened(text) + "' is no amount; write it as 129.90");
        }
        return Optional.of(new BigDecimal(text));
    }

    public BigDecimal requiredAmount(String field) {
        return amount(field).orElseThrow(() -> new Unreadable(at(field), "is missing"));
    }

    /// A time that is UTC where it names no zone.
    public @Nullable Instant utc(String field) {
        return local(field, ZoneOffset.UTC);
    }

    /// A time in that zone where it names none.
    public @Nullable Instant local(String field, ZoneId zone) {
        var text = text(field, 64);
        if (text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            return time(field);
        }
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    public @Nullable Instant time(String field) {
        var text = text(field, 64);
        if (text == null) {
            return null;
        }
        try {
            return IsoTime.read(text);
        } catch (DateTimeException e) {
            throw new Unreadable(at(field), "'" + text + "' is no time; write it as 2026-11-21T18:00:00Z");
        }
    }

    public BigDecimal number(String field) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            throw new Unreadable(at(field), "is missing");
        }
        if (!value.isNumber()) {
            throw new Unreadable(at(field), "expected a number, got " + kind(value));
        }
        if (!Double.isFinite(value.doubleValue())) {
            throw new Unreadable(at(field), "is too large");
        }
        var number = value.decimalValue();
        if (number.scale() > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new Unreadable(at(field), "has more than " + MOST_DIGITS + " digits");
        }
        return number;
    }

    public Optional<BigDecimal> numberIfAny(String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(number(field));
    }

    public boolean flag(String field) {
        var value = node.get(field);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new Unreadable(at(field), "expected true or false, got " + kind(value));
        }
        return value.booleanValue();
    }

    public String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case NULL, MISSING -> "nothing";
            case BINARY -> "bytes";
        };
    }
}
