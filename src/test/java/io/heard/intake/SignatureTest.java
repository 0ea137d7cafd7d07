package io.heard.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final byte[] BODY = "{\"id\":1}".getBytes(UTF_8);

    /// `printf '{"id":1}' | openssl dgst -sha256 -hmac secret -binary | base64`
    private static final String BY_OPENSSL = "A971iWIMgT8Zj9A9eWfikrFj7wQ16/Qwcc4OlRl2PLc=";

    @Test
    void fits_the_bytes_that_were_signed_and_no_others() {
        assertThat(Signature.fits(BY_OPENSSL, BODY, List.of("secret"))).isTrue();
        assertThat(Signature.fits(BY_OPENSSL, "{\"id\": 1}".getBytes(UTF_8), List.of("secret")))
                .isFalse();
    }

    @Test
    void fits_any_of_the_secrets_while_one_takes_the_others_place() {
        assertThat(Signature.fits(BY_OPENSSL, BODY, List.of("newer", "secret"))).isTrue();
        assertThat(Signature.fits(BY_OPENSSL, BODY, List.of("newer"))).isFalse();
        assertThat(Signature.fits(BY_OPENSSL, BODY, List.of())).isFalse();
    }

    @Test
    void what_is_no_signature_fits_nothing() {
        assertThat(Signature.fits(null, BODY, List.of("secret"))).isFalse();
        assertThat(Signature.fits("", BODY, List.of("secret"))).isFalse();
        assertThat(Signature.fits("no base64!", BODY, List.of("secret"))).isFalse();
        assertThat(Signature.fits(BY_OPENSSL.substring(0, 20), BODY, List.of("secret")))
                .isFalse();
    }
}
