package io.heard.database;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// JSON documents in a fraction of their size, for `bytea` columns that no statement looks into.
///
/// The first byte says how the rest is to be read: as it stands, in UTF-8 (0), or by zstd (RFC 8878) with the
/// dictionary of that number, a text that is like the documents. A dictionary stays as it is for good: what was
/// packed with it is read with it. A better one gets the next number.
@ApplicationScoped
public class Packing {

    private static final byte PLAIN = 0;
    private static final byte DECISIONS = 1;

    /// Of zstd's levels the quickest that looks for matches in the dictionary.
    private static final int LEVEL = 1;

    private static final byte[] DICTIONARY = dictionary("decisions-1.txt");
    private static final ZstdDictCompress TO_PACK = new ZstdDictCompress(DICTIONARY, LEVEL);
    private static final ZstdDictDecompress TO_UNPACK = new ZstdDictDecompress(DICTIONARY);

    private final Json json;

    public Packing(Json json) {
        this.json = json;
    }

    private static byte[] dictionary(String name) {
        try (var file = Packing.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For many documents, by one thread.
    public Packer packer() {
        return new Packer(json);
    }

    public static final class Packer implements AutoCloseable {

        private final Json json;
        private final ZstdCompressCtx zstd =
                new ZstdCompressCtx().setLevel(LEVEL).loadDict(TO_PACK);
        private byte[] buffer = {};

        private Packer(Json json) {
            this.json = json;
        }

        public byte[] pack(Object document) {
            var plain = json.bytes(document);
            int most = 1 + (int) Zstd.compressBound(plain.length);
            if (buffer.length < most) {
                buffer = new byte[most];
            }
            buffer[0] = DECISIONS;
            int size = zstd.compressByteArray(buffer, 1, buffer.length - 1, plain, 0, plain.length);
            return Arrays.copyOf(buffer, 1 + size);
        }

        @Override
        public void close() {
            zstd.close();
        }
    }

    public <T> T unpack(byte[] packed, TypeReference<T> type) {
        return json.read(new String(plain(packed), StandardCharsets.UTF_8), type);
    }

    private static byte[] plain(byte[] packed) {
        var rest = Arrays.copyOfRange(packed, 1, packed.length);
        return switch (packed[0]) {
            case PLAIN -> rest;
            case DECISIONS -> {
                try (var zstd = new ZstdDecompressCtx().loadDict(TO_UNPACK)) {
                    yield zstd.decompress(rest, Math.toIntExact(Zstd.getFrameContentSize(rest)));
                }
            }
            default ->
                throw new IllegalStateException(
                        "A document is packed in a way that this version does not know: " + packed[0]);
        };
    }
}
