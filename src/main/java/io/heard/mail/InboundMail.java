package io.heard.mail;

import io.heard.conversation.ArrivedMail;
import io.heard.message.Quoted;
import io.heard.message.ReceivedMail.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.james.mime4j.MimeException;

/// Makes of what SendGrid posts a mail with one sender and one text.
final class InboundMail {

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_NEW = 20_000;
    private static final int LONGEST_WHOLE = 100_000;
    private static final int MOST_ATTACHMENTS = 50;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private final InboundForm form;
    private final Headers headers;

    private InboundMail(InboundForm form) {
        this.form = form;
        this.headers = form.raw()
                .map(RawMail::headers)
                .orElseGet(() -> form.text("headers").map(Headers::of).orElse(new Headers(Map.of())));
    }

    /// @throws MimeException saying what is missing
    static ArrivedMail of(InboundForm form) throws MimeException {
        return new InboundMail(form).arrived();
    }

    private ArrivedMail arrived() throws MimeException {
        if (form.isEmpty()) {
            throw new MimeException("no field of a form can be found in the body: is its boundary right?");
        }
        var from = from();
        var whole = clean(text(), LONGEST_WHOLE);
        var subject = subject();
        var envelopeFrom = envelopeFrom();
        var vouching =
                new Vouching(form.text("SPF").orElse(null), form.text("dkim").orElse(null), envelopeFrom.orElse(null));
        var id = headers.first("message-id").orElse("");
        return new ArrivedMail(
                DigestUtils.sha256(String.join("\0", id, from.address(), subject, whole)),
                to(),
                from.address(),
                from.name(),
                headers.named("from").size() <= 1 && vouching.vouchesFor(from.domain()),
                Automatic.by(headers, envelopeFrom.orElse(null), subject).isPresent(),
                subject,
                cut(Quoted.without(whole), LONGEST_NEW),
                whole,
                attachments());
    }

    private Mailbox from() throws MimeException {
        var said = form.text("from").or(() -> headers.first("from")).orElse("");
        return Mailbox.only(Headers.decoded(said))
                .orElseThrow(() -> new MimeException("from: names not exactly one address that can be answered"));
    }

    /// Plain text where there is some.
    private String text() {
        var plain = form.raw().map(RawMail::plain).or(() -> form.text("text")).orElse("");
        if (!plain.isBlank()) {
            return plain;
        }
        var html = form.raw().map(RawMail::html).or(() -> form.text("html")).orElse("");
        return html.isBlank() ? "" : PlainText.of(html, LONGEST_WHOLE);
    }

    private String subject() {
        var said = form.text("subject").or(() -> headers.first("subject")).orElse("");
        return cut(Headers.decoded(said), LONGEST_SUBJECT);
    }

    private Optional<String> envelopeFrom() {
        return Optional.ofNullable(form.json("envelope").path("from").textValue());
    }

    /// Where it truly arrived comes first: what stands in its headers may be anything.
    private List<String> to() {
        var all = new ArrayList<String>();
        form.json("envelope").path("to").forEach(to -> all.addAll(Mailbox.addresses(to.asText())));
        form.text("to").ifPresent(to -> all.addAll(Mailbox.addresses(to)));
        form.text("cc").ifPresent(cc -> all.addAll(Mailbox.addresses(cc)));
        return all.stream().distinct().toList();
    }

    private List<Attachment> attachments() {
        return form.attachments().stream()
                .limit(MOST_ATTACHMENTS)
                .map(one -> new Attachment(
                        Headers.decoded(one.name()), cut(Headers.decoded(one.type()), LONGEST_SUBJECT), one.size()))
                .toList();
    }

    private static String clean(String text, int longest) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return cut(UNPRINTABLE.matcher(lines).replaceAll("").strip(), longest);
    }

    /// Never through the middle of a character.
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
