package io.heard.desk;

import io.heard.calendar.Interval;
import io.heard.contact.Channel;
import io.heard.contact.PhoneNumber;
import io.heard.decision.Disposition;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpStatus;
import io.heard.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Sentences that depend on how things are, in the words of the message bundle.
final class Wording {

    private final Messages messages;
    private final Times times;

    Wording(Messages messages, Times times) {
        this.messages = messages;
        this.times = times;
    }

    Messages messages() {
        return messages;
    }

    String channel(Channel channel) {
        return switch (channel) {
            case CALL -> messages.call();
            case EMAIL -> messages.email();
        };
    }

    /// Until when. What ends with the customer's day is named by that day, the rest by the rep's clock.
    String due(Instant dueAt, ZoneId theirZone) {
        var theirs = times.in(theirZone);
        boolean isLate = !dueAt.isAfter(times.now());
        if (!theirs.isEndOfDay(dueAt)) {
            var when = times.moment(dueAt);
            return isLate ? messages.dueWas(when) : messages.due(when);
        }
        var lastMoment = dueAt.minus(Duration.ofSeconds(1));
        if (isLate) {
            return messages.dueDayWas(theirs.day(lastMoment));
        }
        return theirs.isToday(lastMoment) ? messages.dueToday() : messages.dueDay(theirs.day(lastMoment));
    }

    /// By both clocks where they differ: what was typed by the customer's is to be found again.
    String clocks(Instant at, ZoneId theirZone) {
        var mine = times.moment(at);
        var theirs = times.in(theirZone).moment(at);
        return theirs.equals(mine) ? messages.yourTime(mine) : messages.bothTimes(theirs, Times.place(theirZone), mine);
    }

    /// When the customer may still be contacted today.
    String windows(List<Interval> windows) {
        var left = windows.stream()
                .filter(window -> window.end().isAfter(times.now()))
                .map(this::window)
                .toList();
        return left.isEmpty() ? messages.windowsNone() : messages.windows(String.join(", ", left));
    }

    private String window(Interval window) {
        return window.contains(times.now())
                ? messages.windowNow(times.time(window.end()))
                : messages.window(times.time(window.start()), times.time(window.end()));
    }

    /// A window on whatever day.
    String dated(Interval window) {
        return times.day(window.start()) + ", " + times.time(window.start()) + "–" + times.time(window.end());
    }

    String disposition(Disposition disposition) {
        return switch (disposition) {
            case REACHED -> messages.reached();
            case OTHER_PERSON -> messages.otherPerson();
            case LEFT_VOICEMAIL -> messages.leftVoicemail();
            case NO_ANSWER -> messages.noAnswer();
            case BUSY -> messages.busy();
            case CALL_BACK_LATER -> messages.callBackLater();
            case WRONG_NUMBER -> messages.wrongNumber();
            case NOT_INTERESTED -> messages.notInterested();
            case OPTED_OUT -> messages.optedOut();
            case SENT -> messages.sent();
            case REPLIED -> messages.replied();
            case BOUNCED -> messages.bounced();
        };
    }

    String refusal(PhoneNumber.Refusal refusal) {
        return switch (refusal) {
            case UNREADABLE -> messages.numberUnreadable();
            case NO_COUNTRY -> messages.numberWithoutCountry();
            case EMERGENCY -> messages.numberEmergency();
            case SHORT -> messages.numberShort();
            case PREMIUM -> messages.numberPremium();
            case INVALID -> messages.numberInvalid();
        };
    }

    /// What happens next for the customer, after the rep has let go of the task.
    String next(Task task, FollowUp followUp, Person customer) {
        return task.status().isOpen() ? messages.afterPutBack(customer.name()) : next(followUp, customer);
    }

    private String next(FollowUp followUp, Person customer) {
        var name = customer.name();
        return switch (followUp.status()) {
            case FollowUpStatus.Fulfilled _ -> messages.afterFulfilled(name);
            case FollowUpStatus.Active _ -> messages.afterActive(name);
            case FollowUpStatus.Lapsed _, FollowUpStatus.Cancelled _ -> messages.afterEnded(name);
            case FollowUpStatus.Waiting waiting -> waiting(followUp, waiting, customer);
        };
    }

    private String waiting(FollowUp followUp, FollowUpStatus.Waiting waiting, Person customer) {
        var name = customer.name();
        var when = clocks(waiting.nextAt(), customer.zone());
        var plan = followUp.plan();
        if (waiting.wake() == FollowUpStatus.Wake.REVIEW || plan == null) {
            return messages.afterReview(name, when);
        }
        if (!waiting.nextAt().isAfter(times.now())) {
            return messages.afterActive(name);
        }
        return switch (plan.channel()) {
            case CALL -> messages.afterCall(name, when);
            case EMAIL -> messages.afterEmail(name, when);
        };
    }
}
