package io.heard.desk;

import io.heard.calendar.Interval;
import io.heard.contact.Channel;
import io.heard.contact.PhoneNumbers;
import io.heard.task.Appointment;
import io.heard.task.Task;
import io.heard.task.TaskView;
import io.heard.team.Representative;
import io.heard.workqueue.Calendars;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers a rep's day for paper: a constant number of statements, however long the list.
@ApplicationScoped
class Sheets {

    /// Some five sheets of paper; who has more does not work them off in a day.
    private static final int MOST = 60;

    private final WorkQueue queue;
    private final TaskViews views;
    private final Calendars calendars;
    private final Office office;

    Sheets(WorkQueue queue, TaskViews views, Calendars calendars, Office office) {
        this.queue = queue;
        this.views = views;
        this.calendars = calendars;
        this.office = office;
    }

    /// By the clock of whose day it is.
    SheetPage of(Representative rep, List<SheetPage.Choice> whose) {
        var words = office.words(CarryMessages.class);
        var times = office.times(rep.zone());
        var all = queue.queueOf(rep.id());
        var shown = all.subList(0, Math.min(MOST, all.size()));
        var read = views.of(shown, times.reader());
        var rows = new ArrayList<SheetPage.Row>(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            rows.add(row(i + 1, shown.get(i), read.get(i), times));
        }
        return new SheetPage(
                words.sheetOf(rep.name(), times.longDay(times.now())),
                words.sheetAsOf(times.time(times.now()), Times.place(rep.zone())),
                whose,
                rows,
                calendars.appointments(rep.id()).stream()
                        .filter(one -> one.taskId() == null && times.isToday(one.at()))
                        .map(one -> later(one, times))
                        .toList(),
                all.size() - shown.size());
    }

    private SheetPage.Row row(int place, Task task, TaskView view, Times times) {
        var messages = office.words(Messages.class);
        var words = office.words(CarryMessages.class);
        var card = TaskCard.of(task, view, messages, times);
        var brief = Isolated.brief(view);
        var theirs = times.in(card.customer().zone());
        var mine = windows(view.windows(), times);
        var there = windows(view.windows(), theirs);
        return new SheetPage.Row(
                place,
                card.customer().name(),
                card.customer().standing(),
                card.channel(),
                reach(task, view, words),
                task.promisedAt() == null ? null : words.promisedAt(times.moment(task.promisedAt())),
                card.due(),
                card.isLate(),
                card.isUrgent(),
                mine.isEmpty() ? words.noWindow() : words.myTime(mine),
                mine.equals(there)
                        ? null
                        : words.theirTime(there, card.customer().place()),
                brief.why().isEmpty() ? List.of(card.why()) : brief.why(),
                brief.commitments().stream().map(words::promise).toList());
    }

    private static String windows(List<Interval> windows, Times times) {
        return windows.stream()
                .map(window -> times.moment(window.start()) + "–" + times.time(window.end()))
                .collect(Collectors.joining(", "));
    }

    /// On paper nobody sees what forbids a call, so a number is there only while one is allowed today.
    private static @Nullable String reach(Task task, TaskView view, CarryMessages words) {
        if (task.type() != Channel.CALL) {
            return null;
        }
        var phone = view.customer().phone();
        boolean mayBeCalled = !view.windows().isEmpty()
                && view.pausedWhy() == null
                && phone != null
                && PhoneNumbers.read(phone, null).refusal() == null;
        return mayBeCalled ? phone : words.numberAtDesk();
    }

    private SheetPage.Later later(Appointment one, Times times) {
        var name = one.name();
        return new SheetPage.Later(
                times.time(one.at()),
                name == null || name.isBlank() ? office.words(Messages.class).nameless(one.customerId()) : name,
                new Wording(office.words(Messages.class), times).channel(one.channel()));
    }
}
