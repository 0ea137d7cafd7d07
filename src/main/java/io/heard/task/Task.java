package io.heard.task;

import io.heard.calendar.Intervals;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.decision.Decision;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.TaskStatus.Claimed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call or email to one customer, in a rep's queue or, while nobody is named, in that of the team.
///
/// @param reasonIds what it is about: the reasons that it was released for
/// @param promisedAt the time that the customer was told
/// @param windows the contact windows left today; none for work that has no way to the customer yet
/// @param repId whose work it is; a claim by somebody else leaves it, so that a release gives it back
/// @param lastHolder whose claim ended last without an outcome
/// @param marks what has changed since it was claimed, for people
public record Task(
        TaskId id,
        String customerId,
        UUID followUpId,
        Set<UUID> reasonIds,
        Channel type,
        TaskStatus status,
        boolean urgent,
        @Nullable Instant promisedAt,
        boolean forLead,
        int priority,
        Purpose purpose,
        Instant dueAt,
        Duration effort,
        Intervals windows,
        @Nullable RepId repId,
        TeamId teamId,
        int attempt,
        Set<String> skills,
        @Nullable String language,
        List<Because> because,
        List<String> marks,
        @Nullable RepId lastHolder,
        Instant createdAt,
        int version) {

    public Task {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt: " + attempt + " is less than 1");
        }
        if (effort.isNegative()) {
            throw new IllegalArgumentException("effort: " + effort + " is negative");
        }
        reasonIds = Set.copyOf(reasonIds);
        skills = Set.copyOf(skills);
        because = List.copyOf(because);
        marks = List.copyOf(marks);
    }

    /// Who works on it: the one who claimed it, else whose it is; nobody while it is the whole team's.
    public @Nullable RepId holder() {
        return status instanceof Claimed claimed ? claimed.by() : repId;
    }

    /// Whether a message may be left this time, as the decision says; absent for a mail.
    public @Nullable Boolean mayLeaveVoicemail() {
        return type == Channel.CALL
                ? because.stream().anyMatch(line -> line.rule().equals(Decision.VOICEMAIL))
                : null;
    }

    /// Whether the lead has to find a way to the customer, since there is no lawful one.
    public boolean hasNoWay() {
        return forLead && windows.isEmpty();
    }

    /// Whether it runs out of time, and somebody was told so.
    public boolean isEscalated() {
        return because.stream().anyMatch(line -> line.rule().equals(Escalation.RULE));
    }

    /// When the last window of today closes; absent when there are none.
    public @Nullable Instant windowsEnd() {
        return windows.isEmpty() ? null : windows.list().getLast().end();
    }

    /// After a move of the status.
    public Task with(TaskStatus next) {
        var last = status instanceof Claimed claimed ? claimed.by() : lastHolder;
        return copy(next, repId, windows, marks, last);
    }

    /// After reassigning; `null` gives it to the whole team.
    public Task with(TaskStatus next, @Nullable RepId to) {
        return copy(next, to, windows, marks, with(next).lastHolder());
    }

    /// A task that is not stored yet, given to a rep or, with `null`, to the whole team.
    public Task given(@Nullable RepId to, Because why) {
        return copy(status, to, windows, marks, lastHolder).explained(List.of(why));
    }

    /// After it has passed to another rep or, with `null`, to the whole team, and what led to it.
    public Task passed(TaskStatus next, @Nullable RepId to, List<Because> why) {
        return with(next, to).explained(why);
    }

    private Task explained(List<Because> why) {
        var reasons = new ArrayList<>(because);
        reasons.addAll(why);
        return new Task(
                id,
                customerId,
                followUpId,
                reasonIds,
                type,
                status,
                urgent,
                promisedAt,
                forLead,
                priority,
                purpose,
                dueAt,
                effort,
                windows,
                repId,
                teamId,
                attempt,
                skills,
                language,
                reasons,
                marks,
                lastHolder,
                createdAt,
                version);
    }

    /// With one more line of why it is as it is.
    public Task noting(Because line) {
        return given(repId, line);
    }

    public Task with(Intervals windowsLeft) {
        return copy(status, repId, windowsLeft, marks, lastHolder);
    }

    public Task marked(String mark) {
        if (marks.contains(mark)) {
            return this;
        }
        var more = new ArrayList<>(marks);
        more.add(mark);
        return copy(status, repId, windows, more, lastHolder);
    }

    /// As it is once a save has gone through.
    public Task saved() {
        return copy(status, repId, windows, marks, lastHolder, version + 1);
    }

    private Task copy(
            TaskStatus newStatus,
            @Nullable RepId newRep,
            Intervals newWindows,
            List<String> newMarks,
            @Nullable RepId newLastHolder) {
        return copy(newStatus, newRep, newWindows, newMarks, newLastHolder, version);
    }

    private Task copy(
            TaskStatus newStatus,
            @Nullable RepId newRep,
            Intervals newWindows,
            List<String> newMarks,
            @Nullable RepId newLastHolder,
            int newVersion) {
        return new Task(
                id,
                customerId,
                followUpId,
                reasonIds,
                type,
                newStatus,
                urgent,
                promisedAt,
                forLead,
                priority,
                purpose,
                dueAt,
                effort,
                newWindows,
                newRep,
                teamId,
                attempt,
                skills,
                language,
                because,
                newMarks,
                newLastHolder,
                createdAt,
                newVersion);
    }
}
