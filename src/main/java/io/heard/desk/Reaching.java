package io.heard.desk;

import io.heard.calendar.Interval;
import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.customer.Customer;
import io.heard.decision.ByHand;
import io.heard.decision.Reach;
import io.heard.decision.Verdict;
import io.heard.review.Agendas;
import io.heard.review.RulesInForce;
import io.heard.task.Task;
import io.heard.task.TaskView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The ways to a customer as a person may take them by hand: what the law forbids is withheld, what else speaks
/// against it is shown beside the link.
@ApplicationScoped
class Reaching {

    private static final String AFTER_RULE = ": ";

    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Desk desk;

    Reaching(Agendas agendas, RulesInForce rulesInForce, Desk desk) {
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.desk = desk;
    }

    /// The ways to one customer, and what they are for.
    ///
    /// @param abouts what it may be about, each with the page that asks for it
    /// @param purpose what it is taken to be about
    record Ways(List<About> abouts, String purpose, List<ContactLink> links) {}

    /// What a contact may be about.
    record About(String href, String label, boolean isChosen) {}

    /// The way that a task asks for. A mail waits for its window, since it is sent from here.
    ContactLink of(Task task, TaskView view, Customer customer, Times times) {
        var messages = desk.messages();
        if (view.pausedWhy() != null) {
            return ContactLink.none(messages.stopped(view.pausedWhy()));
        }
        var link = link(task.type(), customer, times);
        if (link.href() == null) {
            return link;
        }
        if (!task.status().isOpen() || task.type() == Channel.EMAIL) {
            return isOpen(view.windows(), times) ? link : ContactLink.none(closed(view.windows(), messages, times));
        }
        var rules = rulesInForce.now().rules();
        var reach = new Reach(agendas.of(customer, rules).agenda(), rules);
        var wish = new ByHand.Wish(task.type(), task.purpose(), task.promisedAt(), task.effort());
        return judged(link, wish, ByHand.judge(reach, rules, wish, times.now()), times);
    }

    /// All ways to a customer.
    ///
    /// @param about what it is about; absent: what is open, else anything, and then the strictest holds
    Ways of(Agendas.Case one, @Nullable Purpose about, Times times) {
        var customer = one.customer();
        var purpose = one.wish(Channel.CALL, about).purpose();
        var links = Arrays.stream(Channel.values())
                .filter(channel -> point(channel, customer) != null)
                .map(channel -> way(channel, purpose, one, times))
                .distinct()
                .toList();
        return new Ways(abouts(customer, purpose), purpose.name(), links);
    }

    private ContactLink way(Channel channel, Purpose purpose, Agendas.Case one, Times times) {
        var customer = one.customer();
        var snapshot = rulesInForce.now();
        var outreach = snapshot.settings().outreach();
        if (outreach.stops(channel.name(), customer.field("country"))) {
            return ContactLink.none(desk.messages().stopped(Objects.requireNonNullElse(outreach.reason(), "")));
        }
        var link = link(channel, customer, times);
        if (link.href() == null) {
            return link;
        }
        var wish = one.wish(channel, purpose);
        var reach = new Reach(one.agenda(), snapshot.rules());
        return judged(link, wish, ByHand.judge(reach, snapshot.rules(), wish, times.now()), times);
    }

    private List<About> abouts(Customer customer, Purpose chosen) {
        var words = desk.words(HandMessages.class);
        return Arrays.stream(Purpose.values())
                .map(purpose -> new About(
                        Customers.path(customer.id()) + "?about=" + purpose + "#reach",
                        switch (purpose) {
                            case SERVICE -> words.aboutService();
                            case SURVEY -> words.aboutSurvey();
                            case MARKETING -> words.aboutMarketing();
                        },
                        purpose == chosen))
                .toList();
    }

    private ContactLink judged(ContactLink link, ByHand.Wish wish, Verdict verdict, Times times) {
        var words = desk.words(HandMessages.class);
        boolean isCall = wish.channel() == Channel.CALL;
        var better = verdict.betterAt();
        var lines = lines(verdict.against(), times);
        return switch (verdict) {
            case Verdict.Free _ -> link;
            case Verdict.Warned _ ->
                link.warned(
                        isCall ? words.callWarned() : words.mailWarned(),
                        lines,
                        better == null ? words.notByItself() : words.freeAt(times.moment(better)));
            case Verdict.Stopped _ ->
                ContactLink.stopped(
                        isCall ? words.callStopped() : words.mailStopped(),
                        lines,
                        better == null ? words.notByItself() : words.lawfulAt(times.moment(better)));
        };
    }

    private List<String> lines(List<Because> against, Times times) {
        var words = new BecauseWords(desk.words(BecauseMessages.class), desk.messages(), times);
        return against.stream()
                .map(because -> Objects.requireNonNullElseGet(own(because, times), () -> words.line(because)))
                .distinct()
                .toList();
    }

    /// What only a contact by hand is told, since nothing is planned against it.
    private @Nullable String own(Because because, Times times) {
        var words = desk.words(HandMessages.class);
        var rule = because.detail().substring(because.detail().indexOf(AFTER_RULE) + AFTER_RULE.length());
        var to = because.to();
        return switch (because.rule()) {
            case ByHand.CONSENT -> words.consent(rule);
            case ByHand.ATTEMPTS -> words.attempts(to == null ? "…" : times.moment(to), rule);
            case ByHand.SILENCE -> to == null ? words.silenceForever(rule) : words.silence(times.moment(to), rule);
            case ByHand.STANDING -> words.deceased();
            default -> null;
        };
    }

    private ContactLink link(Channel channel, Customer customer, Times times) {
        var wording = new Wording(desk.messages(), times);
        return ContactLink.of(channel, point(channel, customer), customer.field("country"), wording);
    }

    private static @Nullable String point(Channel channel, Customer customer) {
        return customer.field(channel == Channel.CALL ? "phone" : "email");
    }

    private static boolean isOpen(List<Interval> windows, Times times) {
        return windows.stream().anyMatch(window -> window.contains(times.now()));
    }

    private static String closed(List<Interval> windows, Messages messages, Times times) {
        return windows.stream()
                .map(Interval::start)
                .filter(times.now()::isBefore)
                .min(Comparator.naturalOrder())
                .map(start -> messages.notBefore(times.moment(start)))
                .orElseGet(messages::notToday);
    }
}
