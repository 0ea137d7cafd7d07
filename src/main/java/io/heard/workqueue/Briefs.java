package io.heard.workqueue;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.heard.calendar.Days;
import io.heard.commitment.Commitment;
import io.heard.contactlog.Contact;
import io.heard.customer.Customer;
import io.heard.decision.EventFact;
import io.heard.decision.EventType;
import io.heard.decision.OrderFacts;
import io.heard.decision.Playbook;
import io.heard.decision.ReasonKey;
import io.heard.decision.Rules;
import io.heard.decision.Trigger;
import io.heard.followup.StoredReason;
import io.heard.review.Agendas;
import io.heard.task.Task;
import io.heard.task.TaskView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rep should know before the contact, from recorded facts. Templates have no logic. A line that a
/// fact is missing for is no fact and left out, as is one that cannot be read; only the why is always told.
final class Briefs {

    private static final String PROMISE = "{{promise}}";
    private static final String MISSING = "\uFFFC";

    /// Missing, and a mistake in the template must not keep anybody from a customer.
    private static final Mustache.Compiler TEMPLATES = Mustache.compiler()
            .escapeHTML(false)
            .defaultValue(MISSING)
            .withLoader(_ -> {
                throw new MustacheException("there are no partials");
            });

    private static final int NOTES = 3;

    private final Agendas.Case one;
    private final Rules rules;
    private final ZoneId zone;
    private final Instant now;
    private final Locale locale;

    Briefs(Agendas.Case one, Rules rules, ZoneId zone, Instant now, Locale locale) {
        this.one = one;
        this.rules = rules;
        this.zone = zone;
        this.now = now;
        this.locale = locale;
    }

    TaskView.Brief brief(Task task, List<StoredReason> about, List<Contact> contacts, List<Commitment> open) {
        var why = new LinkedHashSet<String>();
        var ask = new LinkedHashSet<String>();
        var know = new LinkedHashSet<String>();
        for (var reason : about) {
            why.add(why(reason));
            cameBack(reason).ifPresent(know::add);
            playbook(reason).ifPresent(playbook -> {
                if (isPresumed(reason, playbook)) {
                    ask.add(BriefWords.named(locale, "hasItArrived"));
                }
                ask.addAll(rendered(playbook.brief().ask(), reason));
                know.addAll(rendered(playbook.brief().know(), reason));
            });
        }
        know.addAll(task.marks());
        return new TaskView.Brief(
                List.copyOf(why),
                List.copyOf(ask),
                List.copyOf(know),
                remember(contacts),
                open.stream().map(this::promise).toList());
    }

    /// Why this contact is, in one line.
    String why(StoredReason reason) {
        var own = reason.fact().own();
        if (own != null) {
            return told(reason.fact().key(), own.text());
        }
        var playbook = playbook(reason);
        return playbook.map(found -> found.brief().why())
                .flatMap(template -> render(template, reason))
                .map(line -> line.replace(MISSING, "…"))
                .or(() -> playbook.map(found -> BriefWords.in(locale, found.title())))
                .orElse(reason.fact().key().playbook());
    }

    /// What became of a promise is the news, and not that it was made.
    private String told(ReasonKey key, String text) {
        return key.promiseEnd()
                .map(end -> BriefWords.named(locale, "promise." + end).replace(PROMISE, text))
                .orElse(text);
    }

    private Optional<Playbook> playbook(StoredReason reason) {
        return rules.playbook(reason.fact().key().playbook(), reason.fact().version());
    }

    private List<String> rendered(List<String> templates, StoredReason reason) {
        return templates.stream()
                .flatMap(template -> render(template, reason).stream())
                .filter(line -> !line.contains(MISSING))
                .toList();
    }

    private Optional<String> render(String template, StoredReason reason) {
        var order = order(reason);
        if (order != null && template.contains("order.") && isSecret(order)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    TEMPLATES.compile(BriefWords.in(locale, template)).execute(variables(reason, order)));
        } catch (MustacheException _) {
            return Optional.empty();
        }
    }

    /// When the order, or a part of it, came back last.
    private Optional<String> cameBack(StoredReason reason) {
        var order = order(reason);
        return order == null || isSecret(order)
                ? Optional.empty()
                : one.agenda().events().reversed().stream()
                        .filter(event -> event.type() == EventType.ORDER_RETURNED
                                && order.id().equals(event.orderId()))
                        .map(event -> BriefWords.named(locale, order.returned() ? "allCameBack" : "partCameBack")
                                .replace("{day}", day(event.at())))
                        .findFirst();
    }

    /// A gift is not mentioned before the day after delivery.
    private boolean isSecret(OrderFacts order) {
        var delivered = order.deliveredBy(rules.company(), zone);
        return order.gift() && (delivered == null || !Days.dateAt(now, zone).isAfter(Days.dateAt(delivered, zone)));
    }

    private boolean isPresumed(StoredReason reason, Playbook playbook) {
        var order = order(reason);
        return order != null
                && order.deliveredAt() == null
                && playbook.trigger().equals(new Trigger.On(EventType.ORDER_DELIVERED))
                && !isSecret(order);
    }

    private Map<String, Object> variables(StoredReason reason, @Nullable OrderFacts order) {
        var variables = new HashMap<String, Object>();
        variables.put("customer", customer(one.customer()));
        if (order != null) {
            variables.put("order", order(order));
        }
        event(reason).ifPresent(event -> variables.put("event", event(event)));
        return variables;
    }

    private static Map<String, Object> event(EventFact event) {
        var variables = new HashMap<>(event.data());
        if (variables.containsKey("lines")) {
            variables.put("value", String.format(Locale.ROOT, "%.2f", event.value()));
        }
        return variables;
    }

    private static Map<String, Object> customer(Customer customer) {
        var variables = new HashMap<String, Object>();
        var name = customer.field("name");
        var preferred = customer.field("preferredName");
        put(variables, "name", name == null ? preferred : name);
        put(variables, "preferredName", preferred == null ? name : preferred);
        return variables;
    }

    private Map<String, Object> order(OrderFacts order) {
        var variables = new HashMap<String, Object>();
        variables.put("id", order.id());
        put(variables, "headline", order.headline());
        if (order.placedAt() != null) {
            variables.put("placedOn", day(order.placedAt()));
            variables.put("total", String.format(Locale.ROOT, "%.2f %s", order.total(), order.currency()));
        }
        if (order.deliveredAt() != null) {
            variables.put("deliveredOn", day(order.deliveredAt()));
        }
        if (order.returnUntil() != null && order.returnUntil().isAfter(now)) {
            variables.put("returnUntil", day(order.returnUntil()));
        }
        return variables;
    }

    private static void put(Map<String, Object> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    private @Nullable OrderFacts order(StoredReason reason) {
        var id = reason.fact().orderId();
        return one.agenda().orders().stream()
                .filter(order -> order.id().equals(id))
                .reduce((first, other) ->
                        other.source().equals(reason.fact().key().source()) ? other : first)
                .orElse(null);
    }

    /// What the customer started is a subject of its own; a routine reason is named by its order, and fired with
    /// what happened to that just then.
    private Optional<EventFact> event(StoredReason reason) {
        var key = reason.fact().key();
        var ofSource = one.agenda().events().stream()
                .filter(event -> event.source().equals(key.source()))
                .toList();
        var trigger = playbook(reason).map(Playbook::trigger);
        return ofSource.stream()
                .filter(event -> event.id().equals(key.subject()))
                .findFirst()
                .or(() -> ofSource.stream()
                        .filter(event -> key.subject().equals(event.orderId())
                                && trigger.filter(new Trigger.On(event.type())::equals)
                                        .isPresent()
                                && event.at().equals(reason.fact().raisedAt()))
                        .findFirst());
    }

    private List<String> remember(List<Contact> contacts) {
        var notes = new ArrayList<String>();
        for (var contact : contacts.reversed()) {
            var note = contact.note();
            if (note != null && !note.isBlank() && notes.size() < NOTES) {
                notes.add(day(contact.at()) + ": " + note.strip());
            }
        }
        return List.copyOf(notes);
    }

    private String promise(Commitment commitment) {
        return commitment.text() + ", by " + day(commitment.dueAt()) + " (" + commitment.ownerId() + ")";
    }

    private String day(Instant at) {
        var date = Days.dateAt(at, zone);
        boolean isThisYear = date.getYear() == Days.dateAt(now, zone).getYear();
        return DateTimeFormatter.ofPattern(BriefWords.named(locale, isThisYear ? "day" : "dayOfYear"), locale)
                .format(date);
    }
}
