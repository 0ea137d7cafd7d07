package io.heard.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// A key pair as SendGrid makes one for a signed event webhook.
///
/// @param publicKey and `privateKey` as base64 of their DER forms
public record EventKeys(String publicKey, String privateKey) {

    /// Where the private half of the tests' server stands.
    public static final String SETTING = "test.sendgrid.private-key";

    public static EventKeys fresh() {
        try {
            var making = KeyPairGenerator.getInstance("EC");
            making.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = making.generateKeyPair();
            return new EventKeys(
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String sign(String timestamp, byte[] body) {
        return sign(privateKey, timestamp, body);
    }

    public static String sign(String privateKey, String timestamp, byte[] body) {
        try {
            var signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(key(privateKey));
            signing.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signing.update(body);
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    }
}
