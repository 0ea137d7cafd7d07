package io.heard.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Forms as SendGrid's Inbound Parse posts them.
public final class InboundForms {

    public static final String BOUNDARY = "xYzZY";
    public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /// A mail from this address to that one, signed by the sender's domain.
    public static InboundForms from(String from, String to) {
        return unsigned(from, to)
                .field("SPF", "pass")
                .field("dkim", "{@" + from.substring(from.indexOf('@') + 1) + " : pass}");
    }

    public static InboundForms unsigned(String from, String to) {
        return new InboundForms()
                .field("from", "Ada Berger <" + from + ">")
                .field("to", to)
                .field("envelope", "{\"to\":[\"" + to + "\"],\"from\":\"" + from + "\"}")
                .field("subject", "Re: Your lamp");
    }

    public InboundForms text(String text) {
        return headers("").field("text", text);
    }

    /// With a message id of its own.
    public InboundForms headers(String more) {
        return field("headers", "Message-ID: <" + UUID.randomUUID() + "@example.com>\nMIME-Version: 1.0\n" + more);
    }

    public InboundForms field(String name, String value) {
        return field(name, value, StandardCharsets.UTF_8);
    }

    public InboundForms field(String name, String value, Charset charset) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
        body.writeBytes(value.getBytes(charset));
        write("\r\n");
        return this;
    }

    public InboundForms file(String name, String type, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"attachment1\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    public byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(body.toByteArray());
        all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
