package io.heard.mail;

import io.heard.message.Letter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One address as it stands in a header.
record Mailbox(String address, @Nullable String name) {

    private static final Pattern ANGLED = Pattern.compile("<\\s*([^<>\\s]+)\\s*>");
    private static final Pattern BARE = Pattern.compile("[^\\s<>@,;:\"()\\[\\]\\\\]+@[^\\s<>@,;:\"()\\[\\]\\\\]+");
    private static final int LONGEST_NAME = 200;

    /// The one that a header names; empty where it names none, or where mail programs would not agree on which.
    static Optional<Mailbox> only(String header) {
        var angled = ANGLED.matcher(header).results().toList();
        if (angled.size() == 1) {
            var found = angled.getFirst();
            return one(found.group(1), header.substring(0, found.start()));
        }
        var bare = BARE.matcher(header).results().toList();
        return angled.isEmpty() && bare.size() == 1 ? one(bare.getFirst().group(), "") : Optional.empty();
    }

    private static Optional<Mailbox> one(String address, String name) {
        var said = name.replaceAll("[\"\\p{Cntrl}]", " ").strip();
        var shown = said.length() <= LONGEST_NAME ? said : said.substring(0, LONGEST_NAME);
        return Letter.isAddress(address)
                ? Optional.of(new Mailbox(address, shown.isEmpty() ? null : shown))
                : Optional.empty();
    }

    /// All that a header names, one by one.
    static List<String> addresses(String header) {
        return BARE.matcher(header).results().map(found -> found.group()).toList();
    }

    String domain() {
        return domain(address);
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
