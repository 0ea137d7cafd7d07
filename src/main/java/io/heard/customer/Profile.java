package io.heard.customer;

import io.heard.decision.CustomerFacts.ConsentFact;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What one event told of a customer: only the fields that it carried, each by its name.
///
/// @param fields accountId, name, preferredName, email, phone (E.164 where readable), language, timeZone,
///     country, region, postalCode, standing
public record Profile(String customerId, Map<String, String> fields, List<ConsentFact> consents, Instant toldAt) {

    public Profile {
        fields = Map.copyOf(fields);
        consents = List.copyOf(consents);
    }
}
