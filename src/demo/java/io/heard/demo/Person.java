package io.heard.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who buys.
///
/// @param account the company for which they buy
/// @param mailName how a mail address writes the name
/// @param openToSurveys has said that we may ask how it is going
record Person(
        String id,
        @Nullable String account,
        String name,
        @Nullable String preferredName,
        String mailName,
        @Nullable String email,
        @Nullable String phone,
        String language,
        Country country,
        Country.Place place,
        boolean openToSurveys) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What a shop knows of them when they order.
    ///
    /// @param since when they agreed to surveys, if they did
    ObjectNode profile(Instant since) {
        var profile = JSON.createObjectNode().put("id", id);
        put(profile, "accountId", account);
        put(profile, "name", name);
        put(profile, "preferredName", preferredName);
        put(profile, "email", email);
        put(profile, "phone", phone);
        profile.put("language", language);
        profile.put("timeZone", place.zone().getId());
        profile.put("country", country.code());
        put(profile, "region", place.region());
        if (openToSurveys) {
            var consents = profile.putArray("consents");
            for (var channel : new String[] {"CALL", "EMAIL"}) {
                consents.addObject()
                        .put("purpose", "SURVEY")
                        .put("channel", channel)
                        .put("at", since.toString())
                        .put("source", "box ticked at the checkout");
            }
        }
        return profile;
    }

    /// As an event says who it is about once the shop has told everything else.
    ObjectNode reference() {
        return JSON.createObjectNode().put("id", id);
    }

    Person known(String otherId) {
        return new Person(
                otherId, account, name, preferredName, mailName, email, phone, language, country, place, openToSurveys);
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
