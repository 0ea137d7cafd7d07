package io.heard.chaos;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// What a client says to Kafka. Records that it produces can be lost on the way; all else passes.
final class KafkaWire implements Proxy.Wire {

    private static final int HEAD_BYTES = Integer.BYTES + Short.BYTES;
    private static final short PRODUCE = 0;

    private final AtomicBoolean losesProduced;
    private final AtomicInteger lost;
    private boolean isDeaf;

    KafkaWire(AtomicBoolean losesProduced, AtomicInteger lost) {
        this.losesProduced = losesProduced;
        this.lost = lost;
    }

    @Override
    public void carry(DataInputStream from, Proxy.Link link) throws IOException {
        while (true) {
            int length = from.readInt();
            short what = from.readShort();
            if (what == PRODUCE && losesProduced.get()) {
                // Answers come in the order of questions: with one of them missing, none can follow.
                isDeaf = true;
                lost.incrementAndGet();
            }
            if (isDeaf) {
                from.skipNBytes(length - Short.BYTES);
            } else {
                link.send(
                        ByteBuffer.allocate(HEAD_BYTES)
                                .putInt(length)
                                .putShort(what)
                                .array(),
                        HEAD_BYTES);
                link.send(from, length - Short.BYTES);
            }
        }
    }
}
