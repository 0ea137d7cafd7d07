package io.heard.commitment;

import static java.util.Objects.requireNonNull;

import io.heard.commitment.CommitmentStatus.Broken;
import io.heard.commitment.CommitmentStatus.Kept;
import io.heard.commitment.CommitmentStatus.Made;
import io.heard.commitment.CommitmentStatus.Renegotiated;
import io.heard.planning.RepId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "commitment")
class CommitmentEntity {

    @EmbeddedId
    CommitmentKey key;

    String text;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "owner_id")
    String ownerId;

    @Column(name = "task_id")
    @Nullable
    UUID taskId;

    @Column(name = "reason_id")
    @Nullable
    UUID reasonId;

    String status;

    @Column(name = "made_at")
    Instant madeAt;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    @Nullable
    String note;

    @Version
    int version;

    static CommitmentEntity of(Commitment commitment) {
        var row = new CommitmentEntity();
        row.key = new CommitmentKey(commitment.customerId(), commitment.id().value());
        row.text = commitment.text();
        row.dueAt = commitment.dueAt();
        row.madeBy = commitment.madeBy();
        row.ownerId = commitment.ownerId().value();
        row.taskId = commitment.taskId();
        row.reasonId = commitment.reasonId();
        row.madeAt = commitment.madeAt();
        row.version = commitment.version();
        row.status = commitment.status().name();
        row.settledAt = commitment.status().settledAt();
        row.note = commitment.status().note();
        return row;
    }

    Commitment toCommitment() {
        return new Commitment(
                new CommitmentId(key.id()),
                key.customerId(),
                text,
                dueAt,
                madeBy,
                new RepId(ownerId),
                taskId,
                reasonId,
                madeAt,
                status(),
                version);
    }

    private CommitmentStatus status() {
        return switch (status) {
            case "MADE" -> new Made();
            case "KEPT" -> new Kept(requireNonNull(settledAt), note);
            case "RENEGOTIATED" -> new Renegotiated(requireNonNull(settledAt), note);
            case "BROKEN" -> new Broken(requireNonNull(settledAt), note);
            default -> throw new IllegalStateException("The schema allows no commitment status " + status);
        };
    }
}
