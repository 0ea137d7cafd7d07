package io.heard.intake;

import io.heard.contact.Channel;
import io.heard.contact.Countries;
import io.heard.contact.PhoneNumbers;
import io.heard.contact.Purpose;
import io.heard.customer.Profile;
import io.heard.decision.CustomerFacts.ConsentFact;
import io.heard.intake.reading.Fields;
import io.heard.intake.reading.Unreadable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the `customer` of an event.
final class ProfileReader {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,189}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_CODE = 64;

    private final ContactIds contactIds;

    ProfileReader(ContactIds contactIds) {
        this.contactIds = contactIds;
    }

    /// @return empty for a guest without any contact point: there is nobody to follow up
    Optional<Profile> read(Fields data, Instant toldAt) {
        var customer = data.object("customer");
        return customer.flatMap(fields -> {
            var known = fields(fields);
            var id = fields.id("id");
            return Optional.ofNullable(id == null ? guest(known) : id)
                    .map(customerId -> new Profile(customerId, known, consents(fields), toldAt));
        });
    }

    private @Nullable String guest(Map<String, String> known) {
        var point = known.getOrDefault("email", known.get("phone"));
        return point == null ? null : contactIds.of(point);
    }

    private static Map<String, String> fields(Fields customer) {
        var known = new HashMap<String, String>();
        put(known, "accountId", customer.id("accountId"));
        put(known, "name", customer.text("name", LONGEST_NAME));
        put(known, "preferredName", customer.text("preferredName", LONGEST_NAME));
        put(known, "email", email(customer));
        put(known, "language", customer.text("language", LONGEST_CODE));
        put(known, "timeZone", zone(customer));
        put(known, "country", country(customer));
        put(known, "region", customer.text("region", LONGEST_CODE));
        put(known, "postalCode", customer.text("postalCode", LONGEST_CODE));
        put(known, "phone", phone(customer.text("phone", LONGEST_CODE), known.get("country")));
        return known;
    }

    private static void put(Map<String, String> known, String field, @Nullable String value) {
        if (value != null) {
            known.put(field, value);
        }
    }

    /// What is no address is as good as none: nobody could be reached by it.
    private static @Nullable String email(Fields customer) {
        var email = customer.text("email", 1_000);
        return email != null && EMAIL.matcher(email).matches() ? email : null;
    }

    private static @Nullable String zone(Fields customer) {
        var zone = customer.text("timeZone", LONGEST_CODE);
        if (zone != null && Countries.zone(zone).isEmpty()) {
            throw new Unreadable(
                    customer.at("timeZone"),
                    "'" + zone + "' is no time zone; write one of tzdb's names, such as Europe/Berlin");
        }
        return zone;
    }

    private static @Nullable String country(Fields customer) {
        var country = customer.text("country", LONGEST_CODE);
        if (country == null) {
            return null;
        }
        var code = country.toUpperCase(Locale.ROOT);
        if (!COUNTRY.matcher(code).matches()) {
            throw new Unreadable(
                    customer.at("country"), "'" + country + "' is no country; write two letters of ISO 3166-1");
        }
        return code.equals("UK") ? "GB" : code;
    }

    /// E.164 where it can be read, else as it was told, so that a person can make something of it.
    private static @Nullable String phone(@Nullable String told, @Nullable String country) {
        if (told == null || E164.matcher(told).matches()) {
            return told;
        }
        var read = PhoneNumbers.read(told, country);
        return read.e164() == null ? told : read.e164();
    }

    private static List<ConsentFact> consents(Fields customer) {
        return customer.objects("consents").stream().map(ProfileReader::consent).toList();
    }

    private static ConsentFact consent(Fields consent) {
        var at = consent.time("at");
        if (at == null) {
            throw new Unreadable(consent.at("at"), "is missing: a consent has a date");
        }
        return new ConsentFact(
                one(Purpose.class, consent, "purpose"),
                one(Channel.class, consent, "channel"),
                at,
                consent.text("source", LONGEST_NAME),
                consent.time("until"));
    }

    static <E extends Enum<E>> E one(Class<E> type, Fields fields, String field) {
        var name = fields.requiredId(field);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new Unreadable(fields.at(field), "'" + name + "' is none of " + Arrays.toString(type.getEnumConstants()));
    }
}
