package io.heard.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.conversation.ArrivedMail;
import io.heard.customer.CustomerRepository;
import io.heard.inbox.Received.Origin;
import io.heard.message.ReceivedMail.Attachment;
import io.heard.review.Incoming;
import io.heard.review.Rereading;
import io.heard.review.Reviewed;
import io.heard.review.Reviewing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Mails that ask something new: told as any shop would tell `question.asked`, and read by the same rules.
@ApplicationScoped
class Questions {

    static final String SOURCE = "mail:";
    private static final String NO_WORDS = "…";
    private static final int KILOBYTE = 1_000;
    private static final Origin NOWHERE = new Origin(null, null, null, Map.of());

    private final CustomerRepository customers;
    private final Instance<Rereading> readers;
    private final Reviewing reviewing;
    private final Clock clock;

    Questions(CustomerRepository customers, Instance<Rereading> readers, Reviewing reviewing, Clock clock) {
        this.customers = customers;
        this.readers = readers;
        this.reviewing = reviewing;
        this.clock = clock;
    }

    /// Whose address this is, if it is exactly one customer's whom a shop named.
    @Transactional
    Optional<String> sender(String address) {
        var known = customers.namedByEmail(address);
        return known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty();
    }

    /// @param at the address of ours at which it arrived
    /// @param customerId absent: a guest by their address
    Reviewed ask(ArrivedMail mail, String at, @Nullable String customerId) {
        var event = event(mail, at, customerId).toString().getBytes(StandardCharsets.UTF_8);
        return reviewing.take(read(event));
    }

    private List<Incoming> read(byte[] event) {
        return readers.stream()
                .map(reader -> reader.reread(event, NOWHERE, clock.instant()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody reads events"));
    }

    private ObjectNode event(ArrivedMail mail, String at, @Nullable String customerId) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", HexFormat.of().formatHex(mail.key()));
        event.put("source", SOURCE + at);
        event.put("type", "io.heard.question.asked");
        event.put("time", clock.instant().toString());
        event.put("datacontenttype", "application/json");
        event.set("data", data(mail, customerId));
        return event;
    }

    private static ObjectNode data(ArrivedMail mail, @Nullable String customerId) {
        var data = JsonNodeFactory.instance.objectNode();
        var customer = data.putObject("customer");
        if (customerId == null) {
            customer.put("email", mail.fromAddress());
            if (mail.fromName() != null) {
                customer.put("name", mail.fromName());
            }
        } else {
            customer.put("id", customerId);
        }
        data.put("subject", mail.subject());
        data.put("text", text(mail));
        data.put("channel", "EMAIL");
        data.put("from", mail.fromAddress());
        data.put("verified", mail.isAuthentic());
        if (!mail.whole().equals(mail.text())) {
            data.put("whole", mail.whole());
        }
        return data;
    }

    private static String text(ArrivedMail mail) {
        var words = mail.text().isBlank() ? mail.subject() : mail.text();
        var notes = mail.attachments().stream().map(Questions::note).collect(Collectors.joining("\n"));
        return ((words.isBlank() ? NO_WORDS : words) + "\n\n" + notes).strip();
    }

    /// What came along and was not kept.
    private static String note(Attachment attachment) {
        return "+ " + attachment.name() + " (" + attachment.type() + ", " + Math.ceilDiv(attachment.size(), KILOBYTE)
                + " KB)";
    }
}
