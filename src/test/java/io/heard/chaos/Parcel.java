package io.heard.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Something that is sent, with what must come of it.
///
/// @param name the id of an event; of what bears none a hash of its bytes
/// @param isEvent false for what nobody can make an event of: that must become a dead letter
/// @param traces what it must leave in the story of its customer, see `Found.traces`
/// @param reasons why somebody must reach out because of it, see `Found.reasons`
record Parcel(
        String name,
        boolean isEvent,
        String customer,
        byte[] body,
        Map<String, String> headers,
        List<String> traces,
        List<String> reasons) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int HASH_BYTES = 12;

    Parcel {
        headers = Map.copyOf(headers);
        traces = List.copyOf(traces);
        reasons = List.copyOf(reasons);
    }

    static Parcel garbage(String customer, byte[] body, Map<String, String> headers) {
        return new Parcel(name(body), false, customer, body, headers, List.of(), List.of());
    }

    /// Another event under the same id.
    Parcel twin() {
        var other = new String(body, ISO_8859_1).replace("\"data\":{", "\"data\":{\"twin\":true,");
        return new Parcel(name, isEvent, customer, other.getBytes(ISO_8859_1), headers, traces, reasons);
    }

    String hash() {
        return hash(body);
    }

    static String hash(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Reads it off the bytes, by other means than Heard does.
    static String name(byte[] body) {
        var id = "";
        try (var json = JSON.createParser(body)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    var field = json.currentName();
                    json.nextToken();
                    if (field.equals("id")) {
                        id = json.getText();
                    }
                    json.skipChildren();
                }
            }
            return json.currentToken() == JsonToken.END_OBJECT && !id.isEmpty() ? id : hash(body);
        } catch (IOException _) {
            return hash(body);
        }
    }
}
