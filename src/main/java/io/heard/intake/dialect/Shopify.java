package io.heard.intake.dialect;

import io.heard.decision.EventType;
import io.heard.intake.reading.Bodies;
import io.heard.intake.reading.Fields;
import io.heard.intake.reading.Message;
import io.heard.intake.reading.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Shopify's webhooks, as `src/docs/formats.md` maps them.
///
/// Shopify signs the body and nothing else. Neither of its ids of deliveries (`X-Shopify-Webhook-Id`,
/// `X-Shopify-Event-Id`) is signed, so neither decides what has been seen: the body does.
public final class Shopify implements Dialect {

    public static final String TOPIC = "X-Shopify-Topic";
    private static final String DOMAIN = "X-Shopify-Shop-Domain";
    private static final Pattern CUSTOMER_GID = Pattern.compile("gid://shopify/Customer/(\\d{1,30})");

    private final String customerPrefix;
    private final @Nullable String domain;
    private final ShopifyOrder orders;

    /// @param customerPrefix what stands before the numbers of customers
    /// @param domain where its webhooks must say that they come from, if they say so
    public Shopify(String customerPrefix, @Nullable String domain, List<String> giftAttributes) {
        this.customerPrefix = customerPrefix;
        this.domain = domain;
        this.orders = new ShopifyOrder(customerPrefix, giftAttributes);
    }

    @Override
    public String signatureHeader() {
        return "X-Shopify-Hmac-Sha256";
    }

    @Override
    public Translation read(Message message, Instant now) {
        var from = message.header(DOMAIN);
        if (domain != null && from != null && !domain.equalsIgnoreCase(from)) {
            throw new Unreadable(DOMAIN, "says " + from + ", but this shop is " + domain);
        }
        var name = message.header(TOPIC);
        var named = name == null ? null : ShopifyTopic.named(name).orElse(null);
        if (name != null && named == null) {
            return new Translation.Nothing("topic " + name + " is none that Heard acts on");
        }
        var body = Fields.of(Bodies.json(message.body()), "");
        if (named != null) {
            named.check(body, String.valueOf(name));
        }
        return read(named == null ? ShopifyTopic.of(body) : named, body, now);
    }

    private Translation read(ShopifyTopic topic, Fields body, Instant now) {
        return switch (topic) {
            case ORDER -> orders.order(body);
            case FULFILLMENT -> orders.fulfillment(body);
            case REFUND -> orders.refund(body);
            case CUSTOMER -> customer(body);
            case CUSTOMER_GONE -> gone(body, now);
            case CUSTOMER_MERGED -> merged(body, now);
            case EMAIL_CONSENT -> consent(body);
            case REDACT -> redacted(body, now);
            case DATA_REQUEST ->
                throw new Unreadable(
                        "",
                        "a person must answer this: Shopify asks within 30 days for the data of customer "
                                + customerPrefix
                                + body.requiredObject("customer").numberId("id")
                                + " (data request "
                                + body.requiredObject("data_request").numberId("id")
                                + ")");
            case SHOP_REDACT ->
                throw new Unreadable(
                        "",
                        "a person must do this: Shopify asks to erase all that is known of the customers of "
                                + body.text("shop_domain", 300));
        };
    }

    private Translation customer(Fields body) {
        var told = required(body, "updated_at", "created_at");
        var person = new Persons();
        ShopifyCustomer.tell(person, body, customerPrefix);
        body.object("default_address").ifPresent(address -> ShopifyCustomer.tellAddress(person, address));
        var known = person.known();
        Drafts.put(known, "consents", ShopifyCustomer.consents(body, told));
        var data = Drafts.object();
        data.set("customer", known);
        var of = "customer-" + body.requiredNumberId("id");
        return new Translation.Events(of, List.of(Drafts.state(EventType.CUSTOMER_UPDATED, of, told, data)));
    }

    private Translation consent(Fields body) {
        var id = body.requiredNumberId("customer_id");
        var told = body.requiredObject("email_marketing_consent").time("consent_updated_at");
        if (told == null) {
            throw new Unreadable("email_marketing_consent.consent_updated_at", "is missing");
        }
        var known = Drafts.object().put("id", customerPrefix + id);
        Drafts.put(known, "consents", ShopifyCustomer.consents(body, told));
        var data = Drafts.object();
        data.set("customer", known);
        var of = "customer-" + id;
        return new Translation.Events(of, List.of(Drafts.state(EventType.CUSTOMER_UPDATED, of, told, data)));
    }

    private Translation gone(Fields body, Instant now) {
        var id = body.requiredNumberId("id");
        return new Translation.Events(
                "customer-" + id, List.of(erased("customer-" + id + "-deleted", "id", customerPrefix + id, now)));
    }

    private Translation merged(Fields body, Instant now) {
        var kept = gid(body, "admin_graphql_api_customer_kept_id");
        var gone = gid(body, "admin_graphql_api_customer_deleted_id");
        var data = Drafts.object();
        data.set("customer", Drafts.object().put("id", customerPrefix + gone));
        data.set("into", Drafts.object().put("id", customerPrefix + kept));
        var of = "customer-" + gone;
        return new Translation.Events(
                of, List.of(Drafts.once(EventType.CUSTOMER_MERGED, of + "-merged-into-" + kept, now, data)));
    }

    /// Whoever bought as a guest with the same address or number is the same person, and is erased too.
    private Translation redacted(Fields body, Instant now) {
        var customer = body.requiredObject("customer");
        var id = customer.requiredNumberId("id");
        var events = new ArrayList<Event>();
        events.add(erased("customer-" + id + "-redacted", "id", customerPrefix + id, now));
        var email = customer.text("email", 1_000);
        if (email != null) {
            events.add(erased("customer-" + id + "-redacted-email", "email", email, now));
        }
        var phone =
                new Persons().phone(customer.numberId("phone"), null).known().path("phone");
        if (phone.isTextual()) {
            events.add(erased("customer-" + id + "-redacted-phone", "phone", phone.textValue(), now));
        }
        return new Translation.Events("customer-" + id, events);
    }

    private static Event erased(String id, String field, String value, Instant now) {
        var data = Drafts.object();
        data.set("customer", Drafts.object().put(field, value));
        return Drafts.once(EventType.CUSTOMER_ERASED, id, now, data);
    }

    static Instant required(Fields of, String field, String orElse) {
        var time = of.time(field);
        var other = time == null ? of.time(orElse) : time;
        if (other == null) {
            throw new Unreadable(of.at(field), "is missing");
        }
        return other;
    }

    private static String gid(Fields body, String field) {
        var gid = CUSTOMER_GID.matcher(body.requiredId(field));
        if (!gid.matches()) {
            throw new Unreadable(field, "is not of the form gid://shopify/Customer/1");
        }
        return gid.group(1);
    }
}
