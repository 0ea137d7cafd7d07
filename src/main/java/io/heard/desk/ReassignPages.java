package io.heard.desk;

import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.planning.RepId;
import io.heard.team.Representative;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Reassignment;
import io.heard.workqueue.Reassignment.Scope;
import io.heard.workqueue.Reassignment.Touched;
import io.heard.workqueue.Reassignment.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers what a lead sees before a rep's work is given to others.
@ApplicationScoped
class ReassignPages {

    private static final int MOST = 1_000;

    private final TeamRepository teams;
    private final CustomerRepository customers;
    private final Office office;

    ReassignPages(TeamRepository teams, CustomerRepository customers, Office office) {
        this.teams = teams;
        this.customers = customers;
        this.office = office;
    }

    /// @param wish what was chosen; absent: nothing yet
    /// @param what follows from it; absent: not asked for, or refused
    ReassignPage page(
            Team team,
            @Nullable Wish wish,
            @Nullable Reassignment what,
            @Nullable String news,
            @Nullable String problem) {
        var reps = teams.reps(team.id(), null, MOST).items().stream()
                .sorted(Comparator.comparing(Representative::name))
                .toList();
        var words = office.words(ReliefMessages.class);
        var anybody = new ReassignPage.Choice("", words.byRules(), wish == null || wish.to() == null);
        return new ReassignPage(
                team.id().value(),
                news,
                problem,
                reps.stream()
                        .map(rep -> choice(rep, wish == null ? null : wish.from()))
                        .toList(),
                Stream.concat(
                                Stream.of(anybody),
                                reps.stream()
                                        .filter(Representative::active)
                                        .map(rep -> choice(rep, wish == null ? null : wish.to())))
                        .toList(),
                Arrays.stream(Scope.values())
                        .map(scope -> new ReassignPage.Choice(
                                scope.name(),
                                scope(scope, words),
                                scope == (wish == null ? Scope.TODAY : wish.scope())))
                        .toList(),
                what == null || wish == null ? null : follows(wish, what, reps, words));
    }

    private static ReassignPage.Choice choice(Representative rep, @Nullable RepId chosen) {
        return new ReassignPage.Choice(rep.id().value(), rep.name(), rep.id().equals(chosen));
    }

    private static String scope(Scope scope, ReliefMessages words) {
        return switch (scope) {
            case TODAY -> words.today();
            case ALL -> words.all();
            case OWNERSHIP -> words.ownership();
        };
    }

    private ReassignPage.Follows follows(
            Wish wish, Reassignment what, List<Representative> reps, ReliefMessages words) {
        var names = reps.stream().collect(Collectors.toMap(Representative::id, Representative::name));
        var people = customers
                .byIds(Stream.concat(what.late().stream(), what.conflicts().stream())
                        .map(Touched::customerId)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Customer::id, Function.identity()));
        return new ReassignPage.Follows(
                what.version(),
                wish.from().value(),
                wish.to() == null ? "" : wish.to().value(),
                wish.scope().name(),
                what.isNothing(),
                lines(what, words),
                what.receivers().stream()
                        .map(one -> receiver(one, names, words))
                        .toList(),
                words.late(what.lateBefore(), what.lateAfter()),
                touched(what.late(), people, names, words),
                touched(what.conflicts(), people, names, words));
    }

    private List<String> lines(Reassignment what, ReliefMessages words) {
        var lines = new ArrayList<String>();
        lines.add(words.tasksPass(what.tasks(), office.hours(what.effort())));
        lines.add(words.customersPass(what.customers()));
        if (what.relationships() > 0) {
            lines.add(words.relationshipsPass(what.relationships()));
        }
        if (what.promises() > 0) {
            lines.add(words.promisesPass(what.promises()));
        }
        if (what.claimed() > 0) {
            lines.add(words.claimedStay(what.claimed()));
        }
        if (what.staying() > 0) {
            lines.add(words.othersStay(what.staying()));
        }
        return lines;
    }

    private ReassignPage.Receiver receiver(Reassignment.Receiver one, Map<RepId, String> names, ReliefMessages words) {
        var rep = one.rep();
        return new ReassignPage.Receiver(
                rep == null ? words.wholeTeam() : names.getOrDefault(rep, rep.value()),
                one.tasks(),
                one.relationships(),
                office.hours(one.before()),
                office.hours(one.after()),
                rep == null ? "–" : office.hours(one.room()),
                rep != null && one.after().compareTo(one.room()) > 0);
    }

    private List<String> touched(
            List<Touched> all, Map<String, Customer> people, Map<RepId, String> names, ReliefMessages words) {
        return all.stream()
                .map(one -> {
                    var customer = people.get(one.customerId());
                    var name = customer == null ? null : customer.field("name");
                    var who = name == null ? office.words(Messages.class).nameless(one.customerId()) : name;
                    var rep = one.rep() == null
                            ? words.wholeTeam()
                            : names.getOrDefault(one.rep(), one.rep().value());
                    return words.touched(who, office.times().moment(one.at())) + " · " + rep;
                })
                .toList();
    }
}
