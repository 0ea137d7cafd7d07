package io.heard.api;

import io.heard.contact.Countries;
import io.heard.contact.PhoneNumbers;
import io.heard.customer.Customer;
import io.heard.decision.Standing;
import io.heard.platform.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A customer's profile as a person wrote it; what is left out is cleared.
record CustomerEdit(
        @Form.Name @Nullable String accountId,
        @Form.Name @Nullable String name,
        @Form.Name @Nullable String preferredName,
        @Form.Email @Nullable String email,
        @Form.Phone @Nullable String phone,
        @Form.Language @Nullable String language,
        @Form.TimeZone @Nullable String timeZone,
        @Form.Country @Nullable String country,
        @Form.Region @Nullable String region,
        @Form.PostalCode @Nullable String postalCode,
        @Form.Required Standing standing,
        @Form.RepRef @Nullable String fixedOwnerId) {

    /// What makes no sense; what stands in the profile already is left alone.
    List<Problem.Flaw> flaws(Customer before) {
        var flaws = new ArrayList<Problem.Flaw>();
        if (timeZone != null && Countries.zone(timeZone).isEmpty()) {
            flaws.add(new Problem.Flaw("timeZone", "is no time zone of tzdb; write a name such as Europe/London"));
        }
        if (country != null && !Countries.isKnown(country)) {
            flaws.add(new Problem.Flaw("country", "is no country of ISO 3166-1"));
        }
        if (region != null && country != null && !region.startsWith(country + "-")) {
            flaws.add(new Problem.Flaw("region", "lies in another country than " + country));
        }
        if (phone != null && !phone.equals(before.field("phone"))) {
            var refusal = PhoneNumbers.read(phone, country).refusal();
            if (refusal != null) {
                flaws.add(new Problem.Flaw("phone", "is " + refusal.words()));
            }
        }
        return flaws;
    }

    /// By the names that a customer's fields have.
    Map<String, String> fields(Customer before) {
        var fields = new HashMap<String, String>();
        put(fields, "accountId", accountId);
        put(fields, "name", name);
        put(fields, "preferredName", preferredName);
        put(fields, "email", email);
        put(fields, "phone", phone == null || phone.equals(before.field("phone")) ? phone : dialled(phone));
        put(fields, "language", language);
        put(fields, "timeZone", timeZone);
        put(fields, "country", country);
        put(fields, "region", region);
        put(fields, "postalCode", postalCode);
        put(fields, "standing", standing.name());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private @Nullable String dialled(String written) {
        var e164 = PhoneNumbers.read(written, country).e164();
        return e164 == null ? written : e164;
    }
}
