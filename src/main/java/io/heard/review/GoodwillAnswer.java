package io.heard.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a shop says became of goodwill that it was told of.
///
/// @param by the shop, as it calls itself
/// @param customerId as the shop knows them
/// @param isSettled whether the customer has it; else the shop cannot give it
/// @param words the shop's note, or why not
public record GoodwillAnswer(
        String by,
        String customerId,
        UUID goodwillId,
        boolean isSettled,
        Instant at,
        @Nullable String words) {

    public static final String SETTLED = "goodwill.settled";
    public static final String REFUSED = "goodwill.refused";

    public String type() {
        return isSettled ? SETTLED : REFUSED;
    }
}
