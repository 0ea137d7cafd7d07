package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.intake.reading.Fields;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What Shopify knows of a person: account, addresses and consents.
final class ShopifyCustomer {

    private static final int LONGEST = 300;
    private static final int LONGEST_EMAIL = 1_000;
    private static final int LONGEST_PHONE = 64;
    private static final String CONSENT = "email_marketing_consent";

    private ShopifyCustomer() {}

    static void tell(Persons person, Fields customer, String prefix) {
        var id = customer.numberId("id");
        person.tell("id", id == null ? null : prefix + id)
                .tell("name", Persons.name(customer))
                .tell("email", customer.text("email", LONGEST_EMAIL))
                .tell("language", Persons.language(customer.text("locale", LONGEST)))
                .phone(
                        customer.numberId("phone"),
                        customer.object("default_address")
                                .map(address -> address.text("country_code", LONGEST))
                                .orElse(null));
    }

    /// Where they live, and how they are called if nothing said so before.
    static void tellAddress(Persons person, Fields address) {
        var country = address.text("country_code", LONGEST);
        if (country != null && !person.isAtHome()) {
            person.tell("country", country)
                    .tell("region", address.text("province_code", LONGEST))
                    .tell("postalCode", postalCode(address));
        }
        person.tell("name", Persons.name(address)).phone(address.numberId("phone"), country);
    }

    static ObjectNode shipsTo(Fields address) {
        var to = Drafts.object();
        Drafts.put(to, "name", Persons.name(address));
        Drafts.put(to, "country", address.text("country_code", LONGEST));
        Drafts.put(to, "region", address.text("province_code", LONGEST));
        Drafts.put(to, "postalCode", postalCode(address));
        return to;
    }

    private static @Nullable String postalCode(Fields address) {
        var code = address.numberId("zip");
        return code == null || code.length() > LONGEST_PHONE ? null : code;
    }

    /// Consent to marketing by mail. A withdrawal is a consent that ended when it began, and ends
    /// those before it. What stands in `sms_marketing_consent` permits text messages, which nobody
    /// sends from here, and no calls.
    ///
    /// @param toldAt for what has no date of its own
    /// @return absent: it says neither yes nor no
    static @Nullable ArrayNode consents(Fields customer, Instant toldAt) {
        var consent = customer.object(CONSENT);
        if (consent.isPresent()) {
            var given = consent.get();
            var at = given.time("consent_updated_at");
            var level = given.text("opt_in_level", LONGEST);
            var source = "Shopify " + CONSENT + (level == null ? "" : ", " + level);
            return switch (String.valueOf(given.text("state", LONGEST)).toLowerCase(Locale.ROOT)) {
                case "subscribed" -> consent(at == null ? toldAt : at, source, false);
                case "unsubscribed", "redacted" -> consent(at == null ? toldAt : at, source, true);
                default -> null;
            };
        }
        var at = customer.time("accepts_marketing_updated_at");
        return at != null && customer.flag("accepts_marketing")
                ? consent(at, "Shopify accepts_marketing", false)
                : null;
    }

    static ArrayNode consent(Instant at, String source, boolean isWithdrawn) {
        var consent = Drafts.object()
                .put("purpose", Purpose.MARKETING.name())
                .put("channel", Channel.EMAIL.name())
                .put("at", at.toString())
                .put("source", source);
        if (isWithdrawn) {
            consent.put("until", at.toString());
        }
        return Drafts.list().add(consent);
    }
}
