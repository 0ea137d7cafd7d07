package io.heard.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;

/// JSON as it goes in and out over HTTP. What comes in is read to the letter: no unknown or repeated field, no null, no
/// text where a number belongs, nothing that the database could not keep.
@Provider
@Singleton
public class WebJson implements ContextResolver<ObjectMapper> {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private final ObjectMapper mapper;

    public WebJson(ObjectMapper shared) {
        var builder = new JsonFactoryBuilder();
        builder.streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        mapper = shared.copyWith(new NoNulls(builder))
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .registerModule(new SimpleModule("web")
                        .addDeserializer(String.class, new Text())
                        .addKeyDeserializer(String.class, new Key())
                        .addDeserializer(Instant.class, new Moment())
                        .addDeserializer(UUID.class, new Id()));
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
    }

    public ObjectMapper mapper() {
        return mapper;
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }

    /// Reads what RFC 3339 calls a date-time, as far as a database and a calendar can hold it.
    ///
    /// @throws DateTimeException when it is none
    public static Instant instant(String text) {
        var at = OffsetDateTime.parse(text);
        if (at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR) {
            throw new DateTimeException("year " + at.getYear());
        }
        return at.toInstant();
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// What PostgreSQL cannot keep as text: NUL, and half a character.
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /// A value that does not fit, in our own words.
    static final class Unfit extends MismatchedInputException {
        private static final long serialVersionUID = 1;

        Unfit(JsonParser parser, String message) {
            super(parser, message);
        }
    }

    private abstract static class Reading<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        Reading(Class<T> type) {
            super(type);
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw new Unfit(parser, "must be " + what());
            }
            var text = parser.getText();
            if (!isStorable(text)) {
                throw new Unfit(parser, "must not hold NUL or half a character");
            }
            try {
                return read(text);
            } catch (DateTimeException | IllegalArgumentException wrong) {
                throw new Unfit(parser, "must be " + what());
            }
        }

        abstract String what();

        abstract T read(String text);
    }

    private static final class Text extends Reading<String> {
        private static final long serialVersionUID = 1;

        Text() {
            super(String.class);
        }

        @Override
        String what() {
            return "a string";
        }

        @Override
        String read(String text) {
            return text;
        }
    }

    private static final class Moment extends Reading<Instant> {
        private static final long serialVersionUID = 1;

        Moment() {
            super(Instant.class);
        }

        @Override
        String what() {
            return "an instant such as 2026-03-09T15:00:00Z";
        }

        @Override
        Instant read(String text) {
            return instant(text);
        }
    }

    private static final class Id extends Reading<UUID> {
        private static final long serialVersionUID = 1;

        Id() {
            super(UUID.class);
        }

        @Override
        String what() {
            return "an id such as 0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d";
        }

        @Override
        UUID read(String text) {
            if (!isId(text)) {
                throw new IllegalArgumentException(text);
            }
            return UUID.fromString(text);
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws JsonMappingException {
            if (!isStorable(key)) {
                throw new Unfit(context.getParser(), "must not have a name with NUL or half a character");
            }
            return key;
        }
    }
}
