package io.heard.desk;

import io.heard.task.TaskView;
import java.text.Bidi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sentences about somebody whose name is written from right to left. Without a fence around the name the whole
/// sentence would be turned around by it.
final class Isolated {

    private static final String FIRST_STRONG = "\u2068";
    private static final String END = "\u2069";

    private Isolated() {}

    static String sentence(String text, @Nullable String name) {
        return name == null || name.isBlank() || !Bidi.requiresBidi(name.toCharArray(), 0, name.length())
                ? text
                : text.replace(name, FIRST_STRONG + name + END);
    }

    static TaskView.Brief brief(TaskView view) {
        var brief = view.brief();
        if (brief == null) {
            return TaskView.Brief.EMPTY;
        }
        return new TaskView.Brief(
                all(brief.why(), view.customer().name()),
                brief.ask(),
                all(brief.know(), view.customer().name()),
                brief.remember(),
                brief.commitments());
    }

    private static List<String> all(List<String> lines, @Nullable String name) {
        return lines.stream().map(line -> sentence(line, name)).toList();
    }
}
