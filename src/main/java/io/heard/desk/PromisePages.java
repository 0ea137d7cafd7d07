package io.heard.desk;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentId;
import io.heard.commitment.CommitmentRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.insight.KeptPromisesRepository;
import io.heard.planning.RepId;
import io.heard.review.Agendas;
import io.heard.review.RulesInForce;
import io.heard.team.Representative;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers open promises and what a page says of them.
@ApplicationScoped
class PromisePages {

    private static final int SHOWN = 200;
    private static final Duration BACK = Duration.ofDays(90);

    private final CommitmentRepository commitments;
    private final CustomerRepository customers;
    private final TeamRepository teams;
    private final KeptPromisesRepository kept;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Office office;

    PromisePages(
            CommitmentRepository commitments,
            CustomerRepository customers,
            TeamRepository teams,
            KeptPromisesRepository kept,
            Agendas agendas,
            RulesInForce rulesInForce,
            Office office) {
        this.commitments = commitments;
        this.customers = customers;
        this.teams = teams;
        this.kept = kept;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.office = office;
    }

    static String path(CommitmentId id) {
        return "/desk/promises/" + id.value();
    }

    static String path(Team team) {
        return "/desk/promises?team=" + team.id();
    }

    PromisesPage own(RepId rep, @Nullable String news) {
        var words = words();
        return new PromisesPage(
                words.title(),
                words.hint(),
                words.none(),
                news,
                tabs(null),
                null,
                lines(commitments.openOfOwners(List.of(rep), CommitmentRepository.ALWAYS, SHOWN), false));
    }

    PromisesPage of(Team team, @Nullable String news) {
        var words = words();
        var now = office.times().now();
        var rate = kept.byTeam(now.minus(BACK), now).stream()
                .filter(one -> one.team().equals(team.id()) && one.due() > 0)
                .findFirst()
                .map(one -> words.rate(one.percent(), one.due()))
                .orElse(null);
        var reps = teams.activeReps(team.id()).stream().map(Representative::id).toList();
        return new PromisesPage(
                words.teamTitle(),
                words.teamHint(),
                words.noneInTeam(),
                news,
                tabs(team),
                rate,
                lines(commitments.openOfOwners(reps, CommitmentRepository.ALWAYS, SHOWN), true));
    }

    private List<LeadPage.Tab> tabs(@Nullable Team here) {
        var tabs = new ArrayList<LeadPage.Tab>();
        if (office.isLead()) {
            tabs.add(new LeadPage.Tab("/desk/promises", words().title(), here == null));
            office.teams()
                    .forEach(team -> tabs.add(new LeadPage.Tab(
                            path(team), team.name(), here != null && here.id().equals(team.id()))));
        }
        return tabs;
    }

    /// What is open and falls due before an instant, for whoever is to keep it.
    List<PromisesPage.Line> due(RepId rep, Instant until, int limit) {
        return lines(commitments.openOfOwners(List.of(rep), until, limit), false);
    }

    private List<PromisesPage.Line> lines(List<Commitment> promises, boolean withOwner) {
        var people = people(promises);
        var names = withOwner
                ? teams.names(promises.stream()
                        .map(promise -> promise.ownerId().value())
                        .distinct()
                        .toList())
                : Map.<String, String>of();
        return promises.stream()
                .map(promise -> line(promise, people.get(promise.customerId()), names))
                .toList();
    }

    private Map<String, Customer> people(Collection<Commitment> promises) {
        return customers
                .byIds(promises.stream().map(Commitment::customerId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Customer::id, Function.identity()));
    }

    /// @param owners the names of those who are to keep it; empty: not said
    private PromisesPage.Line line(Commitment promise, @Nullable Customer customer, Map<String, String> owners) {
        var words = words();
        var times = office.times();
        boolean isLate = promise.status().isOpen() && !promise.dueAt().isAfter(times.now());
        var when = times.moment(promise.dueAt());
        var owner = promise.ownerId().value();
        return new PromisesPage.Line(
                path(promise.id()),
                promise.text(),
                name(promise.customerId(), customer),
                Customers.path(promise.customerId()),
                isLate ? words.late(when) : words.due(when),
                isLate,
                owners.isEmpty() ? null : words.by(owners.getOrDefault(owner, owner)));
    }

    private String name(String id, @Nullable Customer customer) {
        var name = customer == null ? null : customer.field("name");
        return name == null ? office.words(Messages.class).nameless(id) : name;
    }

    /// @param flaw the form in which something is wrong; absent: none was sent
    PromisesPage.One page(Commitment promise, PromiseForm form, @Nullable String problem, @Nullable String flaw) {
        var words = words();
        var times = office.times();
        var customer = customer(promise);
        var owner = promise.ownerId().value();
        var names = teams.names(List.of(owner, promise.madeBy()));
        return new PromisesPage.One(
                path(promise.id()),
                String.valueOf(promise.version()),
                line(promise, customer, Map.of(owner, names.getOrDefault(owner, owner))),
                words.madeOn(times.moment(promise.madeAt()), names.getOrDefault(promise.madeBy(), promise.madeBy())),
                Optional.ofNullable(promise.insteadOf())
                        .flatMap(commitments::byId)
                        .map(before -> words.insteadOf(times.moment(before.dueAt())))
                        .orElse(null),
                Times.place(zone(customer)),
                form,
                problem,
                flaw);
    }

    private Customer customer(Commitment promise) {
        return Objects.requireNonNull(people(List.of(promise)).get(promise.customerId()));
    }

    /// By which a date with the customer is meant.
    ZoneId zone(Commitment promise) {
        return zone(customer(promise));
    }

    private ZoneId zone(Customer customer) {
        return agendas.zone(customer, rulesInForce.now().rules());
    }

    private PromiseMessages words() {
        return office.words(PromiseMessages.class);
    }
}
