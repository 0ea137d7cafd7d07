package io.heard.platform;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Which clock an injection point gets.
final class Clocks {

    /// The one clock for everything that is stored or compared: the database's, unless the embedded
    /// mode puts its own on top.
    @Produces
    @Singleton
    @DefaultBean
    Clock clock(DatabaseClock database) {
        return database;
    }

    @Produces
    @Singleton
    @RealTime
    Clock realTime() {
        return Clock.systemUTC();
    }
}
