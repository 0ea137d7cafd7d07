package io.heard.platform;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Signs the tokens in forms, with a key that all nodes derive from that of the sessions. Without one,
/// sessions and forms alike live until the restart.
@Singleton
class CsrfKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String USE = "heard forms";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    CsrfKey(@ConfigProperty(name = "quarkus.http.auth.session.encryption-key") Optional<String> sessionKey) {
        var root = sessionKey.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElseGet(CsrfKey::random);
        key = new SecretKeySpec(mac(new SecretKeySpec(root, ALGORITHM), USE), ALGORITHM);
    }

    String sign(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, text));
    }

    private static byte[] random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] mac(SecretKeySpec with, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(with);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
