package io.heard.desk;

import io.heard.task.Task;
import io.heard.team.Representative;
import io.heard.workqueue.KeepingTimes;
import io.heard.workqueue.KeepingTimes.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says of a time while it is typed who could keep it.
@ApplicationScoped
class Checking {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final KeepingTimes keeping;
    private final Desk desk;

    Checking(KeepingTimes keeping, Desk desk) {
        this.keeping = keeping;
        this.desk = desk;
    }

    /// @param theirs the customer's zone
    Checked callBack(Task task, Representative rep, OutcomeForm form, ZoneId theirs) {
        var reading = new Reading(form, desk.messages());
        var at = reading.callBackAt(theirs);
        if (at == null) {
            return unread(Reading.CALL_BACK_AT, form.callBackAt(), reading);
        }
        var answer = keeping.at(task, rep.id(), at);
        var nearest = answer.nearest().stream()
                .filter(one -> !one.equals(at.truncatedTo(ChronoUnit.MINUTES)))
                .map(one -> new Checked.Time(
                        task.id().value(),
                        MINUTES.format(one.atZone(theirs)),
                        desk.times(rep).in(theirs).moment(one)))
                .toList();
        return answered(Reading.CALL_BACK_AT, answer, rep, answer.isAllowed(), nearest);
    }

    Checked promise(Task task, Representative rep, OutcomeForm form, ZoneId theirs) {
        var reading = new Reading(form, desk.messages());
        var by = reading.promiseBy(theirs);
        if (by == null) {
            return unread(Reading.PROMISE_BY, form.promiseBy() + form.promiseAt(), reading);
        }
        var answer = keeping.on(task, rep.id(), by, theirs);
        var days = answer.nearest().stream()
                .map(one -> day(task, one, rep, theirs))
                .filter(one -> !one.value().equals(form.promiseBy()))
                .toList();
        return answered(Reading.PROMISE_BY, answer, rep, true, days);
    }

    private Checked.Time day(Task task, Instant at, Representative rep, ZoneId theirs) {
        return new Checked.Time(
                task.id().value(),
                at.atZone(theirs).toLocalDate().toString(),
                desk.times(rep).in(theirs).day(at));
    }

    private static Checked unread(String field, String typed, Reading reading) {
        var flaw = reading.errors().get(field);
        return typed.isEmpty() || flaw == null ? Checked.nothing(field) : Checked.flawed(field, flaw);
    }

    private Checked answered(
            String field, Answer answer, Representative rep, boolean isAllowed, List<Checked.Time> nearest) {
        var messages = desk.messages();
        if (answer.hasPassed()) {
            return new Checked(field, null, messages.errorPast(), nearest);
        }
        return new Checked(
                field,
                who(answer, rep, messages),
                isAllowed ? null : messages.checkNotAllowed(),
                isKept(answer, rep) && isAllowed ? List.of() : nearest);
    }

    private static boolean isKept(Answer answer, Representative rep) {
        return answer.working().stream().anyMatch(one -> one.id().equals(rep.id()));
    }

    private static @Nullable String who(Answer answer, Representative rep, Messages messages) {
        var others = answer.working().stream()
                .filter(one -> !one.id().equals(rep.id()))
                .map(Representative::name)
                .collect(Collectors.joining(", "));
        if (!isKept(answer, rep)) {
            return others.isEmpty() ? messages.checkNobody() : messages.checkOthers(others);
        }
        return others.isEmpty() ? messages.checkYou() : messages.checkYouAnd(others);
    }
}
