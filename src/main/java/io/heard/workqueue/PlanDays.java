package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.dayplan.PlannedWork;
import io.heard.planning.InPlan;
import io.heard.task.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The days of a plan as instants, by the clock of the team.
///
/// A day begins when its work is laid out, and lasts until the next one is: a night shift is all of one day.
record PlanDays(ZoneId zone) {

    Instant start(LocalDate day) {
        return day.atTime(Releasing.MORNING).atZone(zone).toInstant();
    }

    Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }

    Instant nextStart(Instant now) {
        var today = Days.dateAt(now, zone);
        return now.isBefore(start(today)) ? start(today) : end(today);
    }

    /// The beginning of the day that is under way.
    Instant lastStart(Instant now) {
        var today = Days.dateAt(now, zone);
        return now.isBefore(start(today)) ? start(today.minusDays(1)) : start(today);
    }

    /// What is due sooner than when the plan was made is in no plan yet.
    @Nullable
    InPlan inPlan(Task task, @Nullable PlannedWork work, Instant now) {
        if (work == null || task.dueAt().isBefore(work.dueAt())) {
            return null;
        }
        var slot = work.slot();
        if (slot == null) {
            return task.promisedAt() == null ? new InPlan.NoRoom(nextStart(now)) : null;
        }
        boolean waits = task.promisedAt() == null; // a promised time waits for nobody
        return new InPlan.OnDay(slot.repId(), waits ? start(slot.day()) : Instant.MIN, end(slot.day()));
    }
}
