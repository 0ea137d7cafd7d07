package io.heard.workqueue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// What the shipped playbooks say, in other languages. A playbook is the company's own text: a line that the company
/// has
/// changed stays as it was written.
public final class BriefWords {

    private static final Properties ENGLISH = read(Locale.ENGLISH);
    private static final Map<String, Map<String, String>> OTHERS = others(List.of(Locale.GERMAN));

    private BriefWords() {}

    /// A template or title of a shipped playbook in this language, else as it is.
    public static String in(Locale locale, String line) {
        return OTHERS.getOrDefault(locale.getLanguage(), Map.of()).getOrDefault(line, line);
    }

    /// What stands in no playbook.
    public static String named(Locale locale, String key) {
        return in(locale, ENGLISH.getProperty(key));
    }

    private static Map<String, Map<String, String>> others(List<Locale> locales) {
        var others = new HashMap<String, Map<String, String>>();
        for (var locale : locales) {
            var words = read(locale);
            var lines = new HashMap<String, String>();
            ENGLISH.stringPropertyNames().forEach(key -> lines.put(ENGLISH.getProperty(key), words.getProperty(key)));
            others.put(locale.getLanguage(), Map.copyOf(lines));
        }
        return Map.copyOf(others);
    }

    private static Properties read(Locale locale) {
        var path = "/briefs/brief_" + locale.getLanguage() + ".properties";
        try (var in = new InputStreamReader(
                Objects.requireNonNull(BriefWords.class.getResourceAsStream(path), path), UTF_8)) {
            var words = new Properties();
            words.load(in);
            return words;
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        }
    }
}
