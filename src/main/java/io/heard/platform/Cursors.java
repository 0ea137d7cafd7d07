package io.heard.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page ends, as a text that means something to nobody else: a small record in base64url.
@ApplicationScoped
public class Cursors {

    private static final int LONGEST = 1_000;
    private static final int USUAL_LIMIT = 50;
    private static final int GREATEST_LIMIT = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final ObjectMapper json;

    public Cursors(WebJson json) {
        this.json = json.mapper();
    }

    public String write(Record place) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(place));
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    /// @param first where a page without a cursor begins
    /// @throws jakarta.ws.rs.WebApplicationException 400 when this place was not written here
    public <R extends Record> R read(@Nullable String cursor, Class<R> type, R first) {
        if (cursor == null) {
            return first;
        }
        try {
            var place = cursor.length() > LONGEST
                    ? null
                    : json.readerFor(type)
                            .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                            .<R>readValue(Base64.getUrlDecoder().decode(cursor));
            if (place != null && write(place).equals(cursor)) {
                return place;
            }
        } catch (IOException | IllegalArgumentException garbage) {
            // said below
        }
        throw Problem.badRequest("cursor", "must be the next of the page before")
                .thrown();
    }

    /// @throws jakarta.ws.rs.WebApplicationException 400 when it is not a number from 1 to 200
    public static int limit(@Nullable String limit) {
        if (limit == null) {
            return USUAL_LIMIT;
        }
        int number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > GREATEST_LIMIT) {
            throw Problem.badRequest("limit", "must be a whole number from 1 to " + GREATEST_LIMIT)
                    .thrown();
        }
        return number;
    }
}
