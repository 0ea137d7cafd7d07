package io.heard.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.inbox.Received.Origin;
import io.heard.intake.reading.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Messages of made-up shops, as they would send them.
public final class ShopMessages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ShopMessages() {}

    /// One of the files in `shops`, to be changed.
    public static ObjectNode body(String name) {
        try (var file = ShopMessages.class.getResourceAsStream("/shops/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(UTF_8);
    }

    public static Message message(String body, Map<String, String> headers) {
        return new Message(body.getBytes(UTF_8), new Origin("shops.any", 0, 1L, headers));
    }

    /// What a shop signs its webhooks with, worked out without Heard.
    public static String signature(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
