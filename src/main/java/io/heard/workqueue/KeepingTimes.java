package io.heard.workqueue;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.contact.Channel;
import io.heard.customer.CustomerRepository;
import io.heard.decision.Reach;
import io.heard.planning.RepId;
import io.heard.review.Agendas;
import io.heard.review.RulesInForce;
import io.heard.task.Task;
import io.heard.team.Representative;
import io.heard.team.Roster;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whether a time that is about to be promised can be kept: who works then, and which times near it would do.
@ApplicationScoped
public class KeepingTimes {

    private static final Duration AROUND = Duration.ofDays(10);
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int NAMED = 3;

    private final CustomerRepository customers;
    private final TeamRepository teams;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Clock clock;

    public KeepingTimes(
            CustomerRepository customers,
            TeamRepository teams,
            Agendas agendas,
            RulesInForce rulesInForce,
            Clock clock) {
        this.customers = customers;
        this.teams = teams;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.clock = clock;
    }

    /// @param working who works then, the one who asks first
    /// @param isAllowed whether the customer may be called then without having asked for it
    /// @param nearest when the one who asks works (else anybody of the team) and a call is allowed, in time order
    public record Answer(boolean hasPassed, List<Representative> working, boolean isAllowed, List<Instant> nearest) {}

    /// For a call at a time.
    @Transactional
    public Answer at(Task task, RepId rep, Instant at) {
        var allowed = windows(task, at);
        return answer(roster(task, at), rep, allowed, new Interval(at, at.plus(STEP)), Function.identity());
    }

    /// For a promise to be kept on the customer's day: whatever it is, somebody must be there to do it.
    ///
    /// @param zone the customer's
    @Transactional
    public Answer on(Task task, RepId rep, Instant by, ZoneId zone) {
        var day = by.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return answer(
                roster(task, by),
                rep,
                around(by),
                new Interval(day, day.plus(A_DAY)),
                one -> one.atZone(zone).toLocalDate());
    }

    /// @param sameAs what two times must not share to be named both
    private Answer answer(Roster roster, RepId rep, Intervals allowed, Interval asked, Function<Instant, ?> sameAs) {
        var now = clock.instant();
        var at = asked.start();
        var working = roster.members().stream()
                .filter(member -> !member.working()
                        .clip(asked.start(), asked.end())
                        .clip(now, Instant.MAX)
                        .isEmpty())
                .map(Roster.Member::rep)
                .sorted(Comparator.comparing((Representative one) -> !one.id().equals(rep))
                        .thenComparing(Representative::name))
                .toList();
        return new Answer(
                !asked.end().isAfter(now.plus(STEP)),
                working,
                allowed.contains(asked.start()),
                nearest(hours(roster, rep).intersect(allowed).clip(now, at.plus(AROUND)), at, sameAs));
    }

    /// Of the one who asks; where they work no more, of the whole team.
    private static Intervals hours(Roster roster, RepId rep) {
        var own = roster.members().stream()
                .filter(member -> member.rep().id().equals(rep))
                .map(Roster.Member::working)
                .findFirst()
                .orElse(Intervals.NONE);
        return own.isEmpty()
                ? roster.members().stream().map(Roster.Member::working).reduce(Intervals.NONE, Intervals::union)
                : own;
    }

    private static List<Instant> nearest(Intervals free, Instant at, Function<Instant, ?> sameAs) {
        var seen = new HashSet<>();
        return free.list().stream()
                .flatMap(KeepingTimes::steps)
                .sorted(Comparator.comparing(
                        (Instant one) -> Duration.between(at, one).abs()))
                .filter(one -> seen.add(sameAs.apply(one)))
                .limit(NAMED)
                .sorted()
                .toList();
    }

    private static Stream<Instant> steps(Interval free) {
        long step = STEP.toSeconds();
        long first = Math.ceilDiv(free.start().getEpochSecond(), step) * step;
        return Stream.iterate(Instant.ofEpochSecond(first), free::contains, at -> at.plus(STEP));
    }

    private Roster roster(Task task, Instant at) {
        return teams.roster(task.teamId(), at.minus(AROUND), at.plus(AROUND)).orElseThrow();
    }

    private Intervals windows(Task task, Instant at) {
        var rules = rulesInForce.now().rules();
        var one = Objects.requireNonNull(
                agendas.of(customers.byIds(List.of(task.customerId())), rules).get(task.customerId()));
        return new Reach(one.agenda(), rules)
                .windows(Channel.CALL, task.purpose())
                .between(at.minus(AROUND), at.plus(AROUND));
    }

    private static Intervals around(Instant at) {
        return Intervals.between(at.minus(AROUND), at.plus(AROUND));
    }
}
