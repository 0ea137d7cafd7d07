package io.heard.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Ids of guests: a keyed hash of the e-mail, or else the phone, so that one guest is one customer and the
/// id tells nothing.
@ApplicationScoped
public class ContactIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    public ContactIds(@ConfigProperty(name = "heard.privacy.key") String key) {
        var bytes = Base64.getDecoder().decode(key.strip());
        if (bytes.length < BYTES) {
            throw new IllegalArgumentException(
                    "heard.privacy.key must be at least 16 bytes, base64; openssl rand -base64 32 makes one");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    String of(String contactPoint) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var hash = mac.doFinal(contactPoint.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return "contact:" + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
