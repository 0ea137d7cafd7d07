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
record NeedBuilder(Need need) {

    private static final Intervals ALL_DAY =
            Intervals.of(new Interval(RepBuilder.instant("08:00"), RepBuilder.instant("20:00")));

    static NeedBuilder aNeed() {
        return new NeedBuilder(new Need(
                null,
                Set.of(),
                Set.of(),
                "en",
                Set.of(),
                false,
                false,
                RepBuilder.instant("08:00"),
                RepBuilder.instant("2026-11-25T20:00:00Z"),
                ALL_DAY,
                Duration.ofMinutes(10)));
    }

    NeedBuilder ownedBy(String id) {
        return new NeedBuilder(new Need(
                new RepId(id),
                need.unwanted(),
                need.skills(),
                need.language(),
                need.fallbackLanguages(),
                need.forLead(),
                need.urgent(),
                need.since(),
                need.dueAt(),
                need.windows(),
                need.effort()));
    }

    /// The customer asked for anybody but them.
    NeedBuilder notBy(String id) {
        return new NeedBuilder(new Need(
                need.ownerId(),
                Set.of(new RepId(id)),
                need.skills(),
                need.language(),
                need.fallbackLanguages(),
                need.forLead(),
                need.urgent(),
                need.since(),
                need.dueAt(),
                need.windows(),
                need.effort()));
    }

    NeedBuilder due(String instant) {
        return with(need.forLead(), need.urgent(), need.since(), RepBuilder.instant(instant), need.windows());
    }

    NeedBuilder urgentSince(Instant since) {
        return with(need.forLead(), true, since, need.dueAt(), need.windows());
    }

    NeedBuilder forLead() {
        return with(true, need.urgent(), need.since(), need.dueAt(), need.windows());
    }

    NeedBuilder inWindow(String start, String end) {
        var window = Intervals.of(new Interval(RepBuilder.instant(start), RepBuilder.instant(end)));
        var windows = need.windows().equals(ALL_DAY) ? window : need.windows().union(window);
        return with(need.forLead(), need.urgent(), need.since(), need.dueAt(), windows);
    }

    NeedBuilder needing(String... skills) {
        return with(
                Stream.of(skills).map(Skill::parse).collect(Collectors.toSet()),
                need.language(),
                need.fallbackLanguages());
    }

    NeedBuilder speaking(String language) {
        return with(need.skills(), language, need.fallbackLanguages());
    }

    NeedBuilder orElse(String... languages) {
        return with(need.skills(), need.language(), Set.of(languages));
    }

    Need build() {
        return need;
    }

    private NeedBuilder with(boolean forLead, boolean urgent, Instant since, Instant dueAt, Intervals windows) {
        return new NeedBuilder(new Need(
                need.ownerId(),
                need.unwanted(),
                need.skills(),
                need.language(),
                need.fallbackLanguages(),
                forLead,
                urgent,
                since,
                dueAt,
                windows,
                need.effort()));
    }

    private NeedBuilder with(Set<Skill> skills, @Nullable String language, Set<String> fallback) {
        return new NeedBuilder(new Need(
                need.ownerId(),
                need.unwanted(),
                skills,
                language,
                fallback,
                need.forLead(),
                need.urgent(),
                need.since(),
                need.dueAt(),
                need.windows(),
                need.effort()));
    }
}
