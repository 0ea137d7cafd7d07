package io.heard.conversation;

import io.heard.commitment.Commitment;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.database.Uuid7;
import io.heard.decision.ReasonFact;
import io.heard.decision.ReasonFact.Own;
import io.heard.decision.ReasonKey;
import io.heard.followup.StoredReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reasons that no playbook fires: people bring them up. They belong to no follow-up until the next decision.
final class OwnReasons {

    static final String SOURCE = "heard";

    private OwnReasons() {}

    /// A promise falls due on the customer's own day.
    static StoredReason ofCommitment(Commitment commitment, UUID reasonId, ZoneId zone) {
        var day =
                commitment.dueAt().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        var made = commitment.madeAt();
        return reason(
                commitment.customerId(),
                reasonId,
                new ReasonKey(ReasonKey.COMMITMENT, SOURCE, commitment.id().toString()),
                true,
                made,
                day.isAfter(made) ? day : made,
                commitment.dueAt(),
                new Own(null, Purpose.SERVICE, false, commitment.text()));
    }

    /// What became of a promise is told to whom it was made.
    static StoredReason ofEnd(Commitment commitment, Instant due, Instant now) {
        var end = commitment.status().name().toLowerCase(Locale.ROOT);
        var key = ReasonKey.promiseEnd(SOURCE, commitment.id().toString(), end);
        return reason(
                commitment.customerId(),
                Uuid7.at(now),
                key,
                true,
                now,
                now,
                due,
                new Own(null, Purpose.SERVICE, false, commitment.text()));
    }

    /// News of something that the customer waits for.
    static StoredReason asked(String customerId, String text, Instant due, Instant now) {
        var id = Uuid7.at(now);
        return reason(
                customerId,
                id,
                new ReasonKey(ReasonKey.MANUAL, SOURCE, id.toString()),
                true,
                now,
                now,
                due,
                new Own(null, Purpose.SERVICE, false, text));
    }

    static StoredReason manual(
            String customerId,
            Instant now,
            Instant target,
            Instant due,
            @Nullable Channel channel,
            Purpose purpose,
            String text) {
        var id = Uuid7.at(now);
        return reason(
                customerId,
                id,
                new ReasonKey(ReasonKey.MANUAL, SOURCE, id.toString()),
                false,
                now,
                target,
                due,
                new Own(channel, purpose, false, text));
    }

    /// A customer waits for an answer to their answer.
    ///
    /// @param id of what was received
    static StoredReason reply(String customerId, UUID id, Instant now, Instant due, String text) {
        return reason(
                customerId,
                id,
                new ReasonKey(ReasonKey.REPLY, SOURCE, id.toString()),
                true,
                now,
                now,
                due,
                new Own(null, Purpose.SERVICE, true, text));
    }

    private static StoredReason reason(
            String customerId,
            UUID id,
            ReasonKey key,
            boolean askedFor,
            Instant raisedAt,
            Instant target,
            Instant due,
            Own own) {
        var fact = new ReasonFact(
                id, key, 0, ReasonFact.Fate.OPEN, false, null, askedFor, null, raisedAt, target, due, own, null);
        return new StoredReason(customerId, fact, "TAKEN", null, null);
    }
}
