package io.heard.platform;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.heard.platform.NoNulls.NullFound;
import io.heard.platform.WebJson.Unfit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a JSON body, and where, without a word about classes.
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JacksonException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case NullFound absent -> field(absent.field(), "must not be null; leave out what has no value");
            case Unfit unfit -> field(unfit, unfit.getOriginalMessage());
            case InvalidFormatException format -> field(format, "must be " + what(format.getTargetType()));
            case MismatchedInputException more
            when more.getOriginalMessage().startsWith("Trailing token") ->
                Problem.badRequest("The body must end where its JSON ends");
            case MismatchedInputException mismatch -> field(mismatch, "must be " + what(mismatch.getTargetType()));
            case JsonMappingException mapping
            when mapping.getCause() instanceof JacksonException inner ->
                inner instanceof InputCoercionException ? field(mapping, "is out of range") : of(inner);
            case JsonMappingException mapping
            when mapping.getCause() instanceof IllegalArgumentException refused ->
                field(mapping, String.valueOf(refused.getMessage()));
            case StreamConstraintsException beyond ->
                Problem.badRequest("The body goes beyond a limit: " + words(beyond));
            default -> Problem.badRequest("The body is not JSON: " + words(wrong));
        };
    }

    private static Problem unknown(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(joining(", "));
        return field(unknown, "is not known here; known are " + known);
    }

    private static Problem field(JsonMappingException wrong, String message) {
        return field(path(wrong), message);
    }

    private static Problem field(String path, String message) {
        return path.isEmpty()
                ? Problem.badRequest("The body " + message)
                : Problem.badRequest(path + " " + message).with(new Problem.Flaw(path, message));
    }

    private static String path(JsonMappingException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String what(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "a string";
    }

    private static String words(JacksonException wrong) {
        var first = wrong.getOriginalMessage().lines().findFirst().orElse("unreadable");
        JsonLocation at = wrong.getLocation();
        return at == null || at.getLineNr() < 1
                ? first
                : first + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
