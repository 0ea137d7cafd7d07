package io.heard.conversation;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentId;
import io.heard.commitment.CommitmentRepository;
import io.heard.commitment.CommitmentStatus;
import io.heard.database.Uuid7;
import io.heard.followup.StoredReason;
import io.heard.outbox.Message;
import io.heard.outbox.OutboxRepository;
import io.heard.planning.RepId;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes promises down, each with the reason that brings it to a rep when it falls due.
@ApplicationScoped
class Promises {

    private final CommitmentRepository commitments;
    private final TeamRepository teams;
    private final OutboxRepository outbox;

    Promises(CommitmentRepository commitments, TeamRepository teams, OutboxRepository outbox) {
        this.commitments = commitments;
        this.teams = teams;
        this.outbox = outbox;
    }

    /// @param by who is to keep it
    /// @param insteadOf the promise that it takes the place of
    record Wish(
            String text, Instant dueAt, RepId by, @Nullable CommitmentId insteadOf) {

        Wish(String text, Instant dueAt, RepId by) {
            this(text, dueAt, by, null);
        }
    }

    /// @param taskId the task in whose outcome they were made
    record Making(
            String customerId, String madeBy, @Nullable UUID taskId, ZoneId zone, Instant now) {}

    /// What is wrong with a promise: the field and what to write instead.
    record Flaw(String field, String message) {}

    Optional<Flaw> flaw(Wish wish, Instant now) {
        if (wish.text().isBlank()) {
            return Optional.of(new Flaw("text", "say what was promised"));
        }
        if (!wish.dueAt().isAfter(now)) {
            return Optional.of(new Flaw("dueAt", "a promise is kept in the future; " + wish.dueAt() + " has passed"));
        }
        return teams.rep(wish.by()).isPresent()
                ? Optional.empty()
                : Optional.of(new Flaw("by", "there is no representative '" + wish.by() + "'"));
    }

    record Made(List<Commitment> commitments, List<StoredReason> reasons) {}

    /// @return the promises as they are stored, and their reasons, for the decision that stores them
    Made make(List<Wish> wishes, Making making) {
        if (wishes.isEmpty()) {
            return new Made(List.of(), List.of());
        }
        var made = new ArrayList<Commitment>();
        var reasons = new ArrayList<StoredReason>();
        for (var wish : wishes) {
            var reasonId = Uuid7.at(making.now());
            var commitment = commitment(wish, reasonId, making);
            made.add(commitment);
            reasons.add(OwnReasons.ofCommitment(commitment, reasonId, making.zone()));
        }
        commitments.addAll(made);
        outbox.addAll(
                made.stream()
                        .map(commitment -> Message.ofCustomer(
                                "commitment.made",
                                commitment.customerId(),
                                commitment.id().value(),
                                CommitmentView.of(commitment)))
                        .toList(),
                making.now());
        return new Made(made, reasons);
    }

    private static Commitment commitment(Wish wish, UUID reasonId, Making making) {
        return new Commitment(
                CommitmentId.at(making.now()),
                making.customerId(),
                wish.text(),
                wish.dueAt(),
                making.madeBy(),
                wish.by(),
                making.taskId(),
                reasonId,
                wish.insteadOf(),
                making.now(),
                new CommitmentStatus.Made(),
                1);
    }
}
