package io.heard.contactlog;

import io.heard.contact.Channel;
import io.heard.decision.ContactFact;
import io.heard.decision.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt to reach a customer, or the customer reaching us.
///
/// @param followUpId absent for contacts made outside Heard
/// @param contactPoint the number or address used
/// @param served the reasons that were talked about
/// @param outsideWindow made at an hour that the rules do not allow
/// @param eventId of the event by which a shop told it
/// @param recordedAt when it was told first
/// @param proof what shows that the contact was allowed: rule versions, candidates, local time, consent
/// @param correction absent for what was said first
public record Contact(
        String customerId,
        UUID id,
        Instant at,
        Channel channel,
        Direction direction,
        Disposition disposition,
        boolean askedFor,
        @Nullable UUID followUpId,
        @Nullable UUID taskId,
        @Nullable String representativeId,
        @Nullable String department,
        @Nullable String contactPoint,
        @Nullable String note,
        List<String> heard,
        List<UUID> served,
        @Nullable Instant callBackAt,
        boolean outsideWindow,
        @Nullable String eventSource,
        @Nullable String eventId,
        Instant recordedAt,
        Map<String, Object> proof,
        @Nullable Correction correction) {

    /// Under which the proof of a mail of ours names that mail.
    public static final String MAIL = "mail";

    public Contact {
        heard = List.copyOf(heard);
        served = List.copyOf(served);
    }

    /// The same beside a task that ended otherwise.
    public Contact withoutTask() {
        return new Contact(
                customerId,
                id,
                at,
                channel,
                direction,
                disposition,
                askedFor,
                followUpId,
                null,
                representativeId,
                department,
                contactPoint,
                note,
                heard,
                served,
                callBackAt,
                outsideWindow,
                eventSource,
                eventId,
                recordedAt,
                proof,
                correction);
    }

    /// Told again: what differs from the version before.
    ///
    /// @param version 2 for the first correction
    /// @param why in the words of the one who corrects
    public record Correction(
            int version, String by, Instant at, @Nullable String why) {}

    public int version() {
        return correction == null ? 1 : correction.version();
    }

    /// When this version was told.
    public Instant toldAt() {
        return correction == null ? recordedAt : correction.at();
    }

    /// The next version, as it was in truth.
    ///
    /// @param reasons that were talked about
    public Contact corrected(
            Disposition ended,
            @Nullable String newNote,
            List<String> tags,
            List<UUID> reasons,
            @Nullable Instant nextCall,
            Correction told) {
        return new Contact(
                customerId,
                id,
                at,
                channel,
                direction,
                ended,
                askedFor,
                followUpId,
                taskId,
                representativeId,
                department,
                contactPoint,
                newNote,
                tags,
                reasons,
                nextCall,
                outsideWindow,
                eventSource,
                eventId,
                recordedAt,
                proof,
                told);
    }

    public enum Direction {
        IN,
        OUT
    }

    public ContactFact fact() {
        return new ContactFact(
                at,
                channel,
                direction == Direction.IN,
                disposition,
                askedFor,
                followUpId,
                contactPoint,
                callBackAt,
                callBackAt == null ? null : note);
    }
}
