package io.heard.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.decision.Disposition;
import io.heard.decision.EventType;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.Received;
import io.heard.inbox.Received.Origin;
import io.heard.intake.reading.Bodies;
import io.heard.intake.reading.Fields;
import io.heard.intake.reading.Message;
import io.heard.intake.reading.Texts;
import io.heard.intake.reading.Unreadable;
import io.heard.review.GoodwillAnswer;
import io.heard.review.Incoming;
import io.heard.review.Rereading;
import io.heard.review.ShopEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Reads Heard's own CloudEvents, in structured or binary mode, and judges whether they can have an effect.
@ApplicationScoped
public non-sealed class NativeEvents implements Format, Rereading {

    /// Further ahead nobody plans: such a date is a mistake.
    private static final Period FUTURE = Period.ofDays(31);

    private static final String PREFIX = "io.heard.";
    private static final Set<String> ANSWERS = Set.of(GoodwillAnswer.SETTLED, GoodwillAnswer.REFUSED);
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NOTE = 4_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final JsonFormat FORMAT = new JsonFormat();

    private final ProfileReader profiles;

    public NativeEvents(ContactIds contactIds) {
        this.profiles = new ProfileReader(contactIds);
        EventFormatProvider.getInstance().registerFormat(FORMAT);
    }

    /// In structured or binary mode, with the headers that Kafka's binding of CloudEvents names.
    @Override
    public List<Incoming> read(Message message, Instant now) {
        return List.of(judge(message.body(), message.origin(), now, () -> of(message)));
    }

    /// A CloudEvent in structured mode, as HTTP brings it and as it is kept until its time.
    public Incoming read(byte[] raw, Origin origin, Instant now) {
        return judge(raw, origin, now, () -> FORMAT.deserialize(raw));
    }

    /// Whatever is not in a shop's words. What was kept in structured mode is read so, though its headers
    /// are those of the binary mode in which it came.
    @Override
    public Optional<List<Incoming>> reread(byte[] raw, Origin origin, Instant now) {
        if (origin.headers().containsKey(DeadLetterRepository.SHOP)) {
            return Optional.empty();
        }
        return Optional.of(isWhole(raw) ? List.of(read(raw, origin, now)) : read(new Message(raw, origin), now));
    }

    private static boolean isWhole(byte[] raw) {
        try {
            return JSON.readTree(raw).path("specversion").isTextual();
        } catch (IOException _) {
            return false;
        }
    }

    /// The event in structured mode, whatever mode it came in, so that it can be read again.
    private interface Source {
        CloudEvent event();
    }

    private static CloudEvent of(Message message) {
        var told = message.origin().headers();
        if (!told.containsKey("content-type") && !told.containsKey("ce_specversion")) {
            return FORMAT.deserialize(message.body()); // kcat without -H: structured mode that does not say so
        }
        var headers = new RecordHeaders();
        told.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        MessageReader reader = KafkaMessageFactory.createReader(headers, message.body());
        return reader.toEvent();
    }

    private Incoming judge(byte[] raw, Origin origin, Instant now, Source source) {
        CloudEvent event;
        try {
            event = source.event();
        } catch (RuntimeException e) {
            // at this door, whatever the reader throws means that it could not make an event of the bytes
            return new Incoming.Bad(Received.unreadable(raw, origin), "not a CloudEvent: " + reason(e));
        }
        try {
            checkIds(event);
            var data = data(event);
            Texts.check(data, "data");
            var received = Received.event(
                    event.getSource().toString(),
                    event.getId(),
                    event.getType() + ' ' + data,
                    structured(event, raw),
                    origin);
            return judge(event, data, received, raw, now);
        } catch (Unreadable e) {
            return new Incoming.Bad(Received.unreadable(raw, origin), String.valueOf(e.getMessage()));
        }
    }

    private static String reason(Throwable e) {
        if (e instanceof JacksonException json) {
            return Bodies.words(json);
        }
        if (e.getCause() != null) {
            return reason(e.getCause());
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void checkIds(CloudEvent event) {
        if (event.getId().length() > LONGEST_ID || event.getSource().toString().length() > LONGEST_ID) {
            throw new Unreadable("", "id and source may have " + LONGEST_ID + " characters each");
        }
    }

    private static JsonNode data(CloudEvent event) {
        try {
            return switch (event.getData()) {
                case null -> throw new Unreadable("data", "is missing");
                case JsonCloudEventData json -> json.getNode();
                case Object _ -> JSON.readTree(event.getData().toBytes());
            };
        } catch (IOException e) {
            throw new Unreadable(
                    "data",
                    "is not JSON: "
                            + (e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage()));
        }
    }

    /// What came in binary mode is kept in structured mode: the headers belong to it.
    private static byte[] structured(CloudEvent event, byte[] raw) {
        return event.getData() instanceof JsonCloudEventData ? raw : FORMAT.serialize(event);
    }

    private Incoming judge(CloudEvent event, JsonNode data, Received received, byte[] raw, Instant now) {
        var name = event.getType().startsWith(PREFIX) ? event.getType().substring(PREFIX.length()) : event.getType();
        var type = event.getType().startsWith(PREFIX) ? EventType.named(name) : Optional.<EventType>empty();
        boolean isAnswer = event.getType().startsWith(PREFIX) && ANSWERS.contains(name);
        if (type.isEmpty() && !isAnswer) {
            return new Incoming.Unknown(received, event.getType());
        }
        try {
            var fields = Fields.of(data, "data");
            if (isAnswer) {
                var answer = answer(event, name, fields);
                return inTime(new Incoming.Answer(received, answer), answer.at(), raw, now);
            }
            var read = read(event, type.orElseThrow(), fields);
            return inTime(new Incoming.Event(received, read), read.at(), raw, now);
        } catch (Unreadable e) {
            return new Incoming.Bad(received.broken(raw), String.valueOf(e.getMessage()));
        }
    }

    private static Incoming inTime(Incoming read, Instant at, byte[] raw, Instant now) {
        if (at.isAfter(now.atZone(ZoneOffset.UTC).plus(FUTURE).toInstant())) {
            return new Incoming.Bad(read.received().broken(raw), "it lies more than 31 days ahead: " + at);
        }
        return at.isAfter(now) ? new Incoming.Early(read.received(), at) : read;
    }

    private static GoodwillAnswer answer(CloudEvent event, String name, Fields data) {
        boolean isSettled = name.equals(GoodwillAnswer.SETTLED);
        var id = data.requiredId("goodwillId");
        var own = data.time(isSettled ? "settledAt" : "refusedAt");
        return new GoodwillAnswer(
                event.getSource().toString(),
                data.requiredObject("customer").requiredId("id"),
                uuid(data.at("goodwillId"), id),
                isSettled,
                own == null ? told(event) : own,
                data.text(isSettled ? "note" : "why", LONGEST_NOTE));
    }

    private static UUID uuid(String place, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new Unreadable(place, "'" + text + "' is no id of goodwill; it is in io.heard.goodwill.granted");
        }
    }

    private ShopEvent read(CloudEvent event, EventType type, Fields data) {
        var at = happenedAt(event, type, data);
        var toldAt = event.getTime() == null ? at : event.getTime().toInstant();
        var customer = profiles.read(data, toldAt);
        var order = data.object("order");
        if (type.isOfOrder()) {
            data.requiredObject("order").requiredId("id");
        }
        boolean tellsOrder = type == EventType.ORDER_PLACED || type == EventType.ORDER_UPDATED;
        if (isAboutPerson(type) && customer.isEmpty()) {
            throw new Unreadable("data.customer.id", "is missing");
        }
        return new ShopEvent(
                event.getSource().toString(),
                event.getId(),
                type,
                at,
                toldAt,
                customer.orElse(null),
                tellsOrder ? OrderReader.read(data.requiredObject("order"), placedAt(order.orElseThrow(), at)) : null,
                order.map(fields -> fields.id("id")).orElse(null),
                !tellsOrder && order.isPresent() && !data.node().has("customer"),
                type == EventType.CUSTOMER_MERGED ? data.requiredObject("into").requiredId("id") : null,
                type == EventType.CONTACT_MADE ? contact(data) : ShopEvent.ContactTold.NONE,
                rest(data, type));
    }

    private static boolean isAboutPerson(EventType type) {
        return switch (type) {
            case CUSTOMER_UPDATED, CUSTOMER_MERGED, CUSTOMER_ERASED, CONTACT_MADE -> true;
            case ORDER_PLACED,
                    ORDER_UPDATED,
                    ORDER_DELIVERED,
                    ORDER_CANCELLED,
                    RETURN_REQUESTED,
                    ORDER_RETURNED,
                    RETURN_CLOSED,
                    CONCERN_RAISED,
                    CONCERN_RESOLVED,
                    QUESTION_ASKED,
                    CALLBACK_REQUESTED -> false;
        };
    }

    private static Instant placedAt(Fields order, Instant otherwise) {
        var placedAt = order.time("placedAt");
        return placedAt == null ? otherwise : placedAt;
    }

    /// The event's own date, else the time of the CloudEvent.
    private static Instant happenedAt(CloudEvent event, EventType type, Fields data) {
        var own = switch (type) {
            case ORDER_PLACED -> data.requiredObject("order").time("placedAt");
            case ORDER_DELIVERED -> data.time("deliveredAt");
            case ORDER_CANCELLED -> data.time("cancelledAt");
            case RETURN_REQUESTED -> data.time("requestedAt");
            case ORDER_RETURNED -> data.time("returnedAt");
            case RETURN_CLOSED -> data.time("closedAt");
            case CONCERN_RAISED -> data.time("raisedAt");
            case CONCERN_RESOLVED -> data.time("resolvedAt");
            case QUESTION_ASKED -> data.time("askedAt");
            case CONTACT_MADE -> data.time("at");
            case ORDER_UPDATED, CALLBACK_REQUESTED, CUSTOMER_UPDATED, CUSTOMER_MERGED, CUSTOMER_ERASED -> null;
        };
        return own == null ? told(event) : own;
    }

    private static Instant told(CloudEvent event) {
        if (event.getTime() == null) {
            throw new Unreadable("time", "is missing, and data does not say when it happened");
        }
        return event.getTime().toInstant();
    }

    private static ShopEvent.ContactTold contact(Fields data) {
        var disposition = data.id("disposition");
        return new ShopEvent.ContactTold(
                ProfileReader.one(Contact.Direction.class, data, "direction").name(),
                ProfileReader.one(Channel.class, data, "channel").name(),
                disposition == null
                        ? null
                        : ProfileReader.one(Disposition.class, data, "disposition")
                                .name(),
                data.text("department", LONGEST_ID),
                data.text("note", LONGEST_TEXT));
    }

    /// The event's own fields, whatever they are: customer and order are kept in places of their own.
    private static String rest(Fields data, EventType type) {
        if (type.isOfOrder()) {
            return "{}";
        }
        if (type == EventType.CALLBACK_REQUESTED) {
            data.time("at");
        }
        data.objects("lines").forEach(line -> {
            line.requiredId("sku");
            line.number("quantity");
        });
        ObjectNode rest = ((ObjectNode) data.node()).deepCopy();
        rest.remove("customer");
        rest.remove("order");
        return rest.toString();
    }
}
