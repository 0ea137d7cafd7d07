package io.heard.planning;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Routine work of ten minutes in English, callable on 23 November 2026 from 08:00 to 20:00 UTC, due two
/// days later.
final class NeedBuilder {

    private @Nullable RepId owner;
    private Set<RepId> unwanted = Set.of();
    private Set<RepId> declined = Set.of();
    private @Nullable RepId takenBy;
    private Set<Skill> skills = Set.of();
    private @Nullable String language = "en";
    private Set<String> fallbacks = Set.of();
    private boolean forLead;
    private boolean urgent;
    private Instant since = RepBuilder.instant("08:00");
    private Instant due = RepBuilder.instant("2026-11-25T20:00:00Z");
    private @Nullable InPlan inPlan;
    private @Nullable Intervals windows;

    static NeedBuilder aNeed() {
        return new NeedBuilder();
    }

    NeedBuilder ownedBy(String id) {
        owner = new RepId(id);
        return this;
    }

    /// The customer asked for anybody but them.
    NeedBuilder notBy(String id) {
        unwanted = Set.of(new RepId(id));
        return this;
    }

    /// They said that they would do it.
    NeedBuilder takenBy(String id) {
        takenBy = new RepId(id);
        return this;
    }

    /// These said that it is not for them.
    NeedBuilder declinedBy(String... ids) {
        declined = Stream.of(ids).map(RepId::new).collect(Collectors.toSet());
        return this;
    }

    NeedBuilder due(String instant) {
        due = RepBuilder.instant(instant);
        return this;
    }

    NeedBuilder urgentSince(Instant instant) {
        urgent = true;
        since = instant;
        return this;
    }

    NeedBuilder forLead() {
        forLead = true;
        return this;
    }

    NeedBuilder inPlan(InPlan place) {
        inPlan = place;
        return this;
    }

    NeedBuilder inWindow(String start, String end) {
        var window = Intervals.of(new Interval(RepBuilder.instant(start), RepBuilder.instant(end)));
        windows = windows == null ? window : windows.union(window);
        return this;
    }

    NeedBuilder withoutWindows() {
        windows = Intervals.NONE;
        return this;
    }

    NeedBuilder needing(String... names) {
        skills = Stream.of(names).map(Skill::parse).collect(Collectors.toSet());
        return this;
    }

    NeedBuilder speaking(@Nullable String tag) {
        language = tag;
        return this;
    }

    NeedBuilder orElse(String... languages) {
        fallbacks = Set.of(languages);
        return this;
    }

    Need build() {
        return new Need(
                owner,
                takenBy,
                new Barred(unwanted, declined),
                skills,
                language,
                fallbacks,
                forLead,
                urgent,
                since,
                due,
                inPlan,
                windows == null
                        ? Intervals.of(new Interval(RepBuilder.instant("08:00"), RepBuilder.instant("20:00")))
                        : windows,
                Duration.ofMinutes(10));
    }
}
