package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.contact.PhoneNumbers;
import io.heard.contact.Purpose;
import io.heard.contactlog.Contact.Direction;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.customer.UnwantedRepository;
import io.heard.customer.UnwantedRepository.Unwanted;
import io.heard.decision.Deciding;
import io.heard.decision.Disposition;
import io.heard.decision.Reach;
import io.heard.decision.Rules;
import io.heard.decision.Unfired;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.StoredReason;
import io.heard.planning.RepId;
import io.heard.platform.AuditRepository;
import io.heard.review.Agendas;
import io.heard.review.Persons;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.task.Task;
import io.heard.task.TaskStatus;
import io.heard.task.TaskView;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import io.heard.workqueue.BriefWords;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds customers and gathers what is on their page. Who looked at whom is noted.
@ApplicationScoped
class Customers {

    /// A company has some hundreds of people.
    private static final int ALL = 10_000;

    private static final int HITS = 25;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");

    private final CustomerRepository customers;
    private final FollowUpRepository followUps;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Settling settling;
    private final WorkQueue queue;
    private final TaskViews views;
    private final TeamRepository teams;
    private final UnwantedRepository unwanted;
    private final Stories stories;
    private final Reaching reaching;
    private final AuditRepository audit;
    private final Office office;

    Customers(
            CustomerRepository customers,
            FollowUpRepository followUps,
            Agendas agendas,
            RulesInForce rulesInForce,
            Settling settling,
            WorkQueue queue,
            TaskViews views,
            TeamRepository teams,
            UnwantedRepository unwanted,
            Stories stories,
            Reaching reaching,
            AuditRepository audit,
            Office office) {
        this.customers = customers;
        this.followUps = followUps;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.settling = settling;
        this.queue = queue;
        this.views = views;
        this.teams = teams;
        this.unwanted = unwanted;
        this.stories = stories;
        this.reaching = reaching;
        this.audit = audit;
        this.office = office;
    }

    static String path(String id) {
        return "/desk/customers/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    CustomersPage search(String typed) {
        var q = typed.strip();
        if (q.isEmpty()) {
            return new CustomersPage("", null, List.of(), false);
        }
        if (q.length() < SHORTEST || q.length() > LONGEST || CONTROL.matcher(q).find()) {
            return new CustomersPage(q, office.words(PeopleMessages.class).badSearch(), List.of(), false);
        }
        var found = customers.search(q, PhoneNumbers.meant(q), "", HITS + 1);
        var shown = found.subList(0, Math.min(HITS, found.size()));
        audit.note(
                office.name(),
                "customer.search",
                shown.isEmpty()
                        ? "nothing found"
                        : shown.stream().map(Customer::id).collect(Collectors.joining(" ")));
        var open = followUps.open(shown.stream().map(Customer::id).toList());
        return new CustomersPage(
                q,
                null,
                shown.stream()
                        .map(customer -> hit(customer, open.containsKey(customer.id())))
                        .toList(),
                found.size() > HITS);
    }

    private CustomersPage.Hit hit(Customer customer, boolean isOpen) {
        var person = Person.of(Persons.of(customer, null, office.times().now()), messages(), office.times());
        return new CustomersPage.Hit(
                path(customer.id()),
                person.name(),
                customer.id(),
                customer.field("email"),
                customer.field("phone"),
                country(customer),
                person.standing(),
                isOpen);
    }

    private @Nullable String country(Customer customer) {
        var code = customer.field("country");
        return code == null
                ? null
                : Locale.of("", code).getDisplayCountry(office.times().locale());
    }

    /// One who was joined into another is that other now.
    Optional<Customer> known(String id) {
        return customers
                .byId(id)
                .flatMap(found -> found.joinedInto() == null ? Optional.of(found) : customers.byId(found.joinedInto()))
                .filter(found -> !found.erased());
    }

    /// @param form what was typed, if anything was
    CustomerPage page(Customer customer, @Nullable String news, ContactForm form, Map<String, String> errors) {
        audit.note(office.name(), "customer.read", customer.id());
        var rules = rulesInForce.now().rules();
        var times = office.times();
        var one = Objects.requireNonNull(agendas.of(List.of(customer), rules).get(customer.id()));
        var zone = new Reach(one.agenda(), rules).zones().getFirst();
        var person = Person.of(Persons.of(customer, zone, times.now()), messages(), times);
        var words = office.words(PeopleMessages.class);
        return new CustomerPage(
                path(customer.id()),
                person,
                customer.field("email"),
                customer.field("phone"),
                country(customer),
                customer.field("accountId"),
                customer.ownerId() == null
                        ? null
                        : teams.names(List.of(customer.ownerId())).getOrDefault(customer.ownerId(), customer.ownerId()),
                wishes(customer),
                news,
                reaching.of(one, form.about().orElse(null), times),
                open(one, form),
                one.followUp() == null ? whyNobody(one, rules) : List.of(),
                stories.of(customer, times),
                Arrays.stream(Way.values())
                        .map(way -> new CustomerPage.Choice(
                                way.name(), way.label(words), form.way().equals(way.name())))
                        .toList(),
                endings(form),
                purposes(form, words),
                form,
                errors);
    }

    private CustomerPage.Wishes wishes(Customer customer) {
        var said = unwanted.of(customer.id());
        var names = teams.names(said.stream().map(Unwanted::repId).toList());
        return new CustomerPage.Wishes(
                said.stream()
                        .map(one -> new CustomerPage.Unwanted(
                                one.repId(), names.getOrDefault(one.repId(), one.repId()), one.reason()))
                        .toList(),
                teams.reps(null, null, ALL).items().stream()
                        .filter(Representative::active)
                        .filter(rep -> !names.containsKey(rep.id().value()))
                        .map(rep -> new CustomerPage.Choice(
                                rep.id().value(), rep.name(), rep.id().value().equals(customer.ownerId())))
                        .toList(),
                office.isLead());
    }

    /// By the latest occasion of each playbook.
    private List<String> whyNobody(Agendas.Case one, Rules rules) {
        var latest = new LinkedHashMap<String, Unfired>();
        for (var unfired :
                Deciding.explained(one.agenda(), rules, office.times().now()).unfired()) {
            latest.merge(unfired.playbook(), unfired, Customers::later);
        }
        return latest.values().stream().map(this::words).toList();
    }

    private static Unfired later(Unfired one, Unfired other) {
        return one.at() == null || other.at() == null || one.at().isAfter(other.at()) ? one : other;
    }

    private String words(Unfired unfired) {
        var words = office.words(PeopleMessages.class);
        var day = unfired.at() == null ? "" : office.times().day(unfired.at());
        return switch (unfired.why()) {
            case NO_OCCASION -> words.unfiredNoOccasion(unfired.title());
            case BEFORE_ACTIVE -> words.unfiredBefore(unfired.title(), day);
            case CONDITION -> words.unfiredCondition(unfired.title(), day);
            case CONDITION_FAILED -> words.unfiredFailed(unfired.title());
            case TOO_LATE -> words.unfiredLate(unfired.title(), day);
            case OVER -> words.unfiredOver(unfired.title(), day);
        };
    }

    /// A call back at a time is a follow-up, which has a form of its own.
    private List<CustomerPage.Choice> endings(ContactForm form) {
        var wording = new Wording(messages(), office.times());
        return Arrays.stream(Disposition.values())
                .filter(disposition -> disposition != Disposition.CALL_BACK_LATER)
                .map(disposition -> new CustomerPage.Choice(
                        disposition.name(),
                        wording.disposition(disposition),
                        form.disposition().equals(disposition.name())))
                .toList();
    }

    private static List<CustomerPage.Choice> purposes(ContactForm form, PeopleMessages words) {
        var chosen = form.purpose().isEmpty() ? Purpose.SERVICE.name() : form.purpose();
        return List.of(
                new CustomerPage.Choice(
                        Purpose.SERVICE.name(), words.purposeService(), chosen.equals(Purpose.SERVICE.name())),
                new CustomerPage.Choice(
                        Purpose.SURVEY.name(), words.purposeSurvey(), chosen.equals(Purpose.SURVEY.name())),
                new CustomerPage.Choice(
                        Purpose.MARKETING.name(), words.purposeMarketing(), chosen.equals(Purpose.MARKETING.name())));
    }

    private CustomerPage.@Nullable Open open(Agendas.Case one, ContactForm form) {
        var followUp = one.followUp();
        if (followUp == null) {
            return null;
        }
        var task = one.task();
        var texts = task == null
                ? Map.<UUID, String>of()
                : views.of(task, office.times().reader()).reasons().stream()
                        .collect(Collectors.toMap(TaskView.Reason::id, TaskView.Reason::text, (first, _) -> first));
        var titles = settling.titles();
        var topics = one.ofFollowUp().stream()
                .filter(StoredReason::isOpen)
                .map(reason -> new CustomerPage.Topic(
                        reason.fact().id(),
                        texts.getOrDefault(
                                reason.fact().id(), BriefWords.in(office.times().locale(), text(reason, titles))),
                        form.isEmpty()
                                ? reason.isTaken()
                                : form.served().contains(reason.fact().id())))
                .toList();
        var plan = followUp.plan();
        return new CustomerPage.Open(
                what(followUp, task),
                task != null && sees(task) ? "/desk/tasks/" + task.id().value() : null,
                topics,
                plan == null
                        ? List.of()
                        : new BecauseWords(office.words(BecauseMessages.class), messages(), office.times())
                                .lines(plan.because()));
    }

    private static String text(StoredReason reason, io.heard.followup.FollowUpView.Titles titles) {
        var own = reason.fact().own();
        return own == null
                ? titles.of(reason.fact().key().playbook(), reason.fact().version())
                : own.text();
    }

    private boolean sees(Task task) {
        try {
            return queue.view(task.id(), new Viewer.Rep(new RepId(office.name())))
                    .isPresent();
        } catch (IllegalArgumentException noRep) {
            return false;
        }
    }

    private String what(FollowUp followUp, @Nullable Task task) {
        var words = office.words(PeopleMessages.class);
        if (task != null) {
            return task.status() instanceof TaskStatus.Claimed claimed
                            && claimed.until().isAfter(office.times().now())
                    ? words.claimed(teams.names(List.of(claimed.by().value()))
                            .getOrDefault(claimed.by().value(), claimed.by().value()))
                    : due(task.type(), words);
        }
        var plan = followUp.plan();
        return followUp.status() instanceof FollowUpStatus.Waiting waiting
                ? planned(waiting, plan == null ? null : plan.channel(), words)
                : due(plan == null ? Channel.CALL : plan.channel(), words);
    }

    private static String due(Channel channel, PeopleMessages words) {
        return switch (channel) {
            case CALL -> words.callDue();
            case EMAIL -> words.mailDue();
        };
    }

    private String planned(FollowUpStatus.Waiting waiting, @Nullable Channel channel, PeopleMessages words) {
        var when = office.times().moment(waiting.nextAt());
        if (waiting.wake() == FollowUpStatus.Wake.REVIEW || channel == null) {
            return words.reviewPlanned(when);
        }
        return switch (channel) {
            case CALL -> words.callPlanned(when);
            case EMAIL -> words.mailPlanned(when);
        };
    }

    private Messages messages() {
        return office.words(Messages.class);
    }

    /// Who got in touch with whom, and how.
    enum Way {
        THEY_CALLED(Direction.IN, Channel.CALL),
        I_CALLED(Direction.OUT, Channel.CALL),
        THEY_WROTE(Direction.IN, Channel.EMAIL),
        I_WROTE(Direction.OUT, Channel.EMAIL);

        private final Direction direction;
        private final Channel channel;

        Way(Direction direction, Channel channel) {
            this.direction = direction;
            this.channel = channel;
        }

        Direction direction() {
            return direction;
        }

        Channel channel() {
            return channel;
        }

        private String label(PeopleMessages words) {
            return switch (this) {
                case THEY_CALLED -> words.theyCalled();
                case I_CALLED -> words.iCalled();
                case THEY_WROTE -> words.theyWrote();
                case I_WROTE -> words.iWrote();
            };
        }
    }
}
