package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.contact.Because;
import io.heard.rulebook.Settings;
import io.heard.task.Escalation;
import io.heard.task.EscalationRepository.Bounds;
import io.heard.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// How near a task is to its due, by the company's settings and as of one instant.
///
/// Pure. A business day is a day with service hours; what is due within the last of those that are counted, up to its
/// end, has come near enough.
record Deadlines(Settings.Escalation settings, Bounds bounds) {

    private static final double WHOLE = 100.0;

    static Deadlines at(Instant now, Settings settings) {
        var escalation = settings.escalation();
        var parts = List.of(
                escalation.urgentRep() / WHOLE, escalation.urgentLead() / WHOLE, escalation.urgentDeputy() / WHOLE);
        var near = List.of(end(escalation.routineRep(), settings, now), end(escalation.routineLead(), settings, now));
        return new Deadlines(escalation, new Bounds(now, parts, near));
    }

    private static Instant end(int businessDays, Settings settings, Instant now) {
        var days = settings.serviceDays();
        LocalDate last = Days.plusWorkingDays(
                Days.dateAt(now, settings.zone()), businessDays, date -> days.contains(date.getDayOfWeek()));
        return Days.endOfDay(last, settings.zone());
    }

    /// How far the task is to be escalated; 0: not yet.
    int level(Task task) {
        return (int) IntStream.rangeClosed(
                        1, task.urgent() ? Escalation.LEVELS : bounds.routine().size())
                .filter(level -> isReached(task, level))
                .count();
    }

    private boolean isReached(Task task, int level) {
        if (!task.urgent()) {
            return !task.dueAt().isAfter(bounds.routine().get(level - 1));
        }
        var time = Duration.between(task.createdAt(), task.dueAt());
        var until = Math.round(time.toMillis() * bounds.urgent().get(level - 1));
        return !task.createdAt().plusMillis(until).isAfter(bounds.now());
    }

    /// The line that a level leaves on the task.
    Because because(Task task, int level) {
        return Because.of(Escalation.RULE, task.urgent() ? urgent(level) : routine(level));
    }

    private String urgent(int level) {
        return switch (level) {
            case 1 -> settings.urgentRep() + " % of its time has passed: told to the rep and the backup";
            case 2 -> settings.urgentLead() + " % of its time has passed: told to the lead";
            default -> settings.urgentDeputy() + " % of its time has passed: told to the lead and the deputy";
        };
    }

    private String routine(int level) {
        return level == 1
                ? "due within " + settings.routineRep() + " business days: told to the rep"
                : "due within " + settings.routineLead() + " business days: told to the lead";
    }
}
