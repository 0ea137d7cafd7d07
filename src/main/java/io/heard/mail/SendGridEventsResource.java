package io.heard.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heard.conversation.MailFates;
import io.heard.database.Outage;
import io.heard.message.MailEvent;
import io.heard.message.MailId;
import io.heard.platform.Problem;
import io.heard.platform.RealTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Hears from SendGrid what became of mails. Its signature over the body's bytes is looked at before anything is made
/// of them; nothing of an unsigned body is kept.
@Path("/webhooks/sendgrid/events")
@Blocking
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class SendGridEventsResource {

    static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    private static final Logger LOG = Logger.getLogger(SendGridEventsResource.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_BATCH = 1_000;
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final SendGridConfig config;
    private final EventSignature signature;
    private final MailFates fates;
    private final UnreadMail unread;
    private final MeterRegistry meters;
    private final Clock clock;

    public SendGridEventsResource(
            SendGridConfig config, MailFates fates, UnreadMail unread, MeterRegistry meters, @RealTime Clock clock) {
        this.config = config;
        this.signature = EventSignature.by(config.eventKeys().orElse(List.of()));
        this.fates = fates;
        this.unread = unread;
        this.meters = meters;
        this.clock = clock;
    }

    /// @param accepted events that had their effect
    /// @param duplicates that were told before
    /// @param ignored from which nothing follows: of mails of others, or such as openings, which are not kept
    /// @param rejected what could not be understood, and is a dead letter now
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Heard(int accepted, int duplicates, int ignored, List<Rejected> rejected) {}

    public record Rejected(int index, String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response take(
            @HeaderParam(SIGNATURE) @Nullable String signed, @HeaderParam(TIMESTAMP) @Nullable String at, byte[] body) {
        if (signature.keys().isEmpty()) {
            return Problem.of(
                            503,
                            "Nobody can tell whether this is from SendGrid: heard.mail.sendgrid.event-keys is not"
                                    + " set. Put the public key of the event webhook there")
                    .response();
        }
        if (!signature.fits(signed, at, body)) {
            return refused(SIGNATURE + " does not fit the timestamp, the body and the keys that are configured");
        }
        if (at == null || !isFresh(at)) {
            return refused(TIMESTAMP + " is older than " + config.eventMaxAge() + ", or lies ahead");
        }
        return take(body);
    }

    private Response refused(String why) {
        meters.counter("heard.webhooks.refused", "shop", "sendgrid").increment();
        return Problem.forbidden(why).response();
    }

    /// SendGrid tries for a day; whoever repeats an older message is somebody else.
    private boolean isFresh(String timestamp) {
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            var now = clock.instant();
            return at.isAfter(now.minus(config.eventMaxAge())) && at.isBefore(now.plus(AHEAD));
        } catch (NumberFormatException | DateTimeException _) {
            return false;
        }
    }

    private Response take(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (IOException _) {
            tree = null;
        }
        if (tree == null || !tree.isArray()) {
            var reason = "the body is no list of SendGrid's events";
            unread.bury(body, reason);
            return Response.ok(new Heard(0, 0, 0, List.of(new Rejected(0, reason))))
                    .build();
        }
        if (tree.size() > LARGEST_BATCH) {
            return Problem.of(413, "At most " + LARGEST_BATCH + " events at a time; this batch has " + tree.size())
                    .response();
        }
        return Response.ok(take(tree)).build();
    }

    private Heard take(JsonNode all) {
        var byMail = new LinkedHashMap<MailId, List<MailEvent>>();
        var rejected = new ArrayList<Rejected>();
        int ignored = 0;
        for (int i = 0; i < all.size(); i++) {
            switch (EventReading.read(all.get(i))) {
                case EventReading.Read.Event(MailEvent event) ->
                    byMail.computeIfAbsent(event.mail(), _ -> new ArrayList<>()).add(event);
                case EventReading.Read.Ignored(String why) -> {
                    ignored++;
                    count(why, 1);
                }
                case EventReading.Read.Bad(String reason) -> {
                    unread.bury(all.get(i).toString().getBytes(StandardCharsets.UTF_8), reason);
                    rejected.add(new Rejected(i, reason));
                }
            }
        }
        int accepted = 0;
        int duplicates = 0;
        for (var mail : byMail.entrySet()) {
            var told = tell(mail.getKey(), mail.getValue(), all);
            accepted += told.map(MailFates.Told::fresh).orElse(0);
            duplicates += told.map(MailFates.Told::duplicates).orElse(0);
            ignored += told.map(MailFates.Told::unknown).orElse(0);
        }
        count("told", accepted);
        count("duplicate", duplicates);
        count("bad", rejected.size());
        return new Heard(accepted, duplicates, ignored, rejected);
    }

    /// One mail that cannot take its news holds up no other. SendGrid comes again only where the database was away.
    private Optional<MailFates.Told> tell(MailId mail, List<MailEvent> events, JsonNode all) {
        try {
            return Optional.of(fates.tell(mail, events));
        } catch (RuntimeException broken) {
            if (Outage.isBehind(broken)) {
                throw broken;
            }
            LOG.errorf(broken, "What was told of mail %s goes to the dead letters", mail);
            unread.bury(
                    ofMail(mail, all), "what SendGrid told of mail " + mail + " could not be taken in; see the log");
            return Optional.empty();
        }
    }

    private static byte[] ofMail(MailId mail, JsonNode all) {
        var told = JSON.createArrayNode();
        for (var one : all) {
            if (one.path(SendGridPost.MAIL_ID).asText().equalsIgnoreCase(mail.toString())) {
                told.add(one);
            }
        }
        return told.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void count(String result, int events) {
        meters.counter("heard.mail.events", "result", result).increment(events);
    }
}
