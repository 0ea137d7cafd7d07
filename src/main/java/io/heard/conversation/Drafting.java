package io.heard.conversation;

import io.heard.message.MailText;
import io.heard.task.TaskView.Brief;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A first draft: a greeting, the brief as notes to be put into the rep's own words, how to complain to a person, and
/// a close. Never a text that
/// could leave as it is: a mail with a note left in it is refused.
final class Drafting {

    private static final List<Locale> WRITTEN =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.of("pt"));

    private static final Set<String> SAME_IN_ALL = WRITTEN.stream()
            .map(Words::new)
            .flatMap(words -> Stream.of(words.say("complain"), words.say("close"), words.say("greetingNameless")))
            .collect(Collectors.toUnmodifiableSet());

    private Drafting() {}

    /// What a draft is made from.
    ///
    /// @param called how the customer likes to be called
    record Occasion(@Nullable String called, Brief brief, String writer, String company, Locale language) {}

    /// The customer's language where we have words in it, else the company's, else English.
    static Locale language(@Nullable String customers, String companys) {
        return written(customers).or(() -> written(companys)).orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> written(@Nullable String tag) {
        return tag == null
                ? Optional.empty()
                : WRITTEN.stream()
                        .filter(locale -> locale.getLanguage()
                                .equals(Locale.forLanguageTag(tag).getLanguage()))
                        .findFirst();
    }

    static MailText draft(Occasion occasion) {
        var words = new Words(occasion.language());
        var lines = new ArrayList<String>();
        var called = called(occasion.called());
        lines.add(called == null ? words.say("greetingNameless") : words.say("greeting", called));
        lines.add("");
        var brief = occasion.brief();
        brief.why().forEach(line -> lines.add(words.note("why", line)));
        brief.ask().forEach(line -> lines.add(words.note("ask", line)));
        brief.know().forEach(line -> lines.add(words.note("know", line)));
        brief.commitments().forEach(line -> lines.add(words.note("promised", line)));
        lines.add("");
        lines.add(words.say("complain"));
        lines.add("");
        lines.add(words.say("close"));
        lines.add(occasion.writer());
        lines.add(occasion.company());
        return new MailText("", String.join("\n", lines));
    }

    /// What of a letter is the writer's: without the frame, and without notes.
    static String own(MailText letter) {
        return letter.body()
                .lines()
                .filter(line -> !SAME_IN_ALL.contains(line.strip()))
                .filter(line -> !line.stripLeading().startsWith(MailText.NOTE.strip()))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String called(@Nullable String name) {
        var oneLine = name == null ? "" : oneLine(name);
        return oneLine.isEmpty() ? null : oneLine;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029\\s]+", " ").strip();
    }

    private record Words(Locale locale) {

        String say(String key, Object... values) {
            // the JVM's own language must not win over English
            var bundle = ResourceBundle.getBundle(
                    "drafts.draft",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            return new MessageFormat(bundle.getString(key), locale).format(values);
        }

        String note(String key, String line) {
            return MailText.NOTE + say(key, oneLine(line));
        }
    }
}
