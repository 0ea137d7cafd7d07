package io.heard.mail;

import io.heard.CannotStart;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a body comes from SendGrid: its ECDSA signature over the timestamp and the body's very bytes.
///
/// @param keys two while one takes the other's place
record EventSignature(List<PublicKey> keys) {

    private static final String ALGORITHM = "SHA256withECDSA";

    EventSignature {
        keys = List.copyOf(keys);
    }

    /// @param keys as SendGrid shows them: base64 of the DER form
    /// @throws CannotStart when one is none
    static EventSignature by(List<String> keys) {
        return new EventSignature(keys.stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(EventSignature::key)
                .toList());
    }

    private static PublicKey key(String text) {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotStart("heard.mail.sendgrid.event-keys: is no public key as SendGrid shows it under "
                    + "Mail Settings, Event Webhook, Signature Verification: " + text);
        }
    }

    boolean fits(@Nullable String signature, @Nullable String timestamp, byte[] body) {
        if (signature == null || timestamp == null) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getDecoder().decode(signature.strip());
        } catch (IllegalArgumentException _) {
            return false;
        }
        var signed = timestamp.getBytes(StandardCharsets.UTF_8);
        return keys.stream().anyMatch(key -> fits(key, given, signed, body));
    }

    private static boolean fits(PublicKey key, byte[] signature, byte[] timestamp, byte[] body) {
        try {
            var verifying = Signature.getInstance(ALGORITHM);
            verifying.initVerify(key);
            verifying.update(timestamp);
            verifying.update(body);
            return verifying.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // what is no signature at all fits nothing
        }
    }
}
