package io.heard.mail;

import io.heard.database.Outage;
import io.heard.mail.Letterbox.Result;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.jboss.logging.Logger;

/// Takes mails that come in, as SendGrid's Inbound Parse posts them. Who posts is known by a secret in the address, or
/// by a login.
@Path(SendGridInboundResource.PATH)
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class SendGridInboundResource {

    static final String PATH = "/webhooks/sendgrid/inbound";

    private static final Logger LOG = Logger.getLogger(SendGridInboundResource.class);

    /// Two that wait for each other's locks, or somebody who is joined at this moment: it goes again.
    private static final int ATTEMPTS = 3;

    private final SendGridConfig config;
    private final Letterbox letterbox;
    private final UnreadMail unread;
    private final MeterRegistry meters;

    public SendGridInboundResource(
            SendGridConfig config, Letterbox letterbox, UnreadMail unread, MeterRegistry meters) {
        this.config = config;
        this.letterbox = letterbox;
        this.unread = unread;
        this.meters = meters;
    }

    public record Posted(String result) {}

    @POST
    @Consumes(StreamedForms.MEDIA_TYPE)
    @RolesAllowed({Roles.INTEGRATOR, Roles.ADMIN})
    public Response byLogin(@HeaderParam(StreamedForms.TYPE) String type, InputStream body) {
        return take(type, body);
    }

    @POST
    @Path("/{secret}")
    @Consumes(StreamedForms.MEDIA_TYPE)
    @PermitAll
    public Response bySecret(
            @PathParam("secret") String secret, @HeaderParam(StreamedForms.TYPE) String type, InputStream body) {
        var secrets = config.inboundSecrets().orElse(List.of());
        if (secrets.stream().allMatch(String::isBlank)) {
            return Problem.of(
                            503,
                            "Nobody can tell whether this is from SendGrid: heard.mail.sendgrid.inbound-secrets"
                                    + " is not set. Put the secret of this address there")
                    .response();
        }
        if (!isOneOf(secrets, secret)) {
            meters.counter("heard.webhooks.refused", "shop", "sendgrid").increment();
            return Problem.notFound(
                            "There is no such address; heard.mail.sendgrid.inbound-secrets names those that are")
                    .response();
        }
        return take(type, body);
    }

    /// In a time that tells nothing.
    private static boolean isOneOf(List<String> secrets, String given) {
        boolean isOne = false;
        for (var secret : secrets) {
            isOne |= !secret.isBlank() && MessageDigest.isEqual(bytes(secret), bytes(given));
        }
        return isOne;
    }

    private static byte[] bytes(String text) {
        return text.strip().getBytes(StandardCharsets.UTF_8);
    }

    private Response take(String type, InputStream body) {
        var head = new Head(body, UnreadMail.KEPT);
        Result result;
        try {
            result = understood(head, type);
        } catch (MimeException | MimeIOException unclear) {
            result = bury(head, "an inbound mail that cannot be read: " + unclear.getMessage());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        meters.counter("heard.mails.received", "result", result.name()).increment();
        return Response.ok(new Posted(result.name())).build();
    }

    private Result understood(Head body, String type) throws MimeException, IOException {
        var form = InboundForm.read(body, type);
        Bounded.size(body); // a form may end before its body does
        var mail = InboundMail.of(form);
        for (int attempt = 1; ; attempt++) {
            try {
                return letterbox.take(mail);
            } catch (RuntimeException broken) {
                if (Outage.isBehind(broken)) {
                    throw broken; // SendGrid comes again
                }
                LOG.warnf(broken, "A mail that came in could not be taken in, try %d", attempt);
                if (attempt == ATTEMPTS) {
                    return bury(body, "an inbound mail that could not be taken in: " + broken.getMessage());
                }
            }
        }
    }

    private Result bury(Head body, String reason) {
        unread.bury(
                body.bytes(),
                reason + ". Read it here; where somebody waits for an answer, write a question.asked"
                        + " event in its place and replay that, else dismiss it");
        return Result.DEAD_LETTER;
    }
}
