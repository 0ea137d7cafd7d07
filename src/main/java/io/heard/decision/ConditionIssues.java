package io.heard.decision;

import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.heard.decision.ConditionCheck.Finding;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What CEL's parser and checker find wrong, in the words of somebody who writes a playbook and with what to write
/// instead.
final class ConditionIssues {

    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '(.+?)' applied to '(.*?)'.*", Pattern.DOTALL);
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.+?)'.*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'(.+?)'");
    private static final Set<String> WORDS = Set.of("and", "or", "not");
    private static final String UNREAD = "cannot be read: ";

    private final CelType wanted;

    /// @param wanted what the expression is to give
    ConditionIssues(CelType wanted) {
        this.wanted = wanted;
    }

    Finding finding(CelIssue issue) {
        var at = issue.getSourceLocation();
        int line = Math.max(1, at.getLine());
        int column = Math.max(0, at.getColumn()) + 1;
        var overload = OVERLOAD.matcher(issue.getMessage());
        if (overload.matches()) {
            return overload(line, column, overload.group(1).replace("_", ""), overload.group(2));
        }
        var undeclared = UNDECLARED.matcher(issue.getMessage());
        if (undeclared.matches()) {
            var name = undeclared.group(1);
            return new Finding(
                    line,
                    column,
                    "knows no " + name,
                    Nearest.to(name, ConditionCheck.VARIABLES)
                            .map(one -> "did you mean " + one + "?")
                            .orElse("an expression sees event, order and customer; put texts in quotes"));
        }
        if (issue.getMessage().startsWith("Expression recursion limit")) {
            return new Finding(1, 1, "is nested too deep", "write it with fewer brackets inside each other");
        }
        var message = shortened(issue.getMessage());
        return new Finding(line, column, UNREAD + message, remedy(message));
    }

    /// Whether the parser stumbled here.
    static boolean isUnread(Finding finding) {
        return finding.message().startsWith(UNREAD);
    }

    private String remedy(String message) {
        var quoted = QUOTED.matcher(message);
        var word = quoted.find() ? quoted.group(1).strip() : "";
        if (word.equals("=")) {
            return "write == to compare";
        }
        if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
            return "write && for and, || for or, ! for not";
        }
        if (word.codePoints().anyMatch(c -> c > 126)) {
            return "write it with plain letters, spaces and straight quotes";
        }
        if (message.contains("has() macro")) {
            return "write a field, as in has(order.store)";
        }
        return wanted.equals(SimpleType.BOOL)
                ? "write it as in order.isFirst && order.value >= 100.0"
                : "write it as in P14D, PT24H, 3 business days, 2 working hours or duration('48h')";
    }

    private static Finding overload(int line, int column, String operator, String types) {
        return new Finding(
                line, column, operator + " does not go with " + kinds(types), overloadRemedy(operator, types));
    }

    private static String kinds(String types) {
        return types.replace("google.protobuf.Timestamp", "time").replace("google.protobuf.Duration", "duration");
    }

    private static String overloadRemedy(String operator, String types) {
        if (types.contains("double") && types.contains("int")) {
            return "write the number with a decimal point, as in 100.0";
        }
        if (types.contains("Timestamp") && types.contains("string")) {
            return "write the time as in timestamp('2026-01-31T00:00:00Z')";
        }
        if (types.contains("Duration") && types.contains("string")) {
            return "write the length as in duration('48h')";
        }
        return operator.equals("contains") && types.startsWith("list")
                ? "write it as in 'coffee' in order.categories"
                : "both sides must be of one kind";
    }

    private static String shortened(String message) {
        int end = message.indexOf(", expecting");
        int cut = message.indexOf(" expecting {");
        int at = end < 0 ? cut : end;
        return at < 0 ? message : message.substring(0, at);
    }
}
