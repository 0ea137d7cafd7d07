package io.heard.decision;

import java.util.UUID;

/// What a lead decided for one reason because there are too few hours for all.
///
/// @param by id of what the lead decided
/// @param byMail a mail first, where one may be written
/// @param laterDays by how many days its due moves
public record Relief(UUID by, boolean byMail, int laterDays) {

    public static final int MOST_DAYS = 90;

    public Relief {
        if (laterDays < 0 || laterDays > MOST_DAYS) {
            throw new IllegalArgumentException("laterDays: " + laterDays + " is not within 0.." + MOST_DAYS);
        }
    }
}
