package io.heard.upkeep;

import io.heard.upkeep.Alarm.Kind;
import io.heard.upkeep.SelfReport.Input;
import io.heard.upkeep.SelfReport.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When silence is an alarm.
///
/// - *No input*: a source has sent nothing since the full hour after its latest message; in the same stretch of the
///   weeks before (the latest four that it is known for, two at least) it sent `usual` messages or more, in all of them
///   but one at most; and another source has sent something within `others`. A source that never comes back stops being
///   expected after three weeks, because then too few of the weeks before have messages.
/// - *No output*: outreach is not stopped, the oldest follow-up has lain due for `output`, and no task was made in that
///   time. A long queue that gets shorter is none.
/// - *No review*, *not sent*: the oldest has lain for `reviews` or `outbox`.
/// - *No next date*: any at all.
final class Alarms {

    private static final int FEWEST_WEEKS = 2;

    private Alarms() {}

    /// The settings of it.
    record Limits(long usual, Duration others, Duration output, Duration reviews, Duration outbox) {
        static Limits of(WatchConfig config) {
            return new Limits(config.usual(), config.others(), config.output(), config.reviews(), config.outbox());
        }
    }

    static List<Alarm> of(List<Input> inputs, Work work, Limits limits, Instant now) {
        var alarms = new ArrayList<Alarm>();
        for (var input : inputs) {
            if (isSilent(input, inputs, limits, now)) {
                alarms.add(new Alarm(Kind.NO_INPUT, input.source(), input.lastAt()));
            }
        }
        if (!work.isPaused()
                && isOlder(work.oldestDueAt(), limits.output(), now)
                && (work.latestTaskAt() == null || isOlder(work.latestTaskAt(), limits.output(), now))) {
            alarms.add(new Alarm(Kind.NO_OUTPUT, null, work.oldestDueAt()));
        }
        if (isOlder(work.oldestReviewAt(), limits.reviews(), now)) {
            alarms.add(new Alarm(Kind.NO_REVIEW, null, work.oldestReviewAt()));
        }
        if (isOlder(work.oldestUnsentAt(), limits.outbox(), now)) {
            alarms.add(new Alarm(Kind.NOT_SENT, null, work.oldestUnsentAt()));
        }
        if (work.withoutNextDate() > 0) {
            alarms.add(new Alarm(Kind.NO_NEXT_DATE, null, null));
        }
        return alarms;
    }

    private static boolean isSilent(Input input, List<Input> all, Limits limits, Instant now) {
        var weeks = input.usual();
        long busy =
                weeks.stream().filter(messages -> messages >= limits.usual()).count();
        return busy >= FEWEST_WEEKS
                && busy >= weeks.size() - 1
                && all.stream()
                        .anyMatch(other -> !other.source().equals(input.source())
                                && other.lastAt().isAfter(input.lastAt())
                                && !isOlder(other.lastAt(), limits.others(), now));
    }

    private static boolean isOlder(@Nullable Instant at, Duration limit, Instant now) {
        return at != null && !at.plus(limit).isAfter(now);
    }
}
