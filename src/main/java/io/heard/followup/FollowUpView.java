package io.heard.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contact.Because;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A follow-up as the world reads it: over REST, on Kafka and in webhooks.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FollowUpView(
        UUID id,
        String customerId,
        String status,
        @Nullable String kind,
        @Nullable String endedWhy,
        @Nullable String wake,
        @Nullable String channel,
        @Nullable Instant nextAt,
        @Nullable Instant dueAt,
        @Nullable String ownerId,
        int priority,
        List<ReasonView> reasons,
        List<Because> because,
        int version) {

    private static final int USUAL_PRIORITY = 50;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReasonView(
            UUID id,
            String playbook,
            int version,
            @Nullable String orderId,
            Instant target,
            Instant due,
            String fate,
            String text) {}

    /// Finds the title of a playbook's version.
    public interface Titles {
        String of(String playbook, int version);
    }

    public static FollowUpView of(
            FollowUp followUp, List<StoredReason> reasons, @Nullable String ownerId, Titles titles) {
        var status = followUp.status();
        var plan = followUp.plan();
        return new FollowUpView(
                followUp.id(),
                followUp.customerId(),
                status.name(),
                status instanceof FollowUpStatus.Fulfilled fulfilled
                        ? fulfilled.kind().name()
                        : null,
                endedWhy(status),
                status instanceof FollowUpStatus.Waiting waiting
                        ? waiting.wake().name()
                        : null,
                plan == null ? null : plan.channel().name(),
                nextAt(status),
                plan == null ? null : plan.dueAt(),
                ownerId,
                plan == null ? USUAL_PRIORITY : plan.priority(),
                reasons.stream().map(reason -> view(reason, titles)).toList(),
                plan == null ? List.of() : plan.because(),
                followUp.version());
    }

    private static ReasonView view(StoredReason reason, Titles titles) {
        var fact = reason.fact();
        return new ReasonView(
                fact.id(),
                fact.key().playbook(),
                fact.version(),
                fact.orderId(),
                fact.target(),
                fact.due(),
                fact.fate().name(),
                fact.own() == null
                        ? titles.of(fact.key().playbook(), fact.version())
                        : fact.own().text());
    }

    private static @Nullable String endedWhy(FollowUpStatus status) {
        return switch (status) {
            case FollowUpStatus.Lapsed lapsed -> lapsed.why();
            case FollowUpStatus.Cancelled cancelled -> cancelled.why();
            case FollowUpStatus.Waiting _, FollowUpStatus.Active _, FollowUpStatus.Fulfilled _ -> null;
        };
    }

    private static @Nullable Instant nextAt(FollowUpStatus status) {
        return switch (status) {
            case FollowUpStatus.Waiting waiting -> waiting.nextAt();
            case FollowUpStatus.Active active -> active.nextAt();
            case FollowUpStatus.Fulfilled _, FollowUpStatus.Lapsed _, FollowUpStatus.Cancelled _ -> null;
        };
    }
}
