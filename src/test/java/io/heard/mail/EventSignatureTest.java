package io.heard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.CannotStart;
import io.heard.testing.EventKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether SendGrid signed it, by the cases that its own libraries are tested with and by keys of our own.
class EventSignatureTest {

    private static final Path VECTORS = Path.of("../shared/data/sendgrid/eventwebhook-signature-vectors.json");
    private static final byte[] BODY = "[{\"event\":\"delivered\"}]\r\n".getBytes(StandardCharsets.UTF_8);

    private final EventKeys ours = EventKeys.fresh();
    private final EventKeys other = EventKeys.fresh();

    @Test
    void it_agrees_with_sendgrids_own_libraries() throws IOException {
        var file = vectors();
        assumeThat(file).as("the shared signature vectors, at %s", VECTORS).exists();

        for (var one : new ObjectMapper().readTree(file.toFile()).path("cases")) {
            var body = Base64.getDecoder().decode(one.path("bodyBase64").textValue());
            var fits = EventSignature.by(List.of(one.path("publicKey").textValue()))
                    .fits(
                            one.path("signature").textValue(),
                            one.path("timestamp").textValue(),
                            body);

            assertThat(fits)
                    .as(one.path("name").textValue())
                    .isEqualTo(one.path("valid").booleanValue());
        }
    }

    private static Path vectors() {
        var shared = System.getProperty("heard.shared");
        return shared == null
                ? VECTORS
                : Path.of(shared, "data/sendgrid", VECTORS.getFileName().toString());
    }

    @Test
    void both_keys_hold_while_one_takes_the_others_place() {
        var signature = EventSignature.by(List.of(other.publicKey(), ours.publicKey()));

        assertThat(signature.fits(ours.sign("1", BODY), "1", BODY)).isTrue();
        assertThat(signature.fits(other.sign("1", BODY), "1", BODY)).isTrue();
        assertThat(signature.fits(EventKeys.fresh().sign("1", BODY), "1", BODY)).isFalse();
    }

    @Test
    void every_byte_and_the_timestamp_count() {
        var signature = EventSignature.by(List.of(ours.publicKey()));
        var signed = ours.sign("1700000000", BODY);

        assertThat(signature.fits(signed, "1700000001", BODY)).isFalse();
        for (int i = 0; i < BODY.length; i++) {
            var changed = BODY.clone();
            changed[i] ^= 1;
            assertThat(signature.fits(signed, "1700000000", changed))
                    .as("byte %d", i)
                    .isFalse();
        }
        assertThat(signature.fits(null, "1700000000", BODY)).isFalse();
        assertThat(signature.fits(signed, null, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "bm90IGl0", "MAA="})
    void what_is_no_signature_fits_nothing(String signature) {
        assertThat(EventSignature.by(List.of(ours.publicKey())).fits(signature, "1", BODY))
                .isFalse();
    }

    @Test
    void a_key_that_is_none_is_told_at_the_start() {
        assertThatThrownBy(() -> EventSignature.by(List.of("bm90IGl0")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("heard.mail.sendgrid.event-keys");
    }
}
