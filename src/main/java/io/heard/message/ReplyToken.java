package io.heard.message;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/// A secret by which an answer finds the mail that it answers: 128 random bits in an address.
///
/// @param value in small letters, since what carries a mail on may change their case
public record ReplyToken(String value) {

    private static final int BYTES = 16;
    private static final String PREFIX = "reply+";
    private static final Pattern ADDRESS = Pattern.compile("reply\\+([0-9a-f]{32})@.+");
    private static final Pattern LIKE_ONE = Pattern.compile("reply\\+.*@.+");

    public static ReplyToken fresh(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ReplyToken(HexFormat.of().formatHex(bytes));
    }

    /// Of any domain: the company may have had another when it wrote, and nobody guesses the token.
    public static Optional<ReplyToken> in(String address) {
        var found = ADDRESS.matcher(address.strip().toLowerCase(Locale.ROOT));
        return found.matches() ? Optional.of(new ReplyToken(found.group(1))) : Optional.empty();
    }

    /// Whether the address is for answers, with or without a token.
    public static boolean isForAnswers(String address) {
        return LIKE_ONE.matcher(address.strip().toLowerCase(Locale.ROOT)).matches();
    }

    public String address(String domain) {
        return PREFIX + value + "@" + domain;
    }

    /// A secret of so many random bits needs no salt and no slowness.
    byte[] hash() {
        return DigestUtils.sha256(value);
    }

    /// A secret stays out of logs.
    @Override
    public String toString() {
        return "ReplyToken";
    }
}
