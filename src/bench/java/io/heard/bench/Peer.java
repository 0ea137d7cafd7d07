package io.heard.bench;

import java.time.Instant;

/// Another scheduler on the same PostgreSQL, used in the fastest way that it offers.
interface Peer extends AutoCloseable {

    /// Makes so much future work durable.
    ///
    /// @param first number of the first piece, so that none comes twice
    void schedule(int first, int count, Instant at);

    /// Begins to work through what is due; each piece puts one row into the queue.
    void start();

    void stop();

    @Override
    void close();
}
