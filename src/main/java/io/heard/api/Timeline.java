package io.heard.api;

import io.heard.commitment.Commitment;
import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillStatus;
import io.heard.contactlog.Contact;
import io.heard.customer.Story;
import io.heard.decision.Disposition;
import io.heard.decision.EventFact;
import io.heard.decision.OrderFacts;
import io.heard.message.MailText;
import io.heard.message.ReceivedMail;
import io.heard.planning.RepId;
import io.heard.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What happened with one customer, newest first.
final class Timeline {

    private static final Comparator<TimelineItem> NEWEST_FIRST = Comparator.comparing(TimelineItem::at)
            .thenComparing(TimelineItem::type)
            .thenComparing(TimelineItem::toString)
            .reversed();

    private static final String UNVERIFIED = "A mail that may be from anybody answered one of ours";

    private final List<TimelineItem> items = new ArrayList<>();
    private final Map<String, String> names;

    /// @param names of representatives, by id
    Timeline(Map<String, String> names) {
        this.names = names;
    }

    List<TimelineItem> newestFirst() {
        return items.stream().sorted(NEWEST_FIRST).toList();
    }

    Timeline story(Story story) {
        story.orders().forEach(this::order);
        story.events().forEach(this::event);
        return this;
    }

    private void order(OrderFacts order) {
        var over = order.currency() == null
                ? ""
                : String.format(Locale.ROOT, " over %.2f %s", order.total(), order.currency());
        add(order.placedAt(), "order.placed", "Order " + order.id() + over, order);
        add(order.deliveredAt(), "order.delivered", "Order " + order.id() + " was delivered", order);
        add(order.cancelledAt(), "order.cancelled", "Order " + order.id() + " was cancelled", order);
    }

    private void add(@Nullable Instant at, String type, String title, OrderFacts order) {
        if (at != null) {
            items.add(TimelineItem.of(at, type, title).detail(order.headline()).order(order.id()));
        }
    }

    private void event(EventFact event) {
        var text = event.data().get("text");
        var title = switch (event.type()) {
            case CONCERN_RAISED -> "Raised a concern";
            case CONCERN_RESOLVED -> "The concern was resolved";
            case QUESTION_ASKED ->
                Boolean.FALSE.equals(event.data().get("verified"))
                        ? "Asked a question (nobody knows whether it is from the customer)"
                        : "Asked a question";
            case CALLBACK_REQUESTED -> "Asked to be called back";
            case RETURN_REQUESTED -> "Asked to return something";
            case ORDER_RETURNED -> "Something came back";
            case RETURN_CLOSED -> "The return was closed";
            case CONTACT_MADE -> "Was in contact with us";
            case ORDER_PLACED, ORDER_UPDATED, ORDER_DELIVERED, ORDER_CANCELLED -> "The order changed";
            case CUSTOMER_UPDATED, CUSTOMER_MERGED, CUSTOMER_ERASED -> "The profile changed";
        };
        items.add(TimelineItem.of(event.at(), event.type().wireName(), title)
                .detail(text instanceof String words ? words : null)
                .order(event.orderId()));
    }

    /// @param letters what was written, by the instant at which it left
    /// @param received what was answered; what is no contact may be from anybody
    Timeline contacts(List<Contact> contacts, Map<Instant, MailText> letters, List<ReceivedMail> received) {
        var answers = new HashMap<UUID, ReceivedMail>();
        for (var mail : received) {
            if (mail.contactId() == null) {
                items.add(TimelineItem.of(mail.receivedAt(), "mail.received", UNVERIFIED)
                        .detail("From: " + mail.fromAddress() + "\n" + text(mail)));
            } else {
                answers.put(mail.contactId(), mail);
            }
        }
        for (var contact : contacts) {
            items.add(TimelineItem.of(contact.at(), "contact.made", title(contact))
                    .detail(detail(contact, letters, answers.get(contact.id())))
                    .work(contact.followUpId(), contact.taskId(), null)
                    .by(contact.representativeId())
                    .contact(
                            contact.id(),
                            contact.channel().name(),
                            contact.direction().name(),
                            contact.disposition().name()));
        }
        return this;
    }

    private static @Nullable String detail(
            Contact contact, Map<Instant, MailText> letters, @Nullable ReceivedMail answer) {
        if (answer != null) {
            return text(answer);
        }
        boolean isMail = contact.disposition() == Disposition.SENT || contact.disposition() == Disposition.BOUNCED;
        var letter = isMail ? letters.get(contact.at()) : null;
        return letter == null ? contact.note() : letter.subject() + "\n\n" + letter.body();
    }

    /// With what came along and was not kept.
    private static String text(ReceivedMail mail) {
        var dropped = mail.attachments().stream()
                .map(one -> "Not kept: " + one.name() + " (" + one.type() + ", " + one.size() + " bytes)")
                .collect(Collectors.joining("\n"));
        return (mail.subject() + "\n\n" + mail.text() + "\n\n" + dropped).strip();
    }

    private String title(Contact contact) {
        var who = contact.representativeId() == null
                ? "Somebody"
                : names.getOrDefault(contact.representativeId(), contact.representativeId());
        if (contact.disposition() == Disposition.REPLIED && contact.direction() == Contact.Direction.IN) {
            return "The customer answered a mail";
        }
        return contact.direction() == Contact.Direction.IN
                ? "The customer contacted us"
                : who + " " + did(contact.disposition());
    }

    private static String did(Disposition disposition) {
        return switch (disposition) {
            case REACHED -> "reached the customer";
            case OTHER_PERSON -> "reached somebody else";
            case LEFT_VOICEMAIL -> "left a voicemail";
            case NO_ANSWER -> "called; nobody answered";
            case BUSY -> "called; the line was busy";
            case CALL_BACK_LATER -> "is to call back later";
            case WRONG_NUMBER -> "called; the number was wrong";
            case NOT_INTERESTED -> "heard that the customer is not interested";
            case OPTED_OUT -> "heard that the customer wants no more of this";
            case SENT -> "sent a mail";
            case REPLIED -> "got a reply";
            case BOUNCED -> "sent a mail that came back";
        };
    }

    Timeline tasks(List<Task> open) {
        for (var task : open) {
            items.add(TimelineItem.of(
                            task.createdAt(),
                            "task.queued",
                            switch (task.type()) {
                                case CALL -> "A call is due";
                                case EMAIL -> "A mail is due";
                            })
                    .work(task.followUpId(), task.id().value(), null)
                    .by(task.holder() == null ? null : task.holder().value()));
        }
        return this;
    }

    Timeline commitments(List<Commitment> commitments) {
        for (var commitment : commitments) {
            var id = commitment.id().value();
            items.add(TimelineItem.of(commitment.madeAt(), "commitment.made", "Promised: " + commitment.text())
                    .work(null, commitment.taskId(), id)
                    .by(commitment.ownerId().value()));
            var settled = commitment.status().settled();
            if (settled != null) {
                var fate = commitment.status().name().toLowerCase(Locale.ROOT);
                items.add(TimelineItem.of(
                                settled.at(), "commitment." + fate, "Promise " + fate + ": " + commitment.text())
                        .detail(settled.note())
                        .work(null, commitment.taskId(), id)
                        .by(rep(settled.by())));
            }
        }
        return this;
    }

    /// Absent for a shop, which may be called whatever it likes.
    private static @Nullable String rep(String name) {
        try {
            return new RepId(name).value();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    Timeline goodwill(List<Goodwill> goodwills) {
        for (var goodwill : goodwills) {
            var gift = goodwill.gift();
            var what = gift.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                    + gift.amount().toPlainString() + " " + gift.currency();
            var by = goodwill.by().value();
            if (goodwill.over() != null) {
                goodwill(goodwill.saidAt(), "goodwill.asked", "Asked for goodwill: " + what, gift.note(), by, goodwill);
            }
            var granted = goodwill.status().granted();
            if (granted != null) {
                goodwill(granted.at(), "goodwill.granted", "Goodwill: " + what, gift.note(), granted.by(), goodwill);
            }
            var said = goodwill.status().said();
            if (said != null) {
                goodwill(
                        said.at(),
                        "goodwill." + end(goodwill),
                        ended(goodwill) + what,
                        said.note(),
                        said.by(),
                        goodwill);
            }
        }
        return this;
    }

    private void goodwill(
            Instant at, String type, String title, @Nullable String detail, @Nullable String by, Goodwill goodwill) {
        var promise = goodwill.commitmentId();
        items.add(TimelineItem.of(at, type, title)
                .detail(detail)
                .order(goodwill.about().orderId())
                .work(goodwill.about().followUpId(), goodwill.taskId(), promise == null ? null : promise.value())
                .by(isShop(goodwill) && type.equals("goodwill." + end(goodwill)) ? null : by));
    }

    /// A shop is no representative.
    private static boolean isShop(Goodwill goodwill) {
        return goodwill.status() instanceof GoodwillStatus.Settled
                || goodwill.status() instanceof GoodwillStatus.Refused;
    }

    private static String end(Goodwill goodwill) {
        return switch (goodwill.status()) {
            case GoodwillStatus.Asked _, GoodwillStatus.Granted _ -> "open";
            case GoodwillStatus.RefusedByLead _ -> "refused-by-lead";
            case GoodwillStatus.Withdrawn _ -> "withdrawn";
            case GoodwillStatus.Settled _ -> "settled";
            case GoodwillStatus.Refused _ -> "refused";
        };
    }

    private static String ended(Goodwill goodwill) {
        return switch (goodwill.status()) {
            case GoodwillStatus.Asked _, GoodwillStatus.Granted _ -> "Goodwill: ";
            case GoodwillStatus.RefusedByLead _ -> "The lead refused goodwill: ";
            case GoodwillStatus.Withdrawn _ -> "No longer asked for goodwill: ";
            case GoodwillStatus.Settled _ -> "The customer has the goodwill: ";
            case GoodwillStatus.Refused _ -> "The shop refused the goodwill: ";
        };
    }
}
