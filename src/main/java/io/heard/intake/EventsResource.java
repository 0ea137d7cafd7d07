package io.heard.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heard.inbox.Received.Origin;
import io.heard.intake.reading.Message;
import io.heard.review.Incoming;
import io.heard.review.Reviewing;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes one CloudEvent or a batch over HTTP, with the same effect as over Kafka.
@Path("/v1/events")
@Blocking
@RolesAllowed({"integrator", "admin"})
public class EventsResource {

    private static final Origin HTTP = new Origin(null, null, null, Map.of());
    private static final String ATTRIBUTE = "ce-";
    private static final int LARGEST_BATCH = 1_000;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final NativeEvents events;
    private final Reviewing reviewing;
    private final Clock clock;
    private final Tally tally;

    public EventsResource(NativeEvents events, Reviewing reviewing, Clock clock, Tally tally) {
        this.tally = tally;
        this.events = events;
        this.reviewing = reviewing;
        this.clock = clock;
    }

    public record Accepted(int accepted, int duplicates, List<Rejected> rejected) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rejected(int index, @Nullable String id, String reason) {}

    @POST
    @Consumes({"application/cloudevents+json", "application/cloudevents-batch+json", "application/json"})
    @Produces(MediaType.APPLICATION_JSON)
    public Response take(@Context HttpHeaders headers, byte[] body) {
        var now = clock.instant();
        var attributes = attributes(headers);
        if (attributes.containsKey("ce_specversion")) {
            return take(events.read(new Message(body, new Origin(null, null, null, attributes)), now));
        }
        return take(
                messages(body).stream().map(raw -> events.read(raw, HTTP, now)).toList());
    }

    /// What a CloudEvent in binary mode says in its headers, under the names of Kafka's binding.
    private static Map<String, String> attributes(HttpHeaders headers) {
        var attributes = new HashMap<String, String>();
        headers.getRequestHeaders().forEach((name, values) -> {
            var small = name.toLowerCase(Locale.ROOT);
            if (small.startsWith(ATTRIBUTE)) {
                attributes.put("ce_" + small.substring(ATTRIBUTE.length()), decoded(values.getFirst()));
            } else if (small.equals("content-type")) {
                attributes.put(small, values.getFirst());
            }
        });
        return attributes;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return value;
        }
    }

    private Response take(List<Incoming> incomings) {
        var batch = new ArrayList<Incoming>();
        var rejected = new ArrayList<Rejected>();
        for (var incoming : incomings) {
            if (incoming instanceof Incoming.Bad(var received, String reason)) {
                rejected.add(new Rejected(batch.size(), received.id(), reason));
            }
            batch.add(incoming);
        }
        var reviewed = reviewing.take(batch);
        tally.count(batch, reviewed);
        return Response.accepted(new Accepted(
                        reviewed.accepted() + reviewed.unknown(),
                        reviewed.duplicates() + reviewed.conflicts(),
                        rejected))
                .build();
    }

    private static List<byte[]> messages(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException e) {
            throw new BadRequestException("The body is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadRequestException("The body cannot be read", e);
        }
        if (tree.isObject()) {
            return List.of(body);
        }
        if (!tree.isArray()) {
            throw new BadRequestException("The body is neither a CloudEvent nor a list of them");
        }
        if (tree.size() > LARGEST_BATCH) {
            throw new ClientErrorException(
                    "At most " + LARGEST_BATCH + " events at a time; this batch has " + tree.size(),
                    Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        var messages = new ArrayList<byte[]>(tree.size());
        tree.forEach(event -> messages.add(event.toString().getBytes(StandardCharsets.UTF_8)));
        return messages;
    }
}
