package io.heard.commitment;

import static java.util.Objects.requireNonNull;

import io.heard.commitment.CommitmentStatus.Broken;
import io.heard.commitment.CommitmentStatus.Kept;
import io.heard.commitment.CommitmentStatus.Made;
import io.heard.commitment.CommitmentStatus.Renegotiated;
import io.heard.commitment.CommitmentStatus.Settled;
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

    @Column(name = "settled_by")
    @Nullable
    String settledBy;

    @Nullable
    String note;

    @Column(name = "instead_of")
    @Nullable
    UUID insteadOf;

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
        var settled = commitment.status().settled();
        if (settled != null) {
            row.settledAt = settled.at();
            row.settledBy = settled.by();
            row.note = settled.note();
        }
        var insteadOf = commitment.insteadOf();
        row.insteadOf = insteadOf == null ? null : insteadOf.value();
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
                insteadOf == null ? null : new CommitmentId(insteadOf),
                madeAt,
                status(),
                version);
    }

    private CommitmentStatus status() {
        return switch (status) {
            case "MADE" -> new Made();
            case "KEPT" -> new Kept(settled());
            case "RENEGOTIATED" -> new Renegotiated(settled());
            case "BROKEN" -> new Broken(settled());
            default -> throw new IllegalStateException("The schema allows no commitment status " + status);
        };
    }

    private Settled settled() {
        return new Settled(requireNonNull(settledAt), settledBy == null ? ownerId : settledBy, note);
    }
}
