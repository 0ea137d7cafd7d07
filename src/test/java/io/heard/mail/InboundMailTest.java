package io.heard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.conversation.ArrivedMail;
import io.heard.message.ReceivedMail.Attachment;
import io.heard.testing.InboundForms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a mail says, however its program wrote it.
@Timeout(60)
class InboundMailTest {

    private static final String ADA = "ada@example.com";
    private static final String CARE = "care@heard.example";

    @Test
    void a_parsed_mail_is_read_as_it_was_written() throws Exception {
        var mail = read(InboundForms.from(ADA, CARE).text("It glows.\n\nThank you!"));

        assertThat(mail.fromAddress()).isEqualTo(ADA);
        assertThat(mail.fromName()).isEqualTo("Ada Berger");
        assertThat(mail.to()).containsExactly(CARE);
        assertThat(mail.subject()).isEqualTo("Re: Your lamp");
        assertThat(mail.text()).isEqualTo("It glows.\n\nThank you!");
        assertThat(mail.isAuthentic()).isTrue();
        assertThat(mail.isAutomatic()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8859-1, Grüße aus Köln",
        "windows-1251, Спасибо за лампу",
        "Shift_JIS, ランプをありがとう",
        "UTF-8, 谢谢 🙂",
        "koi8-r, Хорошо"
    })
    void each_field_is_read_in_its_own_charset(String charset, String text) throws Exception {
        var mail = read(InboundForms.from(ADA, CARE)
                .headers("")
                .field("text", text, Charset.forName(charset))
                .field("charsets", "{\"text\":\"" + charset + "\",\"subject\":\"UTF-8\"}"));

        assertThat(mail.text()).isEqualTo(text);
    }

    @Test
    void a_charset_that_nobody_knows_is_guessed() throws Exception {
        var named = "{\"text\":\"x-unheard-of\"}";
        var utf8 = read(
                InboundForms.from(ADA, CARE).headers("").field("text", "Grüße").field("charsets", named));
        var western = read(InboundForms.from(ADA, CARE)
                .headers("")
                .field("text", "Grüße", StandardCharsets.ISO_8859_1)
                .field("charsets", named));

        assertThat(utf8.text()).isEqualTo("Grüße");
        assertThat(western.text()).isEqualTo("Grüße");
    }

    @Test
    void html_alone_becomes_text_and_loads_nothing() throws Exception {
        var mail = read(InboundForms.from(ADA, CARE).headers("").field("html", """
            <html><head><title>no</title><style>p {}</style></head><body>
            <p>It is <b>too</b> dim.</p><script>alert(1)</script><img src="https://spy.example/pixel.gif">
            <ul><li>one</li><li>two</li></ul>A<br>B &amp; C
            <blockquote>On Monday Ana wrote: <p>How bright is it?</p></blockquote></body></html>"""));

        assertThat(mail.text()).isEqualTo("It is too dim.\n\n- one\n- two\nA\nB & C");
        assertThat(mail.whole())
                .contains("> How bright is it?")
                .doesNotContain("alert")
                .doesNotContain("spy");
    }

    @Test
    void a_raw_mail_with_parts_within_parts_gives_its_text() throws Exception {
        var mail = raw("""
            From: =?utf-8?Q?Ada_=C3=9Cnsal?= <ada@example.com>
            To: care@heard.example
            Subject: =?utf-8?B?TGFtcGUg8J+SoQ==?=
            Message-ID: <1@example.com>
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/related; boundary=middle

            --middle
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            RGllIExhbXBlIGlzdCBzY2jDtm4u
            --inner
            Content-Type: text/html; charset=utf-8

            <p>Die Lampe</p>
            --inner--
            --middle
            Content-Type: image/png; name="logo.png"
            Content-ID: <logo>
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --middle--
            --outer
            Content-Type: application/zip
            Content-Disposition: attachment; filename*=utf-8''bild%C3%A4r.zip

            PK..
            --outer--
            """);

        assertThat(mail.fromName()).isEqualTo("Ada Ünsal");
        assertThat(mail.subject()).isEqualTo("Lampe 💡");
        assertThat(mail.text()).isEqualTo("Die Lampe ist schön.");
        assertThat(mail.attachments())
                .containsExactly(
                        new Attachment("logo.png", "image/png", 8), new Attachment("bildär.zip", "application/zip", 4));
    }

    @Test
    void a_raw_mail_in_quoted_printable_of_another_charset_is_read() throws Exception {
        var mail = raw("""
            From: ada@example.com
            Content-Type: text/plain; charset="iso-8859-15"
            Content-Transfer-Encoding: quoted-printable

            Das kostet 5=A4, gr=FC=DFe=
             dich
            """);

        assertThat(mail.text()).isEqualTo("Das kostet 5€, grüße dich");
    }

    @Test
    void a_mail_without_any_text_is_a_mail_all_the_same() throws Exception {
        var mail = read(InboundForms.from(ADA, CARE).headers("").file("lamp.jpg", "image/jpeg", new byte[3000]));

        assertThat(mail.text()).isEmpty();
        assertThat(mail.attachments()).containsExactly(new Attachment("lamp.jpg", "image/jpeg", 3000));
    }

    @Test
    void a_megabyte_of_text_is_cut_at_a_character() throws Exception {
        var mail = read(InboundForms.from(ADA, CARE).text("🙂".repeat(1 << 18)));

        assertThat(mail.text().length()).isBetween(19_990, 20_000);
        assertThat(mail.whole().length()).isBetween(99_990, 100_000);
        assertThat(mail.text().codePoints()).allMatch(c -> c == 0x1F642);
    }

    @Test
    void thirty_megabytes_stream_by_without_being_kept() throws Exception {
        var head = InboundForms.from(ADA, CARE).text("See the film").bytes();
        var begin = new String(head, StandardCharsets.UTF_8).replace("--xYzZY--\r\n", "")
                + "--xYzZY\r\nContent-Disposition: form-data; name=\"attachment1\"; filename=\"film.mp4\"\r\n"
                + "Content-Type: video/mp4\r\n\r\n";
        long size = 30L << 20;
        var body = new SequenceInputStream(
                new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)),
                new SequenceInputStream(
                        new Zeros(size),
                        new ByteArrayInputStream("\r\n--xYzZY--\r\n".getBytes(StandardCharsets.UTF_8))));

        var form = InboundForm.read(new Head(body, 1_000), InboundForms.TYPE);

        assertThat(InboundMail.of(form).attachments()).containsExactly(new Attachment("film.mp4", "video/mp4", size));
        assertThat(InboundMail.of(form).text()).isEqualTo("See the film");
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(length, left);
            left -= n;
            Arrays.fill(buffer, offset, offset + n, (byte) 0);
            return n;
        }
    }

    @Test
    void a_header_that_smuggles_in_another_is_one_line() throws Exception {
        var mail = read(InboundForms.from(ADA, CARE)
                .headers("")
                .field("subject", "Hello")
                .field("text", "x\0y\u0007z"));

        assertThat(mail.text()).isEqualTo("xyz");
        assertThat(raw("""
            From: =?utf-8?Q?Ada=0D=0ABcc:_all=40example.com?= <ada@example.com>
            Subject: =?utf-8?Q?One=0D=0ATwo?=

            text
            """)).satisfies(smuggled -> {
            assertThat(smuggled.subject()).isEqualTo("One Two");
            assertThat(smuggled.fromName()).isEqualTo("Ada Bcc: all@example.com");
            assertThat(smuggled.fromAddress()).isEqualTo(ADA);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=another", "multipart/form-data", "text/plain"})
    void a_form_without_its_boundary_is_said_to_be_one(String type) {
        assertThatThrownBy(() -> read(InboundForms.from(ADA, CARE).text("x").bytes(), type))
                .isInstanceOf(MimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "<>", "a@example.com, b@example.com", "<a@example.com> <b@example.com>"})
    void a_mail_from_nobody_or_from_several_cannot_be_answered(String from) {
        var form = new InboundForms().field("from", from).field("to", CARE).text("x");

        assertThatThrownBy(() -> read(form)).isInstanceOf(MimeException.class).hasMessageStartingWith("from");
    }

    @Test
    void the_shown_name_is_never_taken_for_the_address() throws Exception {
        var form = new InboundForms()
                .field("from", "\"ada@example.com\" <eve@evil.example>")
                .field("dkim", "{@evil.example : pass}")
                .text("x");

        assertThat(read(form).fromAddress()).isEqualTo("eve@evil.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pass|none|ada@example.com|true",
                "fail|{@example.com : pass}|x@list.example|true",
                "pass|none|ada@mail.example.com|true",
                "pass|none|eve@evil.example|false",
                "pass|{@evil.example : pass}|eve@evil.example|false",
                "softfail|{@example.com : fail}|ada@example.com|false",
                "fail|{@evil.example : pass, @example.com : fail}|ada@example.com|false",
                "none|{@example.com : pass}|bounce@esp.example|true",
                "pass|{@notexample.com : pass}|ada@notexample.com|false",
            })
    void a_sender_is_who_the_domain_vouches_for(String spf, String dkim, String envelope, boolean authentic)
            throws Exception {
        var form = new InboundForms()
                .field("from", ADA)
                .field("SPF", spf)
                .field("dkim", dkim)
                .field("envelope", "{\"to\":[\"" + CARE + "\"],\"from\":\"" + envelope + "\"}")
                .text("x");

        assertThat(read(form).isAuthentic()).isEqualTo(authentic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied|Re: Your lamp|true",
                "Auto-Submitted: no|Re: Your lamp|false",
                "Precedence: bulk|Re: Your lamp|true",
                "Precedence: list|Re: Your lamp|true",
                "Precedence: auto_reply|Re: Your lamp|true",
                "X-Auto-Response-Suppress: All|Re: Your lamp|true",
                "X-Auto-Response-Suppress: DR, RN|Re: Your lamp|false",
                "Return-Path: <>|Re: Your lamp|true",
                "Content-Type: multipart/report; report-type=delivery-status|Undelivered|true",
                "X-Autoreply: yes|Out of office: back on Monday|true",
                "X-Autoreply: yes|Re: Your lamp|false",
                "X-Nothing: x|Out of office: my lamp|false",
                "X-Nothing: x|Abwesenheitsnotiz|false",
            })
    void what_no_person_wrote_is_told_by_its_headers(String header, String subject, boolean automatic)
            throws Exception {
        var form = new InboundForms()
                .field("from", ADA)
                .field("envelope", "{\"to\":[\"" + CARE + "\"],\"from\":\"" + ADA + "\"}")
                .field("subject", subject)
                .headers(header + "\n")
                .field("text", "x");

        assertThat(read(form).isAutomatic()).isEqualTo(automatic);
    }

    @Test
    void what_would_come_back_to_nobody_is_automatic() throws Exception {
        var form = new InboundForms()
                .field("from", "mailer-daemon@example.com")
                .field("envelope", "{\"to\":[\"" + CARE + "\"],\"from\":\"\"}")
                .text("Delivery failed");

        assertThat(read(form).isAutomatic()).isTrue();
    }

    @Test
    void a_mail_in_fifty_shells_is_refused_and_not_followed() {
        var body = new StringBuilder("From: ada@example.com\n");
        for (int i = 0; i < 200; i++) {
            body.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThatThrownBy(() -> raw(body.toString())).isInstanceOf(Exception.class);
    }

    @Test
    void the_same_mail_has_the_same_key_and_another_has_another() throws Exception {
        var form = InboundForms.from(ADA, CARE).text("It glows.").bytes();

        assertThat(read(form, InboundForms.TYPE).key())
                .isEqualTo(read(form, InboundForms.TYPE).key())
                .isNotEqualTo(
                        read(InboundForms.from(ADA, CARE).text("It glows.")).key());
    }

    /// Whatever the bytes are: a mail, or what is wrong with them.
    @Test
    void garbage_is_read_or_refused() throws IOException {
        var random = new Random(20261123);
        var good = InboundForms.from(ADA, CARE)
                .headers("")
                .field(
                        "email",
                        "From: ada@example.com\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\n"
                                + Base64.getEncoder().encodeToString(new byte[300]) + "\n--a--\n")
                .bytes();
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            var broken = good.clone();
            for (int n = random.nextInt(20); n >= 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                read(broken, InboundForms.TYPE);
                read++;
            } catch (MimeException | MimeIOException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThat(read).isPositive();
    }

    private static ArrivedMail raw(String mail) throws MimeException, IOException {
        return read(new InboundForms()
                .field("email", mail.replace("\n", "\r\n"))
                .field("to", CARE)
                .field("charsets", "{\"to\":\"UTF-8\"}"));
    }

    private static ArrivedMail read(InboundForms form) throws MimeException, IOException {
        return read(form.bytes(), InboundForms.TYPE);
    }

    private static ArrivedMail read(byte[] body, String type) throws MimeException, IOException {
        return InboundMail.of(InboundForm.read(new ByteArrayInputStream(body), type));
    }
}
