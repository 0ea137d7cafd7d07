package io.heard.bench;

import io.heard.calendar.Interval;
import io.heard.contact.Candidate;
import io.heard.contact.Channel;
import io.heard.contact.ContactPreferences;
import io.heard.contact.ContactRules;
import io.heard.contact.Place;
import io.heard.contact.Purpose;
import io.heard.contact.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The next contact window of somebody who may be in London or in Paris and has wishes, from nothing but rules,
/// candidates and preferences.
@State(Scope.Thread)
public class Window {

    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate(Place.parse("GB"), ZoneId.of("Europe/London"), Source.PROFILE),
            new Candidate(Place.parse("FR"), ZoneId.of("Europe/Paris"), Source.PHONE));
    private static final ContactPreferences WISHES = new ContactPreferences(
            null,
            null,
            List.of(Channel.CALL),
            List.of(ContactPreferences.Hours.parse(List.of("MON", "TUE", "WED", "THU", "FRI"), "14:00", "18:30", null)),
            List.of(ContactPreferences.Never.parse(List.of("FRI"), null)),
            List.of());
    private static final Duration EFFORT = Duration.ofMinutes(12);
    private static final Duration HORIZON = Duration.ofDays(92);
    private static final Instant FIRST = Instant.parse("2025-11-01T00:00:00Z");

    private final ContactRules rules = Mix.RULES.contactRules();
    private final Instant[] from = new Random(42)
            .longs(1 << 12, 0, Duration.ofDays(365).toSeconds())
            .mapToObj(FIRST::plusSeconds)
            .toArray(Instant[]::new);
    private int next;

    @Benchmark
    public Optional<Interval> window() {
        var at = from[next++ & (from.length - 1)];
        return rules.windows(CANDIDATES, WISHES, Channel.CALL, Purpose.SERVICE)
                .firstFitting(at, at.plus(HORIZON), EFFORT);
    }
}
