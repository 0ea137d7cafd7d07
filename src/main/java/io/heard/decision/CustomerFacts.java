package io.heard.decision;

import io.heard.contact.Channel;
import io.heard.contact.ContactPreferences;
import io.heard.contact.Purpose;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a person that bears on contacting them. Absent fields are unknown, not empty.
public record CustomerFacts(
        String id,
        @Nullable String accountId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String country,
        @Nullable String region,
        Standing standing,
        List<ConsentFact> consents,
        ContactPreferences preferences) {

    public CustomerFacts {
        consents = List.copyOf(consents);
    }

    /// A dated permission, with where it came from; valid in `[at, until)`.
    public record ConsentFact(
            Purpose purpose,
            Channel channel,
            Instant at,
            @Nullable String source,
            @Nullable Instant until) {
        boolean covers(Purpose asked, Channel by, Instant when) {
            return purpose == asked && channel == by && !at.isAfter(when) && (until == null || until.isAfter(when));
        }
    }
}
