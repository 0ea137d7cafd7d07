package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentId;
import io.heard.commitment.CommitmentRepository;
import io.heard.commitment.PassedPromiseRepository;
import io.heard.commitment.PassedPromiseRepository.Passed;
import io.heard.contactlog.Contact;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.customer.UnwantedRepository;
import io.heard.customer.UnwantedRepository.Unwanted;
import io.heard.planning.RepId;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.NewOwners;
import io.heard.review.Settling;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Relationships that pass to somebody else, because who had them has left or the customer asked for another: claims,
/// promises and promised times pass with them.
@ApplicationScoped
public class Succession {

    private static final Period OWNED = Period.ofMonths(12);

    private final CustomerRepository customers;
    private final UnwantedRepository unwanted;
    private final ContactRepository contacts;
    private final TaskRepository tasks;
    private final CommitmentRepository commitments;
    private final PassedPromiseRepository passedPromises;
    private final TeamRepository teams;
    private final NewOwners newOwners;
    private final Settling settling;
    private final Passing passing;
    private final Clock clock;

    public Succession(
            CustomerRepository customers,
            UnwantedRepository unwanted,
            ContactRepository contacts,
            TaskRepository tasks,
            CommitmentRepository commitments,
            PassedPromiseRepository passedPromises,
            TeamRepository teams,
            NewOwners newOwners,
            Settling settling,
            Passing passing,
            Clock clock) {
        this.customers = customers;
        this.unwanted = unwanted;
        this.contacts = contacts;
        this.tasks = tasks;
        this.commitments = commitments;
        this.passedPromises = passedPromises;
        this.teams = teams;
        this.newOwners = newOwners;
        this.settling = settling;
        this.passing = passing;
        this.clock = clock;
    }

    /// What is still with people who have left.
    Sweep leavers(Instant now) {
        return new Sweep(
                limit -> customers.takeOfLeavers(now, limit),
                ids -> pass(customers.byIds(ids), Set.copyOf(teams.gone()), now));
    }

    /// Promises that nobody has accepted in time are the lead's.
    Sweep unaccepted(Instant now) {
        return new Sweep(limit -> passedPromises.takeOver(now, limit), ids -> toLead(ids, now));
    }

    /// The customer does not want to talk to this rep again.
    ///
    /// @return false when that was known already
    @Transactional
    public boolean unwanted(String customerId, RepId rep, @Nullable String reason, String by) {
        var now = clock.instant();
        var locked = customers.lock(List.of(customerId));
        if (!unwanted.add(customerId, new Unwanted(rep.value(), reason, by, now))) {
            return false;
        }
        pass(locked, Set.of(rep), now);
        return true;
    }

    /// The rep may own the relationship again.
    ///
    /// @return false when there was no such wish
    @Transactional
    public boolean lift(String customerId, RepId rep) {
        customers.lock(List.of(customerId));
        return unwanted.lift(customerId, rep.value());
    }

    /// @param from whose it must not be any more
    private void pass(Collection<Customer> people, Set<RepId> from, Instant now) {
        var heirs = heirs(people, from, now);
        passRelationships(people, from, heirs, now);
        passTasks(people.stream().map(Customer::id).toList(), from, now);
        settle(people, now);
    }

    /// Ownership and promises of customers whose rows the caller holds; their tasks are another matter, and settling
    /// comes after both.
    ///
    /// @param heirs whose each customer is from now on; nobody's where it is null
    void passRelationships(
            Collection<Customer> people, Set<RepId> from, Map<String, @Nullable RepId> heirs, Instant now) {
        var owners = new HashMap<String, @Nullable String>();
        for (var customer : people) {
            var owner = Homes.owner(customer);
            if (owner != null && from.contains(owner)) {
                var heir = heirs.get(customer.id());
                owners.put(customer.id(), heir == null ? null : heir.value());
            }
        }
        customers.passOn(owners);
        newOwners.changed(people, now);
        passPromises(people, from, heirs, now);
    }

    void settle(Collection<Customer> people, Instant now) {
        settling.settle(people.stream().map(Customer::id).toList(), Cause.WAKE, new Ending.ByFacts(), now);
    }

    /// Who last had a conversation with each customer within a year and works here, else the backup of who had it.
    Map<String, @Nullable RepId> heirs(Collection<Customer> people, Set<RepId> from, Instant now) {
        var since = now.atZone(ZoneOffset.UTC).minus(OWNED).toInstant();
        var ids = people.stream().map(Customer::id).toList();
        var talks = contacts.of(ids);
        var wishes = unwanted.of(ids);
        var working = new HashMap<String, Boolean>();
        var heirs = new HashMap<String, @Nullable RepId>();
        for (var customer : people) {
            var never = wishes.getOrDefault(customer.id(), Set.of());
            Function<String, Boolean> mayOwn = id -> !never.contains(id)
                    && from.stream().noneMatch(rep -> rep.value().equals(id))
                    && working.computeIfAbsent(id, this::works);
            heirs.put(
                    customer.id(),
                    talks.getOrDefault(customer.id(), List.of()).stream()
                            .filter(contact -> contact.disposition().isHeard())
                            .filter(contact -> !contact.at().isBefore(since))
                            .sorted(Comparator.comparing(Contact::at).reversed())
                            .map(Contact::representativeId)
                            .filter(Objects::nonNull)
                            .filter(mayOwn::apply)
                            .findFirst()
                            .or(() -> backup(customer.ownerId()).filter(mayOwn::apply))
                            .map(RepId::new)
                            .orElse(null));
        }
        return heirs;
    }

    /// Who of these customers has asked for somebody else than this rep.
    Set<String> unwelcome(Collection<Customer> people, RepId rep) {
        var wishes = unwanted.of(people.stream().map(Customer::id).toList());
        return people.stream()
                .map(Customer::id)
                .filter(id -> wishes.getOrDefault(id, Set.of()).contains(rep.value()))
                .collect(Collectors.toSet());
    }

    private boolean works(String id) {
        return teams.repNamed(id).filter(Representative::active).isPresent();
    }

    private Optional<String> backup(@Nullable String owner) {
        return Optional.ofNullable(owner)
                .flatMap(teams::repNamed)
                .map(Representative::backupId)
                .map(RepId::value);
    }

    private void passTasks(List<String> customerIds, Set<RepId> from, Instant now) {
        var orphans = tasks.openOf(customerIds).stream()
                .filter(task -> isOf(task, from))
                .toList();
        passing.pass(passing.byRules(orphans, Set.of(), now), now);
    }

    private static boolean isOf(Task task, Set<RepId> from) {
        var rep = task.repId();
        var holder = task.holder();
        return (rep != null && from.contains(rep)) || (holder != null && from.contains(holder));
    }

    private void passPromises(
            Collection<Customer> people, Set<RepId> from, Map<String, @Nullable RepId> heirs, Instant now) {
        var ids = people.stream().map(Customer::id).toList();
        for (var promise : commitments.openOf(ids)) {
            if (from.contains(promise.ownerId())) {
                var heir = heirs.get(promise.customerId());
                Optional.ofNullable(heir)
                        .or(() -> backup(promise.ownerId().value())
                                .filter(this::works)
                                .map(RepId::new)
                                .filter(backup -> !from.contains(backup)))
                        .or(() -> lead(promise.ownerId()).filter(lead -> !from.contains(lead)))
                        .ifPresent(to -> pass(promise, to, now));
            }
        }
    }

    /// What the giver of a task has promised this customer passes with it, and is accepted with it.
    void handOver(String customerId, RepId from, RepId to, Instant now) {
        for (var promise : commitments.openOf(List.of(customerId))) {
            if (promise.ownerId().equals(from)) {
                pass(promise, to, now);
                passedPromises.settle(promise.id(), now);
            }
        }
    }

    private void pass(Commitment promise, RepId to, Instant now) {
        if (commitments.save(promise.with(to), promise.version())) {
            var zone = teams.rep(to).map(Representative::zone).orElse(ZoneOffset.UTC);
            passedPromises.pass(
                    new Passed(promise.customerId(), promise.id(), promise.ownerId(), to, nextWorkingDay(now, zone)),
                    now);
        }
    }

    /// At the same time of the next day from Monday to Friday.
    private static Instant nextWorkingDay(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        var day = Days.plusWorkingDays(local.toLocalDate(), 1, Succession::isWeekday);
        return day.atTime(local.toLocalTime()).atZone(zone).toInstant();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    private Optional<RepId> lead(RepId of) {
        return teams.rep(of)
                .map(Representative::teamId)
                .flatMap(team -> teams.roster(team, Instant.EPOCH, Instant.EPOCH.plusSeconds(1)))
                .flatMap(roster -> roster.lead());
    }

    private void toLead(List<String> customerIds, Instant now) {
        for (var passed : passedPromises.over(customerIds, now)) {
            lead(passed.to())
                    .filter(lead -> !lead.equals(passed.to()))
                    .ifPresent(lead -> commitments
                            .byId(passed.id())
                            .ifPresent(promise -> commitments.save(promise.with(lead), promise.version())));
            passedPromises.settle(passed.id(), now);
        }
    }

    /// @return false when nothing of theirs waits to be accepted
    @Transactional
    public boolean accept(CommitmentId id, RepId by) {
        return passedPromises.accept(id, by, clock.instant());
    }

    /// What waits for this rep to accept it.
    @Transactional
    public List<Passed> waitingFor(RepId rep) {
        return passedPromises.waitingFor(rep);
    }
}
