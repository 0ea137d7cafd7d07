package io.heard.testing;

import io.heard.contact.Channel;
import io.heard.contact.ContactPreferences;
import io.heard.contact.ContactPreferences.Hours;
import io.heard.contact.ContactPreferences.Suppression;
import io.heard.contact.Purpose;
import io.heard.decision.CustomerFacts;
import io.heard.decision.CustomerFacts.ConsentFact;
import io.heard.decision.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ada Berger of London, whom anybody may call and write to.
public final class CustomerBuilder {

    private @Nullable String email = "ada@example.com";
    private @Nullable String phone = "+447700900123";
    private @Nullable String timeZone = "Europe/London";
    private @Nullable String country = "GB";
    private @Nullable String region;
    private Standing standing = Standing.NORMAL;
    private final List<ConsentFact> consents = new ArrayList<>();
    private final List<Suppression> suppressions = new ArrayList<>();
    private List<Channel> preferred = List.of();
    private List<Hours> hours = List.of();

    private CustomerBuilder() {}

    public static CustomerBuilder aCustomer() {
        return new CustomerBuilder();
    }

    /// In a country with one zone, and known by nothing else.
    public CustomerBuilder from(String place) {
        country = place.substring(0, 2);
        region = place.length() > 2 ? place.substring(3) : null;
        timeZone = null;
        return this;
    }

    public CustomerBuilder in(ZoneId zone) {
        timeZone = zone.getId();
        return this;
    }

    public CustomerBuilder fromNowhere() {
        country = null;
        region = null;
        timeZone = null;
        return this;
    }

    public CustomerBuilder phone(@Nullable String number) {
        phone = number;
        return this;
    }

    public CustomerBuilder email(@Nullable String address) {
        email = address;
        return this;
    }

    public CustomerBuilder withoutPhone() {
        return phone(null);
    }

    public CustomerBuilder withoutEmail() {
        return email(null);
    }

    public CustomerBuilder is(Standing now) {
        standing = now;
        return this;
    }

    public CustomerBuilder consents(Purpose purpose, Channel channel, Instant at, @Nullable Instant until) {
        consents.add(new ConsentFact(purpose, channel, at, "web form", until));
        return this;
    }

    public CustomerBuilder suppressed(Channel channel) {
        suppressions.add(new Suppression(channel, null, "asked us to stop", null));
        return this;
    }

    public CustomerBuilder prefers(Channel... first) {
        preferred = List.of(first);
        return this;
    }

    public CustomerBuilder only(String start, String end) {
        hours = List.of(Hours.parse(List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"), start, end, null));
        return this;
    }

    public CustomerFacts build() {
        return new CustomerFacts(
                "17850",
                null,
                "Ada Berger",
                email,
                phone,
                "en",
                timeZone,
                country,
                region,
                standing,
                consents,
                new ContactPreferences(null, null, preferred, hours, List.of(), suppressions));
    }
}
