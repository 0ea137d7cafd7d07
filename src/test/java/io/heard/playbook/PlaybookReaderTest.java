package io.heard.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.heard.playbook.PlaybookReader.Reading;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people write as a playbook, and what they are told when it will not do.
class PlaybookReaderTest {

    @ParameterizedTest
    @FieldSource("io.heard.playbook.BadPlaybooks#SHIPPED")
    void what_is_shipped_will_do_as_yaml_and_as_json(String key) throws IOException {
        var yaml = BadPlaybooks.shipped(key);
        var json = new ObjectMapper().writeValueAsString(new YAMLMapper().readTree(yaml));

        assertThat(flaws(PlaybookReader.yaml(yaml))).isEmpty();
        assertThat(((Reading.Good) PlaybookReader.yaml(yaml)).yaml()).isEqualTo(yaml);
        assertThat(((Reading.Good) PlaybookReader.json(json)).document())
                .isEqualTo(((Reading.Good) PlaybookReader.yaml(yaml)).document());
    }

    @ParameterizedTest(name = "{2} {3}")
    @MethodSource({"io.heard.playbook.BadPlaybooks#ofForm", "io.heard.playbook.BadPlaybooks#ofMeaning"})
    void one_thing_wrong_is_told_where_it_is(String what, String by, String field, String message) {
        var text = BadPlaybooks.GOOD.replace(what, by);
        assertThat(text).isNotEqualTo(BadPlaybooks.GOOD);

        var found = flaws(PlaybookReader.yaml(text));

        assertThat(found).anySatisfy(flaw -> {
            assertThat(flaw.field()).isEqualTo(field);
            assertThat(flaw.message()).startsWith(message);
            var last = field.replaceAll(".*\\.|\\[\\d+]", "");
            if (!message.equals("is missing")) {
                assertThat(text.lines().toList().get(flaw.line() - 1)).contains(last);
            }
        });
    }

    @Test
    void everything_is_told_at_once_in_the_order_of_the_text() {
        var text = """
            key: Check In
            titel: Check-in
            trigger: order.deliverd
            when: order.valu >= 100.0 && foo
            after: P400Y
            within: P6D
            channels: [CALL, FAX]
            """;

        assertThat(flaws(PlaybookReader.yaml(text)))
                .extracting(flaw -> flaw.line() + ":" + flaw.column() + " " + flaw.field() + ": " + flaw.remedy())
                .containsExactly(
                        "1:1 title: add title:",
                        "1:6 key: write it as in welcome-call",
                        "2:1 titel: did you mean title?",
                        "3:10 trigger: did you mean order.delivered?",
                        "4:12 when: did you mean order.value?",
                        "4:30 when: an expression sees event, order and customer; put texts in quotes",
                        "5:8 after: write at most P10Y or P3660D",
                        "7:18 channels[1]: it knows CALL, EMAIL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        key: a-b\\nkey: a-c          | key      | is there twice
        key: &a a-b\\ntitle: *a      | title    | uses an anchor or alias (& or *)
        key: !!str a-b              | key      | has a tag (!)
        key: a-b\\n---\\nkey: a-c    | playbook | goes on after its end
        [key, title]                | playbook | is not made of fields
        key: [a                     | playbook | cannot be read
        key: "a\\0b"                 | key      | holds a character that no text may
        ``                          | playbook | is empty
        """)
    void what_is_no_plain_text_is_refused(String text, String field, String message) {
        assertThat(flaws(PlaybookReader.yaml(text.replace("\\n", "\n")))).anySatisfy(flaw -> {
            assertThat(flaw.field()).isEqualTo(field);
            assertThat(flaw.message()).startsWith(message);
            assertThat(flaw.isOfForm()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"key\":}",
                "{\"key\":\"a-b\",\"key\":\"a-c\"}",
                "{\"key\":null}",
                "{} {}",
                "x",
                "key: a-b"
            })
    void json_is_read_to_the_letter(String text) {
        assertThat(flaws(PlaybookReader.json(text))).isNotEmpty();
    }

    @Test
    @Timeout(5)
    void a_bomb_is_only_a_text() {
        var laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            var before = "*a" + (i - 1);
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, (before + ", ").repeat(9) + before));
        }
        var deep = "a: " + "[".repeat(50_000);
        var many = IntStream.range(0, 20_000).mapToObj(i -> "f" + i + ": x").collect(Collectors.joining("\n"));

        assertThat(flaws(PlaybookReader.yaml(laughs.toString()))).isNotEmpty();
        assertThat(flaws(PlaybookReader.yaml(deep))).isNotEmpty();
        assertThat(flaws(PlaybookReader.yaml(many))).isNotEmpty();
        assertThat(flaws(PlaybookReader.yaml("x".repeat(300_000))).getFirst().message())
                .isEqualTo("has more than 256 KB");
        assertThat(flaws(PlaybookReader.json("[".repeat(100_000)))).isNotEmpty();
        assertThat(flaws(PlaybookReader.json("{\"priority\":" + "9".repeat(10_000) + "}")))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        after: 7D                     | write P7D, or 7 business days
        after: 14                     | write P14D for days, PT14H for hours
        after: "14"                   | write P14D, or 14 business days
        after: 2 weeks                | write P2W
        after: 3 Business Days        | write 3 business days
        after: 3 business days        | write 3 business days
        after: 3 working days         | write 3 business days, or 3 working hours
        after: 0.5 working hours      | write it as in P14D, PT24H, 3 business days, 2 working hours or duration('48h')
        when: !order.gift             | leave it out, or put the whole value in quotes
        when: "tea" in order.categories | put the whole value into quotes of the other kind, as in '"tea" in order.categories'
        title: Tea: how is it?        | put a value that holds a colon in quotes
        cap: 1 per P30D               | write it as in { conversations: 1, per: P30D }
        brief: Hello                  | write it as in { why: "{{order.headline}} has come" }
        trigger: silence              | say how long nothing is ordered, as in after: P90D
        """)
    void what_people_stumble_over_is_told_with_what_to_write(String line, String remedy) {
        var name = line.substring(0, line.indexOf(':'));
        var text = "key: check-in\ntitle: T\ntrigger: order.placed\nwithin: P6D\nchannels: [CALL]\n"
                .replaceFirst("(?m)^" + name + ":.*\n", "");

        assertThat(flaws(PlaybookReader.yaml(text + line + "\n")))
                .extracting(PlaybookFlaw::remedy)
                .contains(remedy);
    }

    @Test
    void a_key_of_one_letter_will_do_as_the_schema_says() {
        assertThat(flaws(PlaybookReader.yaml(BadPlaybooks.GOOD.replace("key: check-in", "key: k"))))
                .isEmpty();
    }

    @Test
    void a_place_inside_a_block_of_lines_is_that_of_its_line() {
        var text = BadPlaybooks.GOOD.replace(
                "when: order.value >= 100.0", "when: |-\n  order.isFirst\n  && order.valu > 1.0");

        var flaw = flaws(PlaybookReader.yaml(text)).getFirst();

        assertThat(text.lines().toList().get(flaw.line() - 1)).contains("order.valu");
    }

    private static List<PlaybookFlaw> flaws(Reading reading) {
        return switch (reading) {
            case Reading.Good _ -> List.of();
            case Reading.Flawed flawed -> flawed.flaws();
        };
    }
}
