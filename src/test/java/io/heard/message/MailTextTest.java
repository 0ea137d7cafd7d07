package io.heard.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heard.message.MailText.Flaw;
import io.heard.message.MailText.Part;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    private static final MailText GOOD = new MailText("Your teapot", "Hello Ada,\n\nhow is the teapot?\n\nAna");

    @Test
    void a_text_with_subject_and_body_has_no_flaw() {
        assertThat(GOOD.flaws()).isEmpty();
    }

    @Test
    void a_mail_says_something() {
        assertThat(new MailText(" ", "\n ").flaws()).isEqualTo(Map.of(Part.SUBJECT, Flaw.EMPTY, Part.BODY, Flaw.EMPTY));
    }

    @Test
    void a_mail_ends() {
        var longest = new MailText("s".repeat(200), "t".repeat(20_000));
        var longer = new MailText("s".repeat(201), "t".repeat(20_001));

        assertThat(longest.flaws()).isEmpty();
        assertThat(longer.flaws()).isEqualTo(Map.of(Part.SUBJECT, Flaw.LONG, Part.BODY, Flaw.LONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nBcc: all@example.com", "a\rb", "a\u2028b", "a\u2029b", "a\u0085b", "a\u001bb"})
    void a_subject_is_one_line(String subject) {
        assertThat(new MailText(subject, "text").flaws()).isEqualTo(Map.of(Part.SUBJECT, Flaw.CONTROL_CHARACTER));
    }

    @Test
    void a_body_may_break_lines_but_not_ring_bells() {
        assertThat(new MailText("s", "a\tb\r\nc\rd").body()).isEqualTo("a\tb\nc\nd");
        assertThat(new MailText("s", "a\u0007b").flaws()).isEqualTo(Map.of(Part.BODY, Flaw.CONTROL_CHARACTER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello,\n» Find out: all well?\nAna", "» Why", "  »Known: a gift"})
    void a_note_to_the_writer_never_leaves(String body) {
        assertThat(new MailText("s", body).flaws()).isEqualTo(Map.of(Part.BODY, Flaw.NOTES_LEFT));
    }

    @Test
    void a_quotation_mark_within_a_line_is_no_note() {
        assertThat(new MailText("s", "Sie sagten «alles gut» und »gern«.").flaws())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com\nBcc: x@example.com",
                "ada@example.com,x@example.com",
                "Ada <ada@example.com>",
                "ada@example.com\0",
                "ada@",
                "@example.com",
                "a b@example.com"
            })
    void an_address_is_one_address(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> letter("Ana", "Ada", address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana\nBcc: x@example.com", "Ana\rB", "Ana\u2028", " "})
    void a_name_is_one_line(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> letter(name, null, "ada@example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> letter("Ana", name, "ada@example.com"));
    }

    @Test
    void names_of_people_are_let_through() {
        var letter = letter("Ana \"Née\" O'Berger-Ünsal, M.A.", "محمد", "o'hara+lamps@example.co.uk");

        assertThat(letter.toName()).isEqualTo("محمد");
    }

    @Test
    void the_html_says_the_same_and_runs_nothing() {
        var text = new MailText("1 < 2 & \"3\"", "Hello <script>alert(1)</script>,\nsecond line\n\n\nNext & last");
        var html = new Letter(MailId.at(Instant.EPOCH), "Ana", null, "ada@example.com", text, "de", null).html();

        assertThat(html)
                .contains("<html lang=\"de\">")
                .contains("<title>1 &lt; 2 &amp; &quot;3&quot;</title>")
                .contains("<p dir=\"auto\">Hello &lt;script&gt;alert(1)&lt;/script&gt;,<br>\nsecond line</p>")
                .contains("<p dir=\"auto\">Next &amp; last</p>")
                .doesNotContain("<script");
    }

    private static Letter letter(String from, @Nullable String toName, String to) {
        return new Letter(MailId.at(Instant.EPOCH), from, toName, to, GOOD, "en", null);
    }
}
