package io.heard.chaos;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Lies between clients and a server, carries what they say, and breaks it off.
final class Proxy implements AutoCloseable {

    private static final int BUFFER = 65_536;

    /// Reads what a client says, message by message, and passes it on, or not.
    interface Wire {
        void carry(DataInputStream from, Link link) throws IOException;
    }

    private final ServerSocket door;
    private final IntSupplier server;
    private final Supplier<Wire> wire;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesUntilCut = new AtomicLong(Long.MAX_VALUE);
    private boolean blocked;
    private volatile boolean refuses;

    /// @param server the port at which the server is now
    /// @param wire a fresh one for each connection
    Proxy(IntSupplier server, Supplier<Wire> wire) throws IOException {
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.server = server;
        this.wire = wire;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // closed, or the client has left already
            }
        }
    }

    private void connect(Socket client) {
        try {
            pass();
            if (refuses) {
                throw new IOException("Nobody is let in");
            }
            var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), server.getAsInt()));
            links.add(link);
            Thread.ofVirtual().start(link::answers);
            link.questions();
        } catch (IOException refused) {
            close(client);
        }
    }

    /// From now on nothing passes, in either direction, and nobody is told.
    synchronized void block() {
        blocked = true;
    }

    synchronized void unblock() {
        blocked = false;
        notifyAll();
    }

    private synchronized void pass() throws IOException {
        try {
            while (blocked) {
                wait();
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    /// Cuts all connections, and lets nobody in until `admit`.
    void refuse() {
        refuses = true;
        cut();
    }

    void admit() {
        refuses = false;
    }

    /// @return how many connections there were
    int cut() {
        var open = Set.copyOf(links);
        open.forEach(Link::cut);
        return open.size();
    }

    /// Cuts all connections once servers have answered so many bytes, in the middle of a message if need be.
    void cutAfter(int bytes) {
        bytesUntilCut.set(bytes);
    }

    @Override
    public void close() throws IOException {
        door.close();
        unblock();
        cut();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone either way
        }
    }

    /// One connection.
    final class Link {

        private final Socket client;
        private final Socket behind;
        private volatile boolean losesReply;

        private Link(Socket client, Socket behind) throws IOException {
            this.client = client;
            this.behind = behind;
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
        }

        /// What the server says next is lost, and the connection with it.
        void loseReply() {
            losesReply = true;
        }

        void send(byte[] bytes, int length) throws IOException {
            pass();
            behind.getOutputStream().write(bytes, 0, length);
        }

        /// Passes on the rest of a message.
        void send(InputStream from, int length) throws IOException {
            var buffer = new byte[BUFFER];
            for (int left = length; left > 0; ) {
                int read = from.read(buffer, 0, Math.min(left, buffer.length));
                if (read < 0) {
                    throw new IOException("The client has left in the middle of a message");
                }
                send(buffer, read);
                left -= read;
            }
        }

        private void questions() {
            try {
                wire.get().carry(new DataInputStream(new BufferedInputStream(client.getInputStream())), this);
            } catch (IOException _) {
                // one of the two has left, or was cut off
            } finally {
                cut();
            }
        }

        private void answers() {
            var buffer = new byte[BUFFER];
            try {
                var out = client.getOutputStream();
                for (int read = next(buffer); read >= 0; read = next(buffer)) {
                    pass();
                    if (losesReply) {
                        return;
                    }
                    answer(out, buffer, read);
                }
            } catch (IOException _) {
                // one of the two has left, or was cut off
            } finally {
                cut();
            }
        }

        private int next(byte[] buffer) throws IOException {
            return behind.getInputStream().read(buffer);
        }

        private void answer(OutputStream out, byte[] buffer, int length) throws IOException {
            long left = bytesUntilCut.getAndUpdate(bytes -> bytes == Long.MAX_VALUE ? bytes : bytes - length);
            if (left >= length) {
                out.write(buffer, 0, length);
                return;
            }
            bytesUntilCut.set(Long.MAX_VALUE);
            out.write(buffer, 0, (int) Math.max(0, left));
            Proxy.this.cut();
        }

        private void cut() {
            links.remove(this);
            close(client);
            close(behind);
        }
    }
}
