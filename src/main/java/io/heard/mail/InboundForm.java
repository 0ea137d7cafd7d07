package io.heard.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.heard.message.ReceivedMail.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.jspecify.annotations.Nullable;

/// The form that SendGrid posts for each mail that comes in: taken apart already, or as it was sent. What came along
/// with it streams by and is only measured.
final class InboundForm extends Parts {

    /// Of one text, in bytes or characters: far more than anybody types.
    static final int LONGEST_TEXT = 2_000_000;

    private static final int MOST_FIELDS = 100;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Map<String, byte[]> fields = new HashMap<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private @Nullable RawMail raw;

    /// @throws MimeException when it is no such form
    static InboundForm read(InputStream in, String type) throws MimeException, IOException {
        var form = new InboundForm();
        form.walk(in, type);
        return form;
    }

    @Override
    void part(Part part, InputStream in) throws MimeException, IOException {
        var name = part.name();
        if (part.filename() != null) {
            attachments.add(new Attachment(part.filename(), part.type(), Bounded.size(in)));
        } else if ("email".equals(name)) {
            raw = RawMail.read(in);
        } else if (name != null && fields.size() < MOST_FIELDS) {
            fields.putIfAbsent(name, Bounded.read(in, LONGEST_TEXT));
        } else {
            Bounded.size(in);
        }
    }

    boolean isEmpty() {
        return fields.isEmpty() && raw == null;
    }

    /// In the charset that the form names for it.
    Optional<String> text(String name) {
        var bytes = fields.get(name);
        return bytes == null
                ? Optional.empty()
                : Optional.of(Bounded.text(bytes, json("charsets").path(name).textValue()));
    }

    JsonNode json(String name) {
        try {
            var bytes = fields.get(name);
            return bytes == null ? MissingNode.getInstance() : JSON.readTree(bytes);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    Optional<RawMail> raw() {
        return Optional.ofNullable(raw);
    }

    /// What came along.
    List<Attachment> attachments() {
        if (raw != null) {
            return raw.attachments();
        }
        return attachments;
    }
}
