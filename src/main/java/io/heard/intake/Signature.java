package io.heard.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Whether a body comes from who knows the secret: the base64 of the HMAC-SHA256 over its very bytes.
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// Every secret is tried, in a time that tells nothing, so that two hold while one takes the
    /// other's place.
    static boolean fits(@Nullable String signature, byte[] body, List<String> secrets) {
        if (signature == null) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getDecoder().decode(signature.strip());
        } catch (IllegalArgumentException _) {
            return false;
        }
        boolean fits = false;
        for (var secret : secrets) {
            fits |= MessageDigest.isEqual(of(body, secret), given);
        }
        return fits;
    }

    private static byte[] of(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
