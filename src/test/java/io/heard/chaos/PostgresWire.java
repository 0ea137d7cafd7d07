package io.heard.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// What a client says to PostgreSQL. Replies to COMMIT can be lost: the server has committed, and the client never
/// hears of it.
final class PostgresWire implements Proxy.Wire {

    private static final int GREETING_BYTES = 8;
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final String COMMIT = "COMMIT";

    private final AtomicInteger repliesToLose;
    private final Set<String> commits = new HashSet<>();
    private boolean commitIsComing;

    /// @param repliesToLose of all connections together; counts down
    PostgresWire(AtomicInteger repliesToLose) {
        this.repliesToLose = repliesToLose;
    }

    @Override
    public void carry(DataInputStream from, Proxy.Link link) throws IOException {
        greet(from, link);
        while (true) {
            byte type = from.readByte();
            int length = from.readInt();
            var message = new byte[1 + length];
            ByteBuffer.wrap(message).put(type).putInt(length);
            from.readFully(message, 1 + Integer.BYTES, length - Integer.BYTES);
            look(type, ByteBuffer.wrap(message, 1 + Integer.BYTES, length - Integer.BYTES));
            if (type == 'S' || type == 'Q') {
                if (commitIsComing && repliesToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    link.loseReply();
                }
                commitIsComing = false;
            }
            link.send(message, message.length);
        }
    }

    /// Asks for encryption, which is refused, come before the greeting itself; neither bears a type.
    private static void greet(DataInputStream from, Proxy.Link link) throws IOException {
        int code;
        do {
            int length = from.readInt();
            code = from.readInt();
            link.send(
                    ByteBuffer.allocate(GREETING_BYTES)
                            .putInt(length)
                            .putInt(code)
                            .array(),
                    GREETING_BYTES);
            link.send(from, length - GREETING_BYTES);
        } while (code == SSL_REQUEST || code == GSS_REQUEST);
    }

    /// A COMMIT is a statement like any other: named by a Parse, and from then on only called by its name.
    private void look(byte type, ByteBuffer body) {
        switch (type) {
            case 'P' -> {
                var name = text(body);
                if (text(body).equalsIgnoreCase(COMMIT)) {
                    commits.add(name);
                } else {
                    commits.remove(name);
                }
            }
            case 'B' -> {
                text(body);
                commitIsComing |= commits.contains(text(body));
            }
            case 'Q' -> commitIsComing |= text(body).equalsIgnoreCase(COMMIT);
            default -> {}
        }
    }

    private static String text(ByteBuffer body) {
        int length = 0;
        while (body.get(body.position() + length) != 0) {
            length++;
        }
        var text = new byte[length];
        body.get(text).get();
        return new String(text, UTF_8);
    }
}
