package io.heard.decision;

import io.heard.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reasons that one contact takes together. The leading one gives channel, attempts and skills; due and
/// priority are the strictest of all.
record Talk(List<Reason> reasons) {

    private static final Comparator<Reason> LEADING = Comparator.comparing((Reason reason) -> !reason.isAskedFor())
            .thenComparing(reason -> reason.considered().due())
            .thenComparingInt(reason -> -reason.playbook().priority())
            .thenComparing(reason -> reason.considered().key());

    Talk {
        reasons = reasons.stream().sorted(LEADING).toList();
    }

    /// One contact takes what is due to start up to `gather` after its own day.
    ///
    /// @param free at least one reason that nothing holds
    static Talk gathered(List<Reason> free, Instant start, Situation situation) {
        var lastDay = situation.day(start).plus(situation.company().gather());
        var near = new Talk(free.stream()
                .filter(reason -> !situation.day(reason.considered().target()).isAfter(lastDay))
                .toList());
        return near.isAskedFor() ? near.keepingAppointments(start) : near;
    }

    /// A contact that comes before a time that the customer chose leaves that time to itself.
    private Talk keepingAppointments(Instant start) {
        var at = target().isAfter(start) ? target() : start;
        return new Talk(reasons.stream()
                .filter(reason ->
                        !reason.isPromised() || !reason.considered().target().isAfter(at))
                .toList());
    }

    static Instant firstTarget(List<Reason> free) {
        return free.stream()
                .map(reason -> reason.considered().target())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The first target of what the customer started or was promised.
    static Optional<Instant> askedFrom(List<Reason> free) {
        return free.stream()
                .filter(Reason::isAskedFor)
                .map(reason -> reason.considered().target())
                .min(Comparator.naturalOrder());
    }

    /// When the first of its reasons is no longer worth a contact.
    Instant lapsesAt(Situation situation) {
        return reasons.stream()
                .map(situation::lapsesAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
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
        return reasons.stream()
                .map(reason -> reason.considered().due())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// By when a channel has to be found: what is overdue besides must not delay what was asked for.
    Instant dueOfLeading() {
        return isAskedFor()
                ? reasons.stream()
                        .filter(Reason::isAskedFor)
                        .map(reason -> reason.considered().due())
                        .min(Comparator.naturalOrder())
                        .orElseThrow()
                : due();
    }

    int priority() {
        return reasons.stream()
                .mapToInt(reason -> reason.playbook().priority())
                .max()
                .orElseThrow();
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
        var longest = reasons.stream()
                .map(reason -> reason.playbook().effort())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return longest.plus(Company.EFFORT_PER_FURTHER_REASON.multipliedBy(reasons.size() - 1L));
    }

    List<String> skills() {
        var skills = new LinkedHashSet<String>();
        reasons.forEach(reason -> skills.addAll(reason.playbook().needs().skills()));
        return List.copyOf(skills);
    }
}
