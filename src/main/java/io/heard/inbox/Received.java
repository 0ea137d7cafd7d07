package io.heard.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// A message as it came in, with the key by which its effect is exactly once.
///
/// @param key a hash of source and id; of the raw bytes where these cannot be read
/// @param contentHash of type and data, so that the same event in another wrapping is the same
public record Received(
        ByteBuffer key,
        ByteBuffer contentHash,
        byte[] raw,
        Origin origin,
        @Nullable String source,
        @Nullable String id) {

    /// Where a message came from: a record of a topic, or a request (no topic).
    public record Origin(
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            Map<String, String> headers) {
        public Origin {
            headers = Map.copyOf(headers);
        }
    }

    private static final int KEY_BYTES = 16;

    public static Received event(String source, String id, String content, byte[] raw, Origin origin) {
        return new Received(hash(source + '\0' + id), hash(content), raw, origin, source, id);
    }

    public static Received unreadable(byte[] raw, Origin origin) {
        var hash = hash(raw);
        return new Received(hash, hash, raw, origin, null, null);
    }

    /// A message of a shop as it sent it, in its own words.
    public static Received of(String source, byte[] raw, Origin origin) {
        var hash = hash(raw);
        return new Received(
                hash(source + '\0' + HexFormat.of().formatHex(bytes(hash))), hash, raw, origin, source, null);
    }

    /// The same where it cannot have an effect: known by its bytes alone, so that the event may still come
    /// under its id as it should be.
    ///
    /// @param asItCame the bytes, before anything was made of them
    public Received broken(byte[] asItCame) {
        var hash = hash(asItCame);
        return new Received(hash, hash, asItCame, origin, source, id);
    }

    private static ByteBuffer hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ByteBuffer hash(byte[] bytes) {
        return ByteBuffer.wrap(Arrays.copyOf(DigestUtils.sha256(bytes), KEY_BYTES))
                .asReadOnlyBuffer();
    }

    byte[] keyBytes() {
        return bytes(key);
    }

    byte[] contentBytes() {
        return bytes(contentHash);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
