package io.heard.review;

import io.heard.contact.Channel;
import io.heard.contact.ContactRules;
import io.heard.contact.Countries;
import io.heard.contact.PublicHolidays;
import io.heard.contact.RowChange;
import io.heard.contact.RuleBook;
import io.heard.contact.WindowChange;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.decision.Deciding;
import io.heard.decision.Decision;
import io.heard.decision.Rules;
import io.heard.followup.FollowUpRepository;
import io.heard.followup.FollowUpRepository.Soon;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What other contact rules or holidays would change. It reads and decides, and stores nothing.
///
/// The follow-ups that wake soonest are decided under both; how many is bounded, and the answer says whether that was
/// all of them.
@ApplicationScoped
public class WhatIf {

    private static final int DAYS = 14;
    private static final int AMONG = 20_000;
    private static final int MOST_DECIDED = 1_000;
    private static final int AT_ONCE = 200;
    private static final int EXAMPLES = 10;
    private static final int MOST_PLACES = 200;

    private final RulesInForce rulesInForce;
    private final FollowUpRepository followUps;
    private final CustomerRepository customers;
    private final Agendas agendas;
    private final Clock clock;

    public WhatIf(
            RulesInForce rulesInForce,
            FollowUpRepository followUps,
            CustomerRepository customers,
            Agendas agendas,
            Clock clock) {
        this.rulesInForce = rulesInForce;
        this.followUps = followUps;
        this.customers = customers;
        this.agendas = agendas;
        this.clock = clock;
    }

    /// @param windows of the next 14 days, at most 200 of them
    /// @param allWindows whether there are no more
    public record Answer(List<RowChange> rows, List<WindowChange> windows, boolean allWindows, Touched followUps) {}

    /// @param looked how many follow-ups were decided under both
    /// @param isAll whether those are all that wait and could be touched
    /// @param touched how many of them would be decided otherwise
    public record Touched(int looked, boolean isAll, int touched, int customers, List<Example> examples) {}

    public record Example(UUID followUpId, String customerId, When before, When after) {}

    /// @param nextAt absent where nobody is contacted, or nobody knows yet when
    public record When(
            Outcome outcome,
            @Nullable Channel channel,
            @Nullable Instant nextAt) {

        public enum Outcome {
            REACH_OUT,
            LOOK_AGAIN,
            LEAVE_ALONE
        }

        private static When of(Decision decision) {
            return switch (decision) {
                case Decision.ReachOut out -> new When(Outcome.REACH_OUT, out.channel(), out.nextAt());
                case Decision.LookAgain _ -> new When(Outcome.LOOK_AGAIN, null, null);
                case Decision.LeaveAlone _ -> new When(Outcome.LEAVE_ALONE, null, null);
            };
        }
    }

    public Answer with(RuleBook book) {
        var inForce = rulesInForce.now();
        var rules = inForce.rules().contactRules();
        return answer(RowChange.between(rules.book(), book), inForce.rules(), inForce.with(book, rules.holidays()));
    }

    public Answer with(PublicHolidays holidays) {
        var inForce = rulesInForce.now();
        var rules = inForce.rules().contactRules();
        return answer(List.of(), inForce.rules(), inForce.with(rules.book(), holidays));
    }

    private Answer answer(List<RowChange> rows, Rules before, Rules after) {
        var now = clock.instant();
        var windows = WindowChange.between(before.contactRules(), after.contactRules(), now, DAYS);
        return new Answer(
                rows,
                windows.stream().limit(MOST_PLACES).toList(),
                windows.size() <= MOST_PLACES,
                touched(before, after, now));
    }

    private Touched touched(Rules before, Rules after, Instant now) {
        if (same(before.contactRules(), after.contactRules())) {
            return new Touched(0, true, 0, 0, List.of());
        }
        var countries = countries(before.contactRules(), after.contactRules());
        var soonest = followUps.soonest(countries, AMONG, MOST_DECIDED + 1);
        boolean isAll = soonest.size() <= MOST_DECIDED && followUps.waiting(AMONG + 1) <= AMONG;
        var looked = soonest.subList(0, Math.min(soonest.size(), MOST_DECIDED));
        var examples = new ArrayList<Example>();
        for (int from = 0; from < looked.size(); from += AT_ONCE) {
            var some = looked.subList(from, Math.min(from + AT_ONCE, looked.size()));
            examples.addAll(decided(some, before, after, now));
        }
        var people = examples.stream().map(Example::customerId).collect(Collectors.toSet());
        return new Touched(
                looked.size(),
                isAll,
                examples.size(),
                people.size(),
                examples.stream().limit(EXAMPLES).toList());
    }

    private List<Example> decided(List<Soon> some, Rules before, Rules after, Instant now) {
        var ids = some.stream().map(Soon::customerId).toList();
        var alive = customers.byIds(ids).stream()
                .filter(customer -> !customer.erased() && customer.joinedInto() == null)
                .toList();
        var old = decisions(alive, before, now);
        var fresh = decisions(alive, after, now);
        var examples = new ArrayList<Example>();
        for (var one : some) {
            var was = old.get(one.customerId());
            var becomes = fresh.get(one.customerId());
            if (was != null && becomes != null && !was.equals(becomes)) {
                examples.add(new Example(one.id(), one.customerId(), was, becomes));
            }
        }
        return examples;
    }

    private Map<String, When> decisions(List<Customer> some, Rules rules, Instant now) {
        var decisions = new HashMap<String, When>();
        agendas.of(some, rules)
                .forEach((id, one) -> decisions.put(id, When.of(Deciding.decide(one.agenda(), rules, now))));
        return decisions;
    }

    private static boolean same(ContactRules before, ContactRules after) {
        return Set.copyOf(before.book().rules()).equals(Set.copyOf(after.book().rules()))
                && before.holidays().version().equals(after.holidays().version());
    }

    /// Where customers may be touched; empty where any may be. Who lives elsewhere is touched as well by a row that
    /// presumes residence from the area code.
    private static Set<String> countries(ContactRules before, ContactRules after) {
        if (!before.holidays().version().equals(after.holidays().version())) {
            return Set.of();
        }
        var old = Set.copyOf(before.book().rules());
        var fresh = Set.copyOf(after.book().rules());
        var differing = new HashSet<>(old);
        differing.addAll(fresh);
        differing.removeIf(rule -> old.contains(rule) && fresh.contains(rule));
        var countries = new HashSet<String>();
        for (var rule : differing) {
            if (rule.place() == null || rule.areaCodeResidency()) {
                return Set.of();
            }
            countries.addAll(Countries.related(rule.place().country()));
        }
        return countries;
    }
}
