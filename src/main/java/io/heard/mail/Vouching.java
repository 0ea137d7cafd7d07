package io.heard.mail;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a mail is from the domain that it says, by what SendGrid found: a signature of that domain, or a server
/// that may send for it. Anybody can write any address into a mail.
///
/// @param spf `pass`, or what else
/// @param dkim as `{@example.com : pass}`, the signing domains
/// @param envelopeFrom to whom the mail would have come back
record Vouching(
        @Nullable String spf,
        @Nullable String dkim,
        @Nullable String envelopeFrom) {

    private static final Pattern SIGNED = Pattern.compile("@([^\\s:,{}@]+)\\s*:\\s*pass\\b", Pattern.CASE_INSENSITIVE);

    boolean vouchesFor(String domain) {
        return isSignedBy(domain) || isSentBy(domain);
    }

    private boolean isSignedBy(String domain) {
        return dkim != null && SIGNED.matcher(dkim).results().anyMatch(signed -> isOf(signed.group(1), domain));
    }

    private boolean isSentBy(String domain) {
        return spf != null
                && spf.strip().equalsIgnoreCase("pass")
                && envelopeFrom != null
                && envelopeFrom.contains("@")
                && isOf(Mailbox.domain(envelopeFrom), domain);
    }

    /// The same, or one of which the other is a part.
    private static boolean isOf(String found, String domain) {
        var one = found.toLowerCase(Locale.ROOT);
        var other = domain.toLowerCase(Locale.ROOT);
        return one.equals(other)
                || (one.contains(".") && other.endsWith("." + one))
                || (other.contains(".") && one.endsWith("." + other));
    }
}
