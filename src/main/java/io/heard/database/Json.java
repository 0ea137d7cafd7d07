package io.heard.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Values to and from `jsonb` columns. What stands there was written by Heard: that it cannot be read is a bug.
@ApplicationScoped
public class Json {

    private final ObjectMapper mapper;
    private final Map<TypeReference<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    public Json(ObjectMapper shared) {
        this.mapper = shared.copy().registerModule(new JsonTimes());
    }

    public String write(Object value) {
        if (value instanceof Collection<?> all && all.isEmpty()) {
            return "[]";
        }
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass().getName(), e);
        }
    }

    public byte[] bytes(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass().getName(), e);
        }
    }

    public <T> T read(@Nullable String text, TypeReference<T> type) {
        try {
            return readers.computeIfAbsent(type, mapper::readerFor).readValue(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The database holds JSON that cannot be read as "
                            + type.getType().getTypeName(),
                    e);
        }
    }
}
