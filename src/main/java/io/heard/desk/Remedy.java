package io.heard.desk;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What can be done about a dead letter, by the reason that it gives.
///
/// @param place where in the message or in the settings it is wrong
record Remedy(@Nullable String place, String what, Kind kind) {

    enum Kind {
        PLACE,
        TEXT,
        INSIDE,
        SETTING,
        ORDER,
        ID,
        PERSON
    }

    /// `data.order.total: -1 is negative`, `line_items[2].price: …`, `X-Shopify-Topic: …`.
    private static final Pattern PLACED = Pattern.compile("([\\w.\\[\\]-]{1,120}): (.+)", Pattern.DOTALL);

    static Remedy of(String reason) {
        var placed = PLACED.matcher(reason);
        var place = placed.matches() ? placed.group(1) : null;
        var what = placed.matches() ? placed.group(2) : reason;
        return new Remedy(place, what, kind(reason, place));
    }

    private static Kind kind(String reason, @Nullable String place) {
        if (reason.startsWith("failed inside Heard")) {
            return Kind.INSIDE;
        }
        if (reason.contains("a person must do this")) {
            return Kind.PERSON;
        }
        if (reason.startsWith("heard.intake") || reason.contains("the shop's configuration must")) {
            return Kind.SETTING;
        }
        if (reason.startsWith("id: another event")) {
            return Kind.ID;
        }
        if (reason.contains("was not told in")) {
            return Kind.ORDER;
        }
        return place == null ? Kind.TEXT : Kind.PLACE;
    }

    String todo(LetterMessages words) {
        return switch (kind) {
            case PLACE -> words.todoPlace(String.valueOf(place));
            case TEXT -> words.todoText();
            case INSIDE -> words.todoInside();
            case SETTING -> words.todoSetting();
            case ORDER -> words.todoOrder();
            case ID -> words.todoId();
            case PERSON -> words.todoPerson();
        };
    }
}
