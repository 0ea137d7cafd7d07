package io.heard.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why something is as it is: the rule by name, a sentence for people, and where it holds only for a while,
/// from when to when.
public record Because(
        String rule,
        String detail,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final String CANDIDATES = "CANDIDATES";
    public static final String COMPANY_HOURS = "COMPANY_HOURS";
    public static final String CONTACT_RULE = "CONTACT_RULE";
    public static final String DAYPART = "DAYPART";
    public static final String HOLIDAY = "HOLIDAY";
    public static final String PREFERENCE = "PREFERENCE";
    public static final String STRICT_ROW = "STRICT_ROW";
    public static final String SUPPRESSED = "SUPPRESSED";

    public static Because of(String rule, String detail) {
        return new Because(rule, detail, null, null);
    }
}
