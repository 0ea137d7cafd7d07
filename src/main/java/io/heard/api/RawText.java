package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Bytes of which nobody knows what they are: text where they are UTF-8.
@JsonInclude(JsonInclude.Include.NON_NULL)
record RawText(@Nullable String text, byte @Nullable [] base64) {

    static @Nullable RawText of(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return new RawText(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    null);
        } catch (CharacterCodingException noText) {
            return new RawText(null, bytes);
        }
    }
}
