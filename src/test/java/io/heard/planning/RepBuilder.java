package io.heard.planning;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A rep who speaks English and has nothing to do; off shift until `working` says otherwise.
record RepBuilder(RepOnDuty rep) {

    static RepBuilder aRep(String id) {
        return new RepBuilder(new RepOnDuty(
                new RepId(id),
                false,
                Set.of(),
                List.of("en"),
                Intervals.NONE,
                Duration.ZERO,
                false,
                null,
                null,
                false,
                false));
    }

    /// @param start a time of 23 November 2026 in UTC, or an instant
    RepBuilder working(String start, String end) {
        var shifts = rep.shifts().union(Intervals.of(new Interval(instant(start), instant(end))));
        return with(shifts, rep.load(), rep.room(), rep.backupId());
    }

    RepBuilder loaded(Duration load) {
        return with(rep.shifts(), load, rep.room(), rep.backupId());
    }

    RepBuilder backedUpBy(String id) {
        return with(rep.shifts(), rep.load(), rep.room(), new RepId(id));
    }

    RepBuilder occasional(int room) {
        return new RepBuilder(new RepOnDuty(
                rep.id(),
                rep.isLead(),
                rep.skills(),
                rep.languages(),
                rep.shifts(),
                rep.load(),
                true,
                room,
                rep.backupId(),
                rep.isBusy(),
                rep.isSpent()));
    }

    RepBuilder spent() {
        return new RepBuilder(new RepOnDuty(
                rep.id(),
                rep.isLead(),
                rep.skills(),
                rep.languages(),
                rep.shifts(),
                rep.load(),
                rep.occasional(),
                rep.room(),
                rep.backupId(),
                rep.isBusy(),
                true));
    }

    RepBuilder busy() {
        return new RepBuilder(new RepOnDuty(
                rep.id(),
                rep.isLead(),
                rep.skills(),
                rep.languages(),
                rep.shifts(),
                rep.load(),
                rep.occasional(),
                rep.room(),
                rep.backupId(),
                true,
                rep.isSpent()));
    }

    RepBuilder lead() {
        return with(true, rep.skills(), rep.languages());
    }

    RepBuilder skilled(String... skills) {
        return with(rep.isLead(), Stream.of(skills).map(Skill::parse).collect(Collectors.toSet()), rep.languages());
    }

    RepBuilder speaking(String... languages) {
        return with(rep.isLead(), rep.skills(), List.of(languages));
    }

    RepOnDuty build() {
        return rep;
    }

    private RepBuilder with(boolean lead, Set<Skill> skills, List<String> languages) {
        return new RepBuilder(new RepOnDuty(
                rep.id(),
                lead,
                skills,
                languages,
                rep.shifts(),
                rep.load(),
                rep.occasional(),
                rep.room(),
                rep.backupId(),
                rep.isBusy(),
                rep.isSpent()));
    }

    private RepBuilder with(Intervals shifts, Duration load, @Nullable Integer room, @Nullable RepId backup) {
        return new RepBuilder(new RepOnDuty(
                rep.id(),
                rep.isLead(),
                rep.skills(),
                rep.languages(),
                shifts,
                load,
                rep.occasional(),
                room,
                backup,
                rep.isBusy(),
                rep.isSpent()));
    }

    static Instant instant(String text) {
        return Instant.parse(text.length() == 5 ? "2026-11-23T" + text + ":00Z" : text);
    }
}
