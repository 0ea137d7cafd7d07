package io.heard.conversation;

import io.heard.decision.Disposition;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.StoredReason;
import io.heard.review.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an attempt settles by how it ended, and what cannot be told of it: the same for an outcome and for its
/// correction.
///
/// @param named ids of the reasons that were talked about; absent: all that the attempt was for
/// @param nextAt the time that the customer asked for
record Serving(
        Disposition disposition,
        @Nullable List<UUID> named,
        @Nullable Instant nextAt) {

    /// What is wrong, by the field of the contract.
    record Flaw(String field, String message) {}

    /// @param taken what the attempt was for
    /// @param within reach: what may be named
    List<StoredReason> served(List<StoredReason> taken, List<StoredReason> within) {
        return switch (disposition) {
            case REACHED, REPLIED, SENT ->
                named == null
                        ? taken
                        : within.stream()
                                .filter(reason -> named.contains(reason.fact().id()))
                                .toList();
            // what was asked for has been talked about; facts withdraw the rest
            case NOT_INTERESTED ->
                taken.stream().filter(reason -> reason.fact().askedFor()).toList();
            case OTHER_PERSON, LEFT_VOICEMAIL, NO_ANSWER, BUSY, CALL_BACK_LATER, WRONG_NUMBER, OPTED_OUT, BOUNCED ->
                List.of();
        };
    }

    /// How the follow-up ends if nothing of it is left.
    Ending ending(List<StoredReason> served, List<StoredReason> taken) {
        return switch (disposition) {
            case REACHED, REPLIED -> new Ending.Fulfilled(FollowUpStatus.Kind.HEARD);
            case SENT -> new Ending.Fulfilled(FollowUpStatus.Kind.OFFERED);
            case NOT_INTERESTED ->
                !served.isEmpty() && served.size() == taken.size()
                        ? new Ending.Fulfilled(FollowUpStatus.Kind.HEARD)
                        : new Ending.ByFacts();
            case OTHER_PERSON, LEFT_VOICEMAIL, NO_ANSWER, BUSY, CALL_BACK_LATER, WRONG_NUMBER, OPTED_OUT, BOUNCED ->
                new Ending.ByFacts();
        };
    }

    /// @param known what may be named
    /// @param unknown what a reason is that may not
    Optional<Flaw> flaw(List<StoredReason> known, String unknown, Instant now) {
        return nextAtFlaw(now).or(() -> namedFlaw(known, unknown));
    }

    private Optional<Flaw> nextAtFlaw(Instant now) {
        if (disposition != Disposition.CALL_BACK_LATER) {
            return nextAt == null
                    ? Optional.empty()
                    : flaw("nextAt", "only CALL_BACK_LATER names a time; promise another call in commitments");
        }
        if (nextAt == null) {
            return flaw("nextAt", "say when the customer wants to be called");
        }
        return nextAt.isAfter(now) ? Optional.empty() : flaw("nextAt", nextAt + " has passed");
    }

    private Optional<Flaw> namedFlaw(List<StoredReason> known, String unknown) {
        if (named == null || named.isEmpty()) {
            return Optional.empty();
        }
        if (!disposition.isHeard() && disposition != Disposition.SENT) {
            return flaw("served", "nothing is served by " + disposition);
        }
        var ids = known.stream().map(reason -> reason.fact().id()).toList();
        for (int i = 0; i < named.size(); i++) {
            if (!ids.contains(named.get(i))) {
                return flaw("served[" + i + "]", named.get(i) + " " + unknown);
            }
        }
        return Optional.empty();
    }

    private static Optional<Flaw> flaw(String field, String message) {
        return Optional.of(new Flaw(field, message));
    }
}
