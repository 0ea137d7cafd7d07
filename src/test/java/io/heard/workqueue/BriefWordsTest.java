package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.playbook.PlaybookDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BriefWordsTest {

    private static final Pattern FACT = Pattern.compile("\\{\\{[^}]*}}");

    static Stream<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/playbooks"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_line_of_a_shipped_playbook_is_there_in_german_with_the_same_facts(Path file) throws IOException {
        var playbook = PlaybookDocument.parse(Files.readString(file)).playbook(1, true, null);

        var brief = playbook.brief();
        Stream.of(List.of(playbook.title(), brief.why()), brief.ask(), brief.know())
                .flatMap(List::stream)
                .forEach(line -> {
                    var german = BriefWords.in(Locale.GERMAN, line);
                    assertThat(german).isNotEqualTo(line);
                    assertThat(facts(german)).containsExactlyInAnyOrderElementsOf(facts(line));
                    assertThat(BriefWords.in(Locale.ENGLISH, line)).isEqualTo(line);
                });
    }

    @Test
    void what_a_company_wrote_itself_stays_as_it_is() {
        assertThat(BriefWords.in(Locale.GERMAN, "Ask about the cat")).isEqualTo("Ask about the cat");
    }

    private static List<String> facts(String line) {
        return FACT.matcher(line).results().map(MatchResult::group).toList();
    }
}
