package io.heard.outbox;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to tell the world, once the transaction that makes it true has ended.
///
/// @param key what is told of the same key is told in order
/// @param representativeId whose work it concerns
/// @param teamId whose team it concerns
/// @param taskId the task it concerns, for those who watch a queue
public record Message(
        String topic,
        @Nullable String key,
        @Nullable String type,
        @Nullable String representativeId,
        @Nullable String teamId,
        @Nullable UUID taskId,
        Map<String, String> headers,
        Body body) {

    public Message {
        headers = Map.copyOf(headers);
    }

    public sealed interface Body {
        /// Becomes the `data` of a CloudEvent in structured mode.
        record Event(String subject, Object data) implements Body {}

        /// Goes out as it is.
        record Raw(byte[] bytes) implements Body {}
    }

    public static final String WORK_QUEUE = "heard.work-queue";
    public static final String FOLLOW_UPS = "heard.follow-ups";
    public static final String DEAD_LETTERS = "heard.orders.dead-letter";
    public static final String TYPE_PREFIX = "io.heard.";

    /// @param type without the `io.heard.` that all types begin with
    public static Message ofTask(
            String type, UUID followUpId, UUID taskId, @Nullable String representativeId, String teamId, Object data) {
        return new Message(
                WORK_QUEUE,
                followUpId.toString(),
                TYPE_PREFIX + type,
                representativeId,
                teamId,
                taskId,
                Map.of(),
                new Body.Event(taskId.toString(), data));
    }

    public static Message ofCustomer(String type, String customerId, UUID subject, Object data) {
        return new Message(
                FOLLOW_UPS,
                customerId,
                TYPE_PREFIX + type,
                null,
                null,
                null,
                Map.of(),
                new Body.Event(subject.toString(), data));
    }

    public static Message deadLetter(@Nullable String key, byte[] raw, Map<String, String> headers) {
        return new Message(DEAD_LETTERS, key, null, null, null, null, headers, new Body.Raw(raw));
    }
}
