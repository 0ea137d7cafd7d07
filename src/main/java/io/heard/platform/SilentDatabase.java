package io.heard.platform;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Ends the wait for a database that says nothing any more: a network that is cut without a word would else hold a
/// thread for hours, and in the end all of them. Migrations, which run before the start, may take as long as they like.
@Singleton
class SilentDatabase implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(SilentDatabase.class);
    private static final int AFTER_MIGRATIONS = 1;

    private final Duration longest;
    private volatile boolean started;

    SilentDatabase(@ConfigProperty(name = "heard.database.longest-silence") Duration longest) {
        this.longest = longest;
    }

    void onStart(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent start) {
        started = true;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            limit(connection, started ? longest : Duration.ZERO);
        } catch (SQLException broken) {
            LOG.debugf(broken, "A connection that is broken is found to be so when it is used");
        }
    }

    /// @param silence after which a statement fails as if the connection were lost; zero: never
    static void limit(Connection connection, Duration silence) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(silence.toMillis()));
    }
}
