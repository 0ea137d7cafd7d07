package io.heard.planning;

import io.heard.calendar.Intervals;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A routine follow-up of 15 minutes that anybody may do whenever its windows say.
final class FollowUpBuilder {

    private final UUID id;
    private final Intervals windows;
    private final Instant due;
    private @Nullable RepId owner;
    private Requirement requirement = Requirement.NONE;
    private Set<RepId> unwanted = Set.of();
    private Duration effort = Duration.ofMinutes(15);
    private int priority = 50;
    private boolean urgent;
    private boolean hard;
    private @Nullable Instant promised;
    private @Nullable Slot before;
    private boolean frozen;

    private FollowUpBuilder(int number, Intervals windows, Instant due) {
        this.id = new UUID(0, number);
        this.windows = windows;
        this.due = due;
    }

    static FollowUpBuilder aFollowUp(int number, Intervals windows, Instant due) {
        return new FollowUpBuilder(number, windows, due);
    }

    FollowUpBuilder ownedBy(@Nullable RepId owner) {
        this.owner = owner;
        return this;
    }

    FollowUpBuilder needing(Map<String, Integer> skills, @Nullable String language, String... fallbacks) {
        requirement = new Requirement(skills, language, Set.of(fallbacks));
        return this;
    }

    FollowUpBuilder taking(int minutes) {
        effort = Duration.ofMinutes(minutes);
        return this;
    }

    FollowUpBuilder priority(int priority) {
        this.priority = priority;
        return this;
    }

    FollowUpBuilder urgent(boolean urgent) {
        this.urgent = urgent;
        return this;
    }

    FollowUpBuilder unwanted(RepId... reps) {
        unwanted = Set.of(reps);
        return this;
    }

    FollowUpBuilder hard(boolean hard) {
        this.hard = hard;
        return this;
    }

    FollowUpBuilder promised(@Nullable Instant at) {
        promised = at;
        return this;
    }

    FollowUpBuilder before(@Nullable Slot before) {
        this.before = before;
        return this;
    }

    FollowUpBuilder frozen() {
        frozen = true;
        return this;
    }

    Plannable build() {
        return new Plannable(
                id,
                owner,
                requirement,
                unwanted,
                effort,
                windows,
                due,
                priority,
                urgent,
                hard,
                promised,
                "UTC",
                before,
                frozen);
    }
}
