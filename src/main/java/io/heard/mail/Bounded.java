package io.heard.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The beginning of something that may be long.
final class Bounded {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Bounded() {}

    /// Reads all of it, and keeps so much.
    static byte[] read(InputStream in, int longest) throws IOException {
        var kept = in.readNBytes(longest);
        size(in);
        return kept;
    }

    /// Reads all of it, and keeps nothing.
    ///
    /// @return how many bytes there were
    static long size(InputStream in) throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    /// In the charset that it names; where it names none, or one that nobody knows, UTF-8 if it can be that.
    static String text(byte[] bytes, @Nullable String charset) {
        var named = charset == null ? null : charset(charset);
        if (named != null && !named.equals(StandardCharsets.US_ASCII)) {
            return new String(bytes, named);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, WESTERN);
        }
    }

    private static @Nullable Charset charset(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
