package io.heard.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ContentUtil;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.jspecify.annotations.Nullable;

/// Walks through the parts of something in MIME as it streams by, however deep they lie.
abstract class Parts extends AbstractContentHandler {

    private static final int MOST = 1_000;
    private static final int DEEPEST = 50;
    private static final int LONGEST_HEADER = 100_000;
    private static final int MOST_HEADERS = 1_000;

    private Headers.Reading reading = new Headers.Reading();
    private int count;
    private int depth;

    /// @param type of the content where the stream begins with its parts and has no headers
    final void walk(InputStream in, @Nullable String type) throws MimeException, IOException {
        var config = MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .setHeadlessParsing(type)
                .build();
        var parser = new MimeStreamParser(config, DecodeMonitor.SILENT, null);
        parser.setContentDecoding(true);
        parser.setNoRecurse();
        parser.setContentHandler(this);
        parser.parse(in);
    }

    /// One that is no multipart itself.
    abstract void part(Part part, InputStream in) throws MimeException, IOException;

    /// The headers of the whole.
    void top(Headers headers) {}

    /// @param disposition such as `attachment`; empty where nothing is said
    record Part(
            Headers headers,
            String disposition,
            @Nullable String name,
            @Nullable String filename,
            String type,
            @Nullable String charset) {

        private static final int LONGEST_NAME = 200;

        static Part of(Headers headers, BodyDescriptor content) {
            var said = headers.first("content-disposition").orElse("");
            var filename = parameter("content-disposition", said, "filename")
                    .or(() -> parameter(
                            "content-type", headers.first("content-type").orElse(""), "name"))
                    .map(Headers::decoded)
                    .map(name -> name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME));
            return new Part(
                    headers,
                    said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                    parameter("content-disposition", said, "name").orElse(null),
                    filename.orElse(null),
                    content.getMimeType(),
                    content.getCharset());
        }

        private static Optional<String> parameter(String field, String value, String name) {
            var parameters = new MimeParameterMapping();
            RawFieldParser.DEFAULT
                    .parseRawBody(new RawField(field, value))
                    .getParams()
                    .forEach(one -> parameters.addParameter(one.getName(), one.getValue()));
            return Optional.ofNullable(parameters.get(name));
        }
    }

    @Override
    public final void startHeader() {
        reading = new Headers.Reading();
    }

    @Override
    public final void field(Field field) {
        var raw = field.getRaw();
        if (raw == null) {
            reading.add(field.getName(), field.getBody());
        } else {
            reading.add(ContentUtil.decode(StandardCharsets.UTF_8, raw));
        }
    }

    @Override
    public final void endHeader() {
        if (count == 0 && depth == 0) {
            top(reading.headers());
        }
    }

    @Override
    public final void startMultipart(BodyDescriptor content) throws MimeException {
        if (++depth > DEEPEST) {
            throw new MimeException("more than " + DEEPEST + " parts lie within each other");
        }
    }

    @Override
    public final void endMultipart() {
        depth--;
    }

    @Override
    public final void body(BodyDescriptor content, InputStream in) throws MimeException, IOException {
        if (++count > MOST) {
            throw new MimeException("it has more than " + MOST + " parts");
        }
        part(Part.of(reading.headers(), content), in);
    }
}
