package io.heard.mail;

import io.heard.message.ReceivedMail.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.james.mime4j.MimeException;

/// A mail as it was sent, read as it streams by: of what came along only name, type and size are kept.
final class RawMail extends Parts {

    private final List<Attachment> attachments = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private Headers headers = new Headers(Map.of());

    static RawMail read(InputStream in) throws MimeException, IOException {
        var mail = new RawMail();
        mail.walk(in, null);
        return mail;
    }

    @Override
    void top(Headers found) {
        headers = found;
    }

    @Override
    void part(Part part, InputStream in) throws IOException {
        boolean isText = !part.disposition().equals("attachment") && part.filename() == null;
        if (isText && part.type().equals("text/plain")) {
            add(plain, part, in);
        } else if (isText && part.type().equals("text/html")) {
            add(html, part, in);
        } else {
            var name = Objects.requireNonNullElse(part.filename(), part.type());
            attachments.add(new Attachment(name, part.type(), Bounded.size(in)));
        }
    }

    private static void add(StringBuilder text, Part part, InputStream in) throws IOException {
        var more = Bounded.text(Bounded.read(in, InboundForm.LONGEST_TEXT), part.charset());
        int room = InboundForm.LONGEST_TEXT - text.length();
        text.append(text.isEmpty() ? "" : "\n").append(more, 0, Math.max(0, Math.min(room, more.length())));
    }

    Headers headers() {
        return headers;
    }

    String plain() {
        return plain.toString();
    }

    String html() {
        return html.toString();
    }

    List<Attachment> attachments() {
        return attachments;
    }
}
