package io.heard.desk;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentStatus;
import io.heard.contactlog.Contact;
import io.heard.contactlog.Contact.Direction;
import io.heard.conversation.MailFates;
import io.heard.decision.Disposition;
import io.heard.decision.EventFact;
import io.heard.decision.EventType;
import io.heard.decision.OrderFacts;
import io.heard.decision.ReasonFact;
import io.heard.followup.StoredReason;
import io.heard.message.Mail;
import io.heard.message.MailStatus;
import io.heard.message.MailText;
import io.heard.message.ReceivedMail;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts what is stored of a customer into words.
final class Telling {

    private static final int NOTES = 3;
    private static final int LINES = 12;
    private static final int KILOBYTE = 1_000;

    private final StoryMessages words;
    private final Wording wording;
    private final Times times;
    private final Map<String, String> names;
    private final Function<Contact, @Nullable String> corrections;

    /// @param names of representatives, by id
    /// @param corrections where a contact can be corrected by the one who reads, if they may
    Telling(
            StoryMessages words,
            Messages messages,
            Times times,
            Map<String, String> names,
            Function<Contact, @Nullable String> corrections) {
        this.words = words;
        this.wording = new Wording(messages, times);
        this.times = times;
        this.names = names;
        this.corrections = corrections;
    }

    /// Every contact, and the mails among them word for word.
    record Said(List<Contact> log, List<Mail> mails, List<ReceivedMail> received) {

        /// A mail is a contact at the instant at which it left.
        Optional<MailText> letter(Contact contact) {
            return contact.disposition() == Disposition.SENT || contact.disposition() == Disposition.BOUNCED
                    ? mails.stream()
                            .filter(mail -> contact.at().equals(leftAt(mail.status())))
                            .map(Mail::text)
                            .findFirst()
                    : answer(contact).map(Telling::words);
        }

        private static @Nullable Instant leftAt(MailStatus status) {
            return switch (status) {
                case MailStatus.Sent sent -> sent.at();
                case MailStatus.Bounced bounced -> bounced.at();
                case MailStatus.Planned _, MailStatus.Sending _, MailStatus.Unknown _, MailStatus.Failed _ -> null;
            };
        }

        Optional<ReceivedMail> answer(Contact contact) {
            return received.stream()
                    .filter(mail -> contact.id().equals(mail.contactId()))
                    .findFirst();
        }
    }

    Story story(
            io.heard.customer.Story told,
            Said said,
            List<Commitment> promised,
            List<StoredReason> reasons,
            List<Story.Given> given) {
        return new Story(
                remember(said),
                promised.stream()
                        .filter(Telling::isOpen)
                        .sorted(Comparator.comparing(Commitment::dueAt))
                        .map(this::promise)
                        .toList(),
                promised.reversed().stream()
                        .filter(one -> !isOpen(one))
                        .map(this::promise)
                        .toList(),
                given,
                matters(told.events(), reasons),
                told.orders().stream()
                        .sorted(Comparator.comparing(Telling::lastNews).reversed())
                        .map(this::order)
                        .toList(),
                returns(told.events()),
                talks(said),
                new PreferenceWords(words, times)
                        .lines(told.customer().preferences().read()));
    }

    /// What may be from anybody stands where it came in, among the contacts.
    private List<Story.Talk> talks(Said said) {
        record Dated(Instant at, Story.Talk talk) {}
        var contacts = said.log().reversed().stream()
                .map(contact -> new Dated(
                        contact.at(),
                        talk(
                                contact,
                                said.letter(contact).orElse(null),
                                said.answer(contact).orElse(null))));
        var doubtful = said.received().reversed().stream()
                .filter(mail -> !mail.isVerified())
                .map(mail -> new Dated(mail.receivedAt(), doubtful(mail)));
        return Stream.concat(contacts, doubtful)
                .sorted(Comparator.comparing(Dated::at).reversed())
                .map(Dated::talk)
                .toList();
    }

    private Story.Talk doubtful(ReceivedMail mail) {
        return new Story.Talk(
                when(mail.receivedAt()),
                true,
                words.theyAnswered(),
                null,
                null,
                words(mail),
                whole(mail),
                dropped(mail),
                words.unverified(mail.fromAddress()),
                List.of(),
                null,
                null);
    }

    private static MailText words(ReceivedMail mail) {
        return new MailText(mail.subject(), mail.text());
    }

    private static @Nullable String whole(@Nullable ReceivedMail mail) {
        return mail == null || mail.whole().equals(mail.text()) ? null : mail.whole();
    }

    private List<String> dropped(@Nullable ReceivedMail mail) {
        return mail == null
                ? List.of()
                : mail.attachments().stream()
                        .map(one -> words.dropped(one.name(), one.type(), kilobytes(one.size())))
                        .toList();
    }

    private String kilobytes(long bytes) {
        return NumberFormat.getInstance(times.locale()).format(Math.ceilDiv(bytes, KILOBYTE)) + " KB";
    }

    private List<Story.Note> remember(Said said) {
        return said.log().reversed().stream()
                .filter(contact -> contact.note() != null && !contact.note().isBlank())
                .filter(contact -> said.letter(contact).isEmpty())
                .limit(NOTES)
                .map(contact -> new Story.Note(
                        when(contact.at()), String.valueOf(contact.note()).strip()))
                .toList();
    }

    private static boolean isOpen(Commitment commitment) {
        return commitment.status().isOpen();
    }

    private Story.Promise promise(Commitment commitment) {
        boolean isLate = isOpen(commitment) && !commitment.dueAt().isAfter(times.now());
        return new Story.Promise(
                isOpen(commitment) ? PromisePages.path(commitment.id()) : null,
                commitment.text(),
                when(commitment.dueAt()),
                name(commitment.ownerId().value()),
                fate(commitment.status()),
                isLate);
    }

    private @Nullable String fate(CommitmentStatus status) {
        return switch (status) {
            case CommitmentStatus.Made _ -> null;
            case CommitmentStatus.Kept kept ->
                words.kept(times.day(kept.settled().at()));
            case CommitmentStatus.Broken broken ->
                words.broken(times.day(broken.settled().at()));
            case CommitmentStatus.Renegotiated anew ->
                words.renegotiated(times.day(anew.settled().at()));
        };
    }

    private List<Story.Matter> matters(List<EventFact> events, List<StoredReason> reasons) {
        return events.reversed().stream()
                .flatMap(event -> what(event.type()).map(what -> matter(event, what, events, reasons)).stream())
                .toList();
    }

    private Optional<String> what(EventType type) {
        return switch (type) {
            case CONCERN_RAISED -> Optional.of(words.concern());
            case QUESTION_ASKED -> Optional.of(words.question());
            case CALLBACK_REQUESTED -> Optional.of(words.callBack());
            case ORDER_PLACED,
                    ORDER_UPDATED,
                    ORDER_DELIVERED,
                    ORDER_CANCELLED,
                    RETURN_REQUESTED,
                    ORDER_RETURNED,
                    RETURN_CLOSED,
                    CONCERN_RESOLVED,
                    CONTACT_MADE,
                    CUSTOMER_UPDATED,
                    CUSTOMER_MERGED,
                    CUSTOMER_ERASED -> Optional.empty();
        };
    }

    private Story.Matter matter(EventFact event, String what, List<EventFact> events, List<StoredReason> reasons) {
        var resolved = events.stream()
                .filter(other -> other.type() == EventType.CONCERN_RESOLVED && resolves(other, event))
                .map(EventFact::at)
                .findFirst();
        var about = reasons.stream()
                .map(StoredReason::fact)
                .filter(fact -> fact.key().subject().equals(event.id())
                        && fact.key().source().equals(event.source()))
                .toList();
        boolean isOpen = resolved.isEmpty() && about.stream().anyMatch(fact -> fact.fate() == ReasonFact.Fate.OPEN);
        return new Story.Matter(
                when(event.at()),
                what,
                text(event.data().get("text"), event.data().get("topic")),
                event.orderId(),
                resolved.map(at -> words.resolved(times.day(at))).orElseGet(() -> isOpen ? words.open() : fate(about)),
                isOpen,
                Boolean.FALSE.equals(event.data().get("verified"))
                        ? words.unverified(String.valueOf(event.data().get("from")))
                        : null);
    }

    private static boolean resolves(EventFact resolved, EventFact raised) {
        return raised.type() == EventType.CONCERN_RAISED
                && !resolved.at().isBefore(raised.at())
                && raised.id().equals(resolved.data().get("concernId"));
    }

    private @Nullable String fate(List<ReasonFact> about) {
        var served = about.stream()
                .filter(fact -> fact.fate() == ReasonFact.Fate.SERVED)
                .map(ReasonFact::endedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return served.map(at -> words.answered(times.day(at))).orElse(about.isEmpty() ? null : words.ended());
    }

    private static @Nullable String text(@Nullable Object first, @Nullable Object second) {
        if (first instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        return second instanceof String other && !other.isBlank() ? other.strip() : null;
    }

    private static Instant lastNews(OrderFacts order) {
        return Stream.of(order.placedAt(), order.deliveredAt(), order.cancelledAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private Story.Order order(OrderFacts order) {
        var lines = lines(order.lines());
        return new Story.Order(
                order.id(),
                when(lastNews(order)),
                order.currency() == null ? null : Money.text(order.total(), order.currency(), times.locale()),
                lines.isEmpty() ? order.headline() : null,
                lines.subList(0, Math.min(LINES, lines.size())),
                Math.max(0, lines.size() - LINES),
                state(order),
                gift(order));
    }

    /// A gift is a secret until the day after its delivery.
    private @Nullable String gift(OrderFacts order) {
        if (!order.gift()) {
            return null;
        }
        boolean isSecret = order.deliveredAt() == null || times.isToday(order.deliveredAt());
        return isSecret ? words.gift() : words.wasGift();
    }

    private @Nullable String state(OrderFacts order) {
        if (order.cancelledAt() != null) {
            return words.cancelled(times.day(order.cancelledAt()));
        }
        if (order.returned()) {
            return words.cameBack();
        }
        if (order.deliveredAt() != null) {
            return words.delivered(times.day(order.deliveredAt()));
        }
        return order.expectedDeliveryAt() == null ? null : words.expected(times.day(order.expectedDeliveryAt()));
    }

    private List<Story.Line> lines(@Nullable Object lines) {
        var read = new ArrayList<Story.Line>();
        if (lines instanceof List<?> list) {
            for (var line : list) {
                if (line instanceof Map<?, ?> fields) {
                    var name = text(fields.get("name"), fields.get("sku"));
                    read.add(new Story.Line(quantity(fields.get("quantity")), name == null ? "?" : name));
                }
            }
        }
        return read;
    }

    private String quantity(@Nullable Object quantity) {
        return quantity instanceof Number number
                ? NumberFormat.getInstance(times.locale()).format(number) + " ×"
                : "";
    }

    /// What happened to one order's return is one line, as far as it has come.
    private List<Story.Return> returns(List<EventFact> events) {
        var latest = new LinkedHashMap<String, Story.Return>();
        for (var event : events) {
            var state = returnState(event.type());
            if (state != null) {
                var key = event.orderId() == null ? event.id() : "order " + event.orderId();
                latest.merge(key, back(event, state), Telling::later);
            }
        }
        return List.copyOf(latest.values()).reversed();
    }

    private @Nullable String returnState(EventType type) {
        return switch (type) {
            case RETURN_REQUESTED -> words.returnRequested();
            case ORDER_RETURNED -> words.returned();
            case RETURN_CLOSED -> words.returnClosed();
            case ORDER_PLACED,
                    ORDER_UPDATED,
                    ORDER_DELIVERED,
                    ORDER_CANCELLED,
                    CONCERN_RAISED,
                    CONCERN_RESOLVED,
                    QUESTION_ASKED,
                    CALLBACK_REQUESTED,
                    CONTACT_MADE,
                    CUSTOMER_UPDATED,
                    CUSTOMER_MERGED,
                    CUSTOMER_ERASED -> null;
        };
    }

    private Story.Return back(EventFact event, String state) {
        return new Story.Return(
                when(event.at()),
                event.orderId(),
                state,
                lines(event.data().get("lines")),
                text(event.data().get("why"), event.data().get("reason")));
    }

    private static Story.Return later(Story.Return before, Story.Return after) {
        return new Story.Return(
                after.when(),
                after.orderId(),
                after.state(),
                after.lines().isEmpty() ? before.lines() : after.lines(),
                after.why() == null ? before.why() : after.why());
    }

    private Story.Talk talk(Contact contact, @Nullable MailText letter, @Nullable ReceivedMail answer) {
        boolean isIn = contact.direction() == Direction.IN;
        return new Story.Talk(
                when(contact.at()),
                isIn,
                isIn ? theirs(contact) : ours(contact),
                contact.representativeId() == null ? contact.department() : name(contact.representativeId()),
                letter != null || contact.note() == null || contact.note().isBlank()
                        ? null
                        : contact.note().strip(),
                letter,
                whole(answer),
                dropped(answer),
                null,
                contact.heard(),
                corrected(contact.correction()),
                corrections.apply(contact));
    }

    private @Nullable String corrected(Contact.@Nullable Correction correction) {
        if (correction == null) {
            return null;
        }
        var line = correction.by().equals(MailFates.BY)
                ? words.cameBackByMail(times.moment(correction.at()))
                : words.corrected(name(correction.by()), times.moment(correction.at()));
        return correction.why() == null ? line : line + " " + correction.why();
    }

    private String theirs(Contact contact) {
        if (contact.disposition() == Disposition.REPLIED) {
            return words.theyAnswered();
        }
        return switch (contact.channel()) {
            case CALL -> words.theyCalled();
            case EMAIL -> words.theyWrote();
        };
    }

    private String ours(Contact contact) {
        return wording.channel(contact.channel()) + " · " + wording.disposition(contact.disposition());
    }

    private String name(String rep) {
        return names.getOrDefault(rep, rep);
    }

    private Story.When when(Instant at) {
        return new Story.When(times.day(at), at.toString());
    }
}
