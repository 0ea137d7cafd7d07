package io.heard.desk;

import io.heard.conversation.Recorded;
import java.util.Map;

/// What is wrong with an outcome, in our own words where the field says enough.
final class Flawed {

    private static final String PREFERENCES = "preferences";

    private Flawed() {}

    /// @return the field of the form, and what is wrong with it
    static Map.Entry<String, String> of(Recorded.Invalid invalid, Messages messages) {
        return of(invalid.field(), invalid.message(), messages);
    }

    static Map.Entry<String, String> of(String field, String message, Messages messages) {
        if (field.startsWith(PREFERENCES)) {
            return Map.entry(Reading.WISHES, messages.errorWishes());
        }
        return switch (field) {
            case "nextAt" -> Map.entry(Reading.CALL_BACK_AT, messages.errorPast());
            case "commitments[0].dueAt" -> Map.entry(Reading.PROMISE_BY, messages.errorPast());
            case "commitments[0].text" -> Map.entry(Reading.PROMISE, messages.errorPromiseText());
            case "goodwill.kind" -> Map.entry(Reading.GOODWILL_KIND, messages.errorGoodwillTwice());
            case "goodwill.amount" -> Map.entry(Reading.GOODWILL_AMOUNT, messages.errorGoodwillAmount());
            default -> Map.entry(Reading.DISPOSITION, message);
        };
    }
}
