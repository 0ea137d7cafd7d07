package io.heard.message;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A mail as it leaves: nothing in its headers can end a line, so nobody adds headers of their own.
///
/// @param replyTo where answers to this very mail go; absent: where all go
public record Letter(
        MailId id,
        String fromName,
        @Nullable String toName,
        String toAddress,
        MailText text,
        String language,
        @Nullable String replyTo) {

    /// One mailbox and nothing that a mail program would take for more.
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cc}@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s\\p{Cc}@<>,;:\"()\\[\\]\\\\?&%#/]{1,190}");

    private static final Pattern BREAKS_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final int LONGEST_NAME = 200;

    public Letter {
        if (!isAddress(toAddress)) {
            throw new IllegalArgumentException("toAddress: " + toAddress + " is not one address");
        }
        if (replyTo != null && !isAddress(replyTo)) {
            throw new IllegalArgumentException("replyTo: " + replyTo + " is not one address");
        }
        if (!isName(fromName)) {
            throw new IllegalArgumentException("fromName: " + fromName + " cannot stand in a header");
        }
        if (toName != null && !isName(toName)) {
            throw new IllegalArgumentException("toName: " + toName + " cannot stand in a header");
        }
        if (!text.flaws().isEmpty()) {
            throw new IllegalArgumentException("text: " + text.flaws());
        }
    }

    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    public static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && !BREAKS_LINE.matcher(text).find();
    }

    /// The same text for those who read HTML: paragraphs, and nothing that loads or runs.
    public String html() {
        var paragraphs = Stream.of(text.body().strip().split("\\n{2,}"))
                .map(paragraph -> "<p dir=\"auto\">" + escaped(paragraph).replace("\n", "<br>\n") + "</p>")
                .collect(Collectors.joining("\n"));
        return "<!DOCTYPE html>\n<html lang=\"" + escaped(language) + "\">\n<head><meta charset=\"utf-8\"><title>"
                + escaped(text.subject()) + "</title></head>\n<body>\n" + paragraphs + "\n</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
