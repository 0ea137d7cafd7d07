package io.heard.database;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.UUID;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table, in the binary format of PostgreSQL's `COPY` (its manual, "COPY, Binary
/// Format"): each field with its length before it, in network order.
final class BinaryRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int SENT_AT = 64 * 1024;
    private static final int NULL = -1;
    private static final int JSONB_VERSION = 1;
    private static final int OID_OF_TEXT = 25;

    private static final int DIGITS_OF_A_GROUP = 4;
    private static final BigInteger GROUP = BigInteger.valueOf(10_000);
    private static final int NEGATIVE = 0x4000;

    /// PostgreSQL counts microseconds from the year 2000.
    private static final long EPOCH_SECOND = 946_684_800L;

    private static final int NANOS_OF_A_MICRO = 1_000;
    private static final long MICROS_OF_A_SECOND = 1_000_000L;

    private final CopyIn to;
    private byte[] buffer = new byte[2 * SENT_AT];
    private int size;

    BinaryRows(CopyIn to) {
        this.to = to;
        raw(SIGNATURE);
        int32(0); // flags
        int32(0); // no extension of the header
    }

    /// Sends what has come together; to be called between rows.
    void sendIfMuch() throws SQLException {
        if (size >= SENT_AT) {
            send();
        }
    }

    void end() throws SQLException {
        int16(NULL);
        send();
        to.endCopy();
    }

    private void send() throws SQLException {
        to.writeToCopy(buffer, 0, size);
        size = 0;
    }

    void row(int fields) {
        int16(fields);
    }

    void nothing() {
        int32(NULL);
    }

    void text(String value) {
        bytes(utf8(value));
    }

    void bytes(byte[] value) {
        int32(value.length);
        raw(value);
    }

    void json(byte[] document) {
        int32(1 + document.length);
        ensure(1);
        buffer[size++] = JSONB_VERSION;
        raw(document);
    }

    void uuid(UUID value) {
        int32(2 * Long.BYTES);
        int64(value.getMostSignificantBits());
        int64(value.getLeastSignificantBits());
    }

    void integer(int value) {
        int32(Integer.BYTES);
        int32(value);
    }

    /// A `numeric`: groups of four decimal digits, the place of the first of them, sign and digits after the point.
    void number(BigDecimal value) {
        int scale = Math.max(value.scale(), 0);
        int groupsBehind = (scale + DIGITS_OF_A_GROUP - 1) / DIGITS_OF_A_GROUP;
        var groups = new ArrayDeque<Integer>();
        var rest =
                value.setScale(groupsBehind * DIGITS_OF_A_GROUP).unscaledValue().abs();
        while (rest.signum() != 0) {
            var parts = rest.divideAndRemainder(GROUP);
            groups.addFirst(parts[1].intValue());
            rest = parts[0];
        }
        int32((4 + groups.size()) * Short.BYTES);
        int16(groups.size());
        int16(groups.size() - groupsBehind - 1);
        int16(value.signum() < 0 ? NEGATIVE : 0);
        int16(scale);
        groups.forEach(this::int16);
    }

    void bool(boolean value) {
        int32(1);
        ensure(1);
        buffer[size++] = (byte) (value ? 1 : 0);
    }

    void time(Instant value) {
        micros(value.getEpochSecond(), value.getNano());
    }

    void time(LocalDateTime value) {
        time(value.toInstant(ZoneOffset.UTC));
    }

    /// To the nearest microsecond, as PostgreSQL reads a longer fraction in a text.
    private void micros(long epochSecond, int nano) {
        int32(Long.BYTES);
        int64((epochSecond - EPOCH_SECOND) * MICROS_OF_A_SECOND + (nano + NANOS_OF_A_MICRO / 2) / NANOS_OF_A_MICRO);
    }

    void texts(String[] values) {
        int length = size;
        int32(0);
        int32(values.length == 0 ? 0 : 1); // dimensions
        int32(0); // no element is null
        int32(OID_OF_TEXT);
        if (values.length > 0) {
            int32(values.length);
            int32(1); // the first index
        }
        for (var value : values) {
            text(value);
        }
        int end = size;
        size = length;
        int32(end - length - Integer.BYTES);
        size = end;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void int16(int value) {
        ensure(Short.BYTES);
        buffer[size++] = (byte) (value >> 8);
        buffer[size++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    private void raw(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
        }
    }
}
