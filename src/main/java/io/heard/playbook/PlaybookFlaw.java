package io.heard.playbook;

import io.heard.playbook.TextDocument.Place;
import org.jspecify.annotations.Nullable;

/// What is wrong with a playbook that somebody wrote, and what to write instead.
///
/// @param field its path, as `attempts.spacing[1]`; `playbook` for the whole text
/// @param line from 1
/// @param column from 1
/// @param message continues the sentence that the field begins
/// @param isOfForm whether the JSON Schema says it too; everything else needs to be understood
public record PlaybookFlaw(
        String field,
        int line,
        int column,
        String message,
        @Nullable String remedy,
        boolean isOfForm) {

    public static final String WHOLE = "playbook";

    static PlaybookFlaw whole(Place place, String message, @Nullable String remedy) {
        return ofForm(WHOLE, place, message, remedy);
    }

    static PlaybookFlaw ofForm(String field, Place place, String message, @Nullable String remedy) {
        return new PlaybookFlaw(field.isEmpty() ? WHOLE : field, place.line(), place.column(), message, remedy, true);
    }

    static PlaybookFlaw ofMeaning(String field, Place place, String message, @Nullable String remedy) {
        return new PlaybookFlaw(field, place.line(), place.column(), message, remedy, false);
    }
}
