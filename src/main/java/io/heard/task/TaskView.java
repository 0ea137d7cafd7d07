package io.heard.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.calendar.Interval;
import io.heard.contact.Because;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task as the world reads it: over REST, on Kafka and in webhooks.
///
/// @param windows the contact windows left today
/// @param representativeId whose it is; null while it is the whole team's
/// @param voicemail of a call: whether a message may be left this time
/// @param pausedWhy why outreach to this customer is stopped for now
/// @param brief absent where nobody is to read it
/// @param handoff while it is offered to somebody else, and in the message that says what became of that
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskView(
        UUID id,
        UUID followUpId,
        String type,
        String status,
        boolean urgent,
        int priority,
        Instant dueAt,
        List<Interval> windows,
        Person customer,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String representativeId,
        @Nullable Instant claimedUntil,
        @Nullable String disposition,
        @Nullable String closedWhy,
        String teamId,
        List<Reason> reasons,
        @Nullable Brief brief,
        List<Because> because,
        int attempt,
        @Nullable Boolean voicemail,
        @Nullable String pausedWhy,
        @Nullable Offer handoff,
        int version) {

    /// @param localTime what the clock on the customer's wall shows
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(
            String id,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String localTime,
            String standing) {

        public Person withoutContactPoints() {
            return new Person(id, name, null, null, language, timeZone, localTime, standing);
        }
    }

    /// @param version of the playbook; 0 for a built-in one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            UUID id, String playbook, int version, @Nullable String orderId, String text) {}

    /// What becomes of passing it on; without the note, which is between the two.
    ///
    /// @param expiresAt while nobody has answered
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offer(
            UUID id,
            String kind,
            String status,
            String from,
            String to,
            @Nullable Instant expiresAt) {

        static Offer of(Handoff handoff) {
            return new Offer(
                    handoff.id().value(),
                    handoff.kind().name(),
                    handoff.status().name(),
                    handoff.from().value(),
                    handoff.to().value(),
                    handoff.status() instanceof HandoffStatus.Offered(Instant until) ? until : null);
        }
    }

    /// Facts, open promises and open questions; never a text to read out.
    public record Brief(
            List<String> why, List<String> ask, List<String> know, List<String> remember, List<String> commitments) {
        public static final Brief EMPTY = new Brief(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static TaskView of(
            Task task,
            List<Interval> windows,
            Person customer,
            List<Reason> reasons,
            @Nullable Brief brief,
            @Nullable String pausedWhy) {
        var status = task.status();
        return new TaskView(
                task.id().value(),
                task.followUpId(),
                task.type().name(),
                status.name(),
                task.urgent(),
                task.priority(),
                task.dueAt(),
                windows,
                customer,
                task.repId() == null ? null : task.repId().value(),
                status instanceof TaskStatus.Claimed claimed ? claimed.until() : null,
                status instanceof TaskStatus.Completed done ? done.disposition().name() : null,
                status instanceof TaskStatus.Cancelled cancelled ? cancelled.why() : null,
                task.teamId().value(),
                reasons,
                brief,
                task.because(),
                task.attempt(),
                task.mayLeaveVoicemail(),
                task.status().isOpen() ? pausedWhy : null,
                null,
                task.version());
    }

    public TaskView with(Handoff offered) {
        return new TaskView(
                id,
                followUpId,
                type,
                status,
                urgent,
                priority,
                dueAt,
                windows,
                customer,
                representativeId,
                claimedUntil,
                disposition,
                closedWhy,
                teamId,
                reasons,
                brief,
                because,
                attempt,
                voicemail,
                pausedWhy,
                Offer.of(offered),
                version);
    }
}
