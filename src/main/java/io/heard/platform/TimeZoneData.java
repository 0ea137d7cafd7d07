package io.heard.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Tells how old the JDK's time-zone data are: countries change their clocks every year, and old data mean contacts
/// at wrong hours.
@Singleton
class TimeZoneData {

    private static final Logger LOG = Logger.getLogger(TimeZoneData.class);
    private static final int LAST = 5_000;
    private static final Pattern VERSION = Pattern.compile("(\\d{4})[a-z]+");

    private final Clock clock;
    private final MeterRegistry meters;

    TimeZoneData(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent start) {
        var version = ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
        Gauge.builder("heard.tzdb.version", () -> 1)
                .tag("version", version)
                .description("Always 1; the tag is the version of the time-zone data")
                .register(meters);
        if (isOld(version, clock.instant())) {
            LOG.warnf(
                    "The time-zone data of this JDK, %s, are over a year old: take a newer release of the JDK",
                    version);
        }
    }

    /// A version names its year and no date: the middle of the year stands for it. One that names no year is of unknown
    /// age.
    static boolean isOld(String version, Instant now) {
        var named = VERSION.matcher(version);
        if (!named.matches()) {
            return false;
        }
        var aYearLater = LocalDate.of(Integer.parseInt(named.group(1)) + 1, Month.JULY, 1);
        return !LocalDate.ofInstant(now, ZoneOffset.UTC).isBefore(aYearLater);
    }
}
