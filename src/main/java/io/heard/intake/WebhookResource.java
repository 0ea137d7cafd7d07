package io.heard.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.inbox.Received.Origin;
import io.heard.intake.EventsResource.Rejected;
import io.heard.intake.IntakeConfig.Writes;
import io.heard.intake.reading.Message;
import io.heard.platform.Problem;
import io.heard.review.Incoming;
import io.heard.review.Reviewed;
import io.heard.review.Reviewing;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes webhooks of shops. Who sends one is known by its signature over the body's bytes, which is
/// looked at before anything else is made of them; nothing of an unsigned body is kept.
@Path("/webhooks")
@Blocking
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {

    /// What a dead letter shows of a request.
    private static final Set<String> SHOWN = Set.of("content-type", "user-agent");

    private static final List<String> SHOWN_PREFIXES = List.of("x-shopify-", "x-wc-webhook-", "ce-");
    private static final int LONGEST_HEADER = 1_000;

    private final Shops shops;
    private final Reviewing reviewing;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Tally tally;

    public WebhookResource(Shops shops, Reviewing reviewing, Clock clock, MeterRegistry meters, Tally tally) {
        this.shops = shops;
        this.reviewing = reviewing;
        this.tally = tally;
        this.clock = clock;
        this.meters = meters;
    }

    /// @param accepted events that had, or will have at their time, their effect
    /// @param ignored why nothing follows from the message
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Taken(
            int accepted,
            int duplicates,
            List<Rejected> rejected,
            @Nullable String ignored) {}

    @POST
    @Path("/shopify/{shop}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response shopify(@PathParam("shop") String shop, @Context HttpHeaders headers, byte[] body) {
        return take(shop, Writes.SHOPIFY, headers, body);
    }

    /// Its first message is a form, unsigned: WooCommerce keeps a webhook only if somebody answers.
    @POST
    @Path("/woocommerce/{shop}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    public Response woocommerce(@PathParam("shop") String shop, @Context HttpHeaders headers, byte[] body) {
        return take(shop, Writes.WOOCOMMERCE, headers, body);
    }

    @POST
    @Path("/mapped/{shop}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response mapped(@PathParam("shop") String shop, @Context HttpHeaders headers, byte[] body) {
        return take(shop, Writes.MAPPED, headers, body);
    }

    private Response take(String name, Writes format, HttpHeaders headers, byte[] body) {
        var found = shops.named(name, format);
        if (found.isEmpty()) {
            return Problem.notFound("There is no shop " + name + " that writes so; heard.intake.shops names them")
                    .response();
        }
        var shop = found.get();
        var signature = shop.dialect().signatureHeader();
        if (shop.dialect().isPing(body)) {
            return Response.ok(new Taken(0, 0, List.of(), "a ping")).build();
        }
        if (!Signature.fits(headers.getHeaderString(signature), body, shop.secrets())) {
            meters.counter("heard.webhooks.refused", "shop", name).increment();
            return Response.fromResponse(Problem.of(401, signature + " does not fit the body and this shop's secrets")
                            .response())
                    .header(HttpHeaders.WWW_AUTHENTICATE, "HMAC-SHA256 header=\"" + signature + '"')
                    .build();
        }
        var batch = shop.read(new Message(body, origin(headers)), clock.instant());
        var reviewed = reviewing.take(batch);
        tally.count(batch, reviewed, format);
        return Response.ok(taken(batch, reviewed)).build();
    }

    private static Taken taken(List<Incoming> batch, Reviewed reviewed) {
        var rejected = batch.stream()
                .filter(Incoming.Bad.class::isInstance)
                .map(Incoming.Bad.class::cast)
                .map(bad -> new Rejected(0, bad.received().id(), bad.reason()))
                .toList();
        var ignored = batch.stream()
                .filter(Incoming.Unknown.class::isInstance)
                .map(incoming -> ((Incoming.Unknown) incoming).type())
                .findFirst()
                .orElse(null);
        return new Taken(reviewed.accepted(), reviewed.duplicates() + reviewed.conflicts(), rejected, ignored);
    }

    private static Origin origin(HttpHeaders headers) {
        var shown = new HashMap<String, String>();
        for (Map.Entry<String, List<String>> header :
                headers.getRequestHeaders().entrySet()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            var value = String.join(", ", header.getValue()).replace("\0", "");
            if ((SHOWN.contains(name) || SHOWN_PREFIXES.stream().anyMatch(name::startsWith))
                    && value.length() <= LONGEST_HEADER) {
                shown.put(name, value);
            }
        }
        return new Origin(null, null, null, shown);
    }
}
