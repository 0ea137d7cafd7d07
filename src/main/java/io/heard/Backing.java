package io.heard;

/// Servers that Heard brings along instead of finding them on the network. Found by `ServiceLoader`;
/// in production there is none.
public interface Backing extends AutoCloseable {

    /// Starts the servers and tells Quarkus, by system properties, where they are.
    ///
    /// @throws CannotStart if something outside must be put right first
    void start();

    /// Called once when Heard serves requests.
    void ready();

    /// Stops what was started, also after a start that failed half-way.
    @Override
    void close();
}
