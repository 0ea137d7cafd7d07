package io.heard.database;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Time-ordered ids (RFC 9562, version 7), so that new rows land beside each other in every index.
public final class Uuid7 {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuid7() {}

    public static UUID at(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        long low = (RANDOM.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
