package io.heard.api;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing that happened with a customer.
///
/// @param type as an event's type without `io.heard.`
/// @param title one line to read
record TimelineItem(
        Instant at,
        String type,
        String title,
        @Nullable String detail,
        @Nullable String orderId,
        @Nullable UUID followUpId,
        @Nullable UUID taskId,
        @Nullable UUID commitmentId,
        @Nullable UUID contactId,
        @Nullable String channel,
        @Nullable String direction,
        @Nullable String disposition,
        @Nullable String representativeId) {

    static TimelineItem of(Instant at, String type, String title) {
        return new TimelineItem(at, type, title, null, null, null, null, null, null, null, null, null, null);
    }

    TimelineItem detail(@Nullable String text) {
        return new TimelineItem(
                at,
                type,
                title,
                text,
                orderId,
                followUpId,
                taskId,
                commitmentId,
                contactId,
                channel,
                direction,
                disposition,
                representativeId);
    }

    TimelineItem order(@Nullable String id) {
        return new TimelineItem(
                at,
                type,
                title,
                detail,
                id,
                followUpId,
                taskId,
                commitmentId,
                contactId,
                channel,
                direction,
                disposition,
                representativeId);
    }

    TimelineItem by(@Nullable String rep) {
        return new TimelineItem(
                at,
                type,
                title,
                detail,
                orderId,
                followUpId,
                taskId,
                commitmentId,
                contactId,
                channel,
                direction,
                disposition,
                rep);
    }

    TimelineItem work(@Nullable UUID followUp, @Nullable UUID task, @Nullable UUID commitment) {
        return new TimelineItem(
                at,
                type,
                title,
                detail,
                orderId,
                followUp,
                task,
                commitment,
                contactId,
                channel,
                direction,
                disposition,
                representativeId);
    }

    TimelineItem contact(UUID contact, String by, String way, String ended) {
        return new TimelineItem(
                at,
                type,
                title,
                detail,
                orderId,
                followUpId,
                taskId,
                commitmentId,
                contact,
                by,
                way,
                ended,
                representativeId);
    }

    /// Whether each of these words, as `folded`, stands somewhere in what it says.
    boolean hasAll(List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        var said = folded(Stream.of(title, detail, orderId, channel, disposition, representativeId)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n")));
        return words.stream().allMatch(said::contains);
    }

    /// Without differences of case and of how a letter is encoded.
    static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
