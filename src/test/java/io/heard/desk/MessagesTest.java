package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final String ENGLISH = "_en.properties";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]\\w*)");

    /// Longer texts that are the same in both languages would be left untranslated.
    private static final int LONGEST_SAME = 12;

    static Stream<String> bundles() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            var names = files.map(file -> file.getFileName().toString()).toList();
            return names.stream()
                    .filter(name -> name.endsWith(ENGLISH))
                    .map(name -> name.substring(0, name.length() - ENGLISH.length()));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void german_says_everything_that_english_says_and_with_the_same_facts(String bundle) throws IOException {
        var english = texts(bundle + ENGLISH);
        var german = texts(bundle + "_de.properties");

        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(placeholders(german)).isEqualTo(placeholders(english));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void german_is_not_left_in_english(String bundle) throws IOException {
        var german = texts(bundle + "_de.properties");

        assertThat(texts(bundle + ENGLISH).entrySet())
                .filteredOn(text -> text.getValue().replaceAll("\\{[^}]*}", "").length() > LONGEST_SAME)
                .filteredOn(text -> text.getValue().equals(german.get(text.getKey())))
                .isEmpty();
    }

    private static Map<String, String> placeholders(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        text -> PLACEHOLDER
                                .matcher(text.getValue())
                                .results()
                                .map(found -> found.group(1))
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(" ")),
                        (_, last) -> last,
                        TreeMap::new));
    }

    private static Map<String, String> texts(String file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(file))) {
            properties.load(reader);
        }
        return properties.entrySet().stream()
                .collect(Collectors.toMap(
                        text -> text.getKey().toString(),
                        text -> text.getValue().toString(),
                        (_, last) -> last,
                        TreeMap::new));
    }
}
