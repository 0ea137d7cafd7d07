package io.heard.playbook;

import io.heard.decision.ConditionCheck;
import io.heard.decision.Trigger;
import io.heard.playbook.TextDocument.Place;
import io.heard.playbook.TextDocument.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Expressions inside a playbook: what is wrong in them is told by its place in the whole text.
final class ConditionText {

    static final int LONGEST = ConditionCheck.LONGEST;

    private ConditionText() {}

    static List<PlaybookFlaw> bool(String path, Text text, @Nullable Trigger trigger) {
        return flaws(path, text, ConditionCheck.bool(text.value(), trigger));
    }

    static List<PlaybookFlaw> duration(String path, Text text, @Nullable Trigger trigger) {
        return flaws(path, text, ConditionCheck.duration(text.value(), trigger));
    }

    static List<PlaybookFlaw> plainDuration(String path, Text text, @Nullable Trigger trigger) {
        return flaws(path, text, ConditionCheck.plainDuration(text.value(), trigger));
    }

    private static List<PlaybookFlaw> flaws(String path, Text text, List<ConditionCheck.Finding> findings) {
        return findings.stream()
                .map(finding -> PlaybookFlaw.ofMeaning(path, place(text, finding), finding.message(), finding.remedy()))
                .toList();
    }

    /// Exact where the expression stands on one line as it is; in a block of lines, the line that it begins on.
    private static Place place(Text text, ConditionCheck.Finding finding) {
        var start = text.place();
        return text.isOneLine() && finding.line() == 1
                ? new Place(start.line(), start.column() + finding.column() - 1)
                : new Place(start.line() + (text.isOneLine() ? 0 : finding.line()), start.column());
    }
}
