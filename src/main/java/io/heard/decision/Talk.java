package io.heard.decision;

import io.heard.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reasons that one contact takes together. The leading one gives channel, attempts and skills; due and
/// priority are the strictest of all.
record Talk(List<Reason> reasons) {

    private static final Comparator<Reason> LEADING = Talk::compare;

    Talk {
        reasons = sorted(reasons);
    }

    private static List<Reason> sorted(List<Reason> reasons) {
        if (reasons.size() < 2) {
            return List.copyOf(reasons);
        }
        var sorted = new ArrayList<>(reasons);
        sorted.sort(LEADING);
        return List.copyOf(sorted);
    }

    private static int compare(Reason one, Reason other) {
        int order = Boolean.compare(other.isAskedFor(), one.isAskedFor());
        if (order == 0) {
            order = one.considered().due().compareTo(other.considered().due());
        }
        if (order == 0) {
            order = Integer.compare(other.playbook().priority(), one.playbook().priority());
        }
        return order != 0
                ? order
                : one.considered().key().compareTo(other.considered().key());
    }

    /// One contact takes what is due to start up to `gather` after its own day.
    ///
    /// @param free at least one reason that nothing holds
    static Talk gathered(List<Reason> free, Instant start, Situation situation) {
        long lastDay = situation.lastGatheredDay(start);
        var near = new ArrayList<Reason>(free.size());
        for (var reason : free) {
            if (situation.dayNumber(reason.considered().target()) <= lastDay) {
                near.add(reason);
            }
        }
        var talk = new Talk(near);
        return talk.isAskedFor() ? talk.keepingAppointments(start) : talk;
    }

    /// A contact that comes before a time that the customer chose, or before the day of a promise, leaves it to itself.
    private Talk keepingAppointments(Instant start) {
        var at = target().isAfter(start) ? target() : start;
        return new Talk(reasons.stream()
                .filter(reason ->
                        !reason.hasItsOwnDay() || !reason.considered().target().isAfter(at))
                .toList());
    }

    static Instant firstTarget(List<Reason> free) {
        var first = Instant.MAX;
        for (var reason : free) {
            first = earlier(first, reason.considered().target());
        }
        return first;
    }

    /// The first target of what the customer started or was promised.
    static Optional<Instant> askedFrom(List<Reason> free) {
        Instant first = null;
        for (var reason : free) {
            if (reason.isAskedFor()) {
                var target = reason.considered().target();
                first = first == null ? target : earlier(first, target);
            }
        }
        return Optional.ofNullable(first);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// When the first of its reasons is no longer worth a contact.
    Instant lapsesAt(Situation situation) {
        var first = Instant.MAX;
        for (var reason : reasons) {
            first = earlier(first, situation.lapsesAt(reason));
        }
        return first;
    }

    Reason leading() {
        return reasons.getFirst();
    }

    boolean isAskedFor() {
        return leading().isAskedFor();
    }

    /// @param moment absent: long ago
    boolean isAskedForAfter(@Nullable Instant moment) {
        return reasons.stream()
                .filter(Reason::isAskedFor)
                .anyMatch(reason ->
                        moment == null || reason.considered().raisedAt().isAfter(moment));
    }

    /// What the customer asked for is never answered before the time that they chose; else the earliest
    /// target counts.
    Instant target() {
        return askedFrom(reasons).orElseGet(() -> firstTarget(reasons));
    }

    Instant due() {
        var first = Instant.MAX;
        for (var reason : reasons) {
            first = earlier(first, reason.considered().due());
        }
        return first;
    }

    /// By when a channel has to be found: what is overdue besides must not delay what was asked for.
    Instant dueOfLeading() {
        if (!isAskedFor()) {
            return due();
        }
        var first = Instant.MAX;
        for (var reason : reasons) {
            if (reason.isAskedFor()) {
                first = earlier(first, reason.considered().due());
            }
        }
        return first;
    }

    int priority() {
        int highest = 0;
        for (var reason : reasons) {
            highest = Math.max(highest, reason.playbook().priority());
        }
        return highest;
    }

    boolean isUrgent() {
        return reasons.stream().anyMatch(reason -> reason.playbook().urgent());
    }

    Purpose purpose() {
        return leading().playbook().purpose();
    }

    Playbook playbook() {
        return leading().playbook();
    }

    Duration effort() {
        var longest = Duration.ZERO;
        for (var reason : reasons) {
            var effort = reason.playbook().effort();
            longest = effort.compareTo(longest) > 0 ? effort : longest;
        }
        return longest.plus(Company.EFFORT_PER_FURTHER_REASON.multipliedBy(reasons.size() - 1L));
    }

    List<String> skills() {
        var skills = new LinkedHashSet<String>();
        for (var reason : reasons) {
            skills.addAll(reason.playbook().needs().skills());
        }
        return List.copyOf(skills);
    }
}
