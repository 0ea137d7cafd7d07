package io.heard.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows that bind on one date, with what a decision asks of them.
///
/// @param whyStrict why the strict row is among them, if it is
/// @param limits all of them bind
/// @param consent the strictest that any of them asks for
/// @param silences after a refusal
/// @param because a line for each of them
record Binding(
        List<ContactRule> rules,
        @Nullable String whyStrict,
        List<ContactRules.Limit> limits,
        Consent consent,
        List<Silence> silences,
        List<Because> because) {

    static Binding of(List<ContactRule> rules, @Nullable String whyStrict, Purpose purpose) {
        return new Binding(
                List.copyOf(rules),
                whyStrict,
                rules.stream()
                        .flatMap(rule -> rule.attempts().stream().map(limit -> new ContactRules.Limit(limit, rule)))
                        .toList(),
                rules.stream().map(rule -> rule.consentFor(purpose)).reduce(Consent.NONE, Consent::stricter),
                rules.stream()
                        .map(ContactRule::silenceAfterRefusal)
                        .filter(Objects::nonNull)
                        .toList(),
                because(rules, whyStrict));
    }

    private static List<Because> because(List<ContactRule> rules, @Nullable String whyStrict) {
        var lines = new ArrayList<Because>();
        for (var rule : rules) {
            if (!rule.isStrict()) {
                lines.add(Because.of(Because.CONTACT_RULE, Explanation.words(rule)));
            }
        }
        if (whyStrict != null) {
            lines.add(Because.of(Because.STRICT_ROW, whyStrict + ": " + Explanation.words(rules.getLast())));
        }
        return List.copyOf(lines);
    }
}
