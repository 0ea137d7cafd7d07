package io.heard.mail;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.message.MailEvent;
import io.heard.message.MailEvent.What;
import io.heard.message.MailId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// Reads what SendGrid's event webhook tells of one mail.
///
/// Nobody is judged by what they open or click: that is not even read.
final class EventReading {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_DETAIL = 500;

    private EventReading() {}

    sealed interface Read {
        record Event(MailEvent event) implements Read {}

        /// Nothing follows from it.
        record Ignored(String why) implements Read {}

        record Bad(String reason) implements Read {}
    }

    static Read read(JsonNode told) {
        var name = told.path("event");
        if (!told.isObject() || !name.isTextual()) {
            return new Read.Bad("event: is missing; this is no event of SendGrid's event webhook");
        }
        var what = what(name.textValue());
        if (what.isEmpty()) {
            return new Read.Ignored(ignored(name.textValue()));
        }
        var mail = mail(told);
        if (mail.isEmpty()) {
            return new Read.Ignored("other mails");
        }
        var at = at(told.path("timestamp"));
        if (at.isEmpty()) {
            return new Read.Bad("timestamp: is no number of seconds");
        }
        return new Read.Event(new MailEvent(mail.get(), id(told, what.get()), what.get(), at.get(), detail(told)));
    }

    private static Optional<What> what(String event) {
        return switch (event) {
            case "processed", "deferred" -> Optional.of(What.TAKEN);
            case "delivered" -> Optional.of(What.DELIVERED);
            case "bounce", "dropped" -> Optional.of(What.BOUNCED);
            case "unsubscribe", "group_unsubscribe" -> Optional.of(What.UNSUBSCRIBED);
            case "spamreport" -> Optional.of(What.COMPLAINED);
            default -> Optional.empty();
        };
    }

    /// As a metric shows it: nobody fills that with words of their own.
    private static String ignored(String event) {
        return switch (event) {
            case "open", "click", "group_resubscribe" -> event;
            default -> "unknown";
        };
    }

    /// Our mails say which they are; others of the same account are none of our business.
    private static Optional<MailId> mail(JsonNode told) {
        var id = told.path(SendGridPost.MAIL_ID);
        try {
            return id.isTextual() ? Optional.of(new MailId(UUID.fromString(id.textValue()))) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> at(JsonNode timestamp) {
        try {
            return timestamp.canConvertToLong() && timestamp.isIntegralNumber()
                    ? Optional.of(Instant.ofEpochSecond(timestamp.longValue()))
                            .filter(at -> at.isAfter(Instant.EPOCH) && at.getEpochSecond() < Integer.MAX_VALUE * 4L)
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// SendGrid's own, the same each time that it tells this; where it has none, what it says.
    private static String id(JsonNode told, What what) {
        var id = told.path("sg_event_id");
        return id.isTextual() && !id.textValue().isBlank() && id.textValue().length() <= LONGEST_ID
                ? id.textValue().replace("\0", "")
                : what + " " + DigestUtils.sha256Hex(told.toString());
    }

    private static @Nullable String detail(JsonNode told) {
        var reason = told.path("reason");
        if (!reason.isTextual() || reason.textValue().isBlank()) {
            return null;
        }
        var text = reason.textValue().replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }
}
