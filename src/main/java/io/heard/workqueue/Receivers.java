package io.heard.workqueue;

import io.heard.planning.Barred;
import io.heard.planning.RepId;
import io.heard.planning.RepOnDuty;
import io.heard.planning.Skill;
import io.heard.review.RulesInForce;
import io.heard.task.Handoff.Kind;
import io.heard.task.Task;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// To whom a task can be passed on: colleagues of its team whom the customer wants and understands. Whether somebody
/// whom the giver names knows enough is for the two of them to say.
@ApplicationScoped
class Receivers {

    private final Colleagues colleagues;
    private final Barring barring;
    private final TeamRepository teams;
    private final RulesInForce rulesInForce;

    Receivers(Colleagues colleagues, Barring barring, TeamRepository teams, RulesInForce rulesInForce) {
        this.colleagues = colleagues;
        this.barring = barring;
        this.teams = teams;
        this.rulesInForce = rulesInForce;
    }

    /// What is asked of the receiver of a task.
    ///
    /// @param giver who has it
    /// @param handedTo who had the chance
    record Asked(Task task, RepId giver, Set<RepId> handedTo, Instant now) {

        /// A promised time waits for nobody.
        Instant due() {
            var promisedAt = task.promisedAt();
            return promisedAt == null ? task.dueAt() : promisedAt;
        }

        Set<Skill> skills() {
            return task.skills().stream().map(Skill::parse).collect(Collectors.toSet());
        }
    }

    sealed interface Choice {

        /// @param until when the offer ends
        record Found(RepId to, Instant until) implements Choice {}

        record NotNow(String why) implements Choice {}

        record Never(String field, String message) implements Choice {}
    }

    /// Whoever is named, else who can be asked soonest.
    Choice find(Offer offer, Asked asked) {
        var barred = barring.of(List.of(asked.task())).of(asked.task());
        var people = colleagues.of(asked.task().teamId(), asked.now()).stream()
                .filter(one -> !one.id().equals(asked.giver()))
                .toList();
        var to = offer.to();
        if (to != null) {
            return people.stream()
                    .filter(one -> one.id().equals(to))
                    .findFirst()
                    .map(one -> named(one, offer, asked, barred))
                    .orElseGet(() -> new Choice.Never(
                            "to",
                            to.equals(asked.giver())
                                    ? "has it already"
                                    : "is nobody who works in the team "
                                            + asked.task().teamId()));
        }
        var needed = offer.skill() == null ? asked.skills() : Set.of(offer.skill());
        return people.stream()
                .filter(one -> understands(one.duty(), asked.task(), barred))
                .filter(one -> !barred.declined().contains(one.id())
                        && !asked.handedTo().contains(one.id()))
                .filter(one -> one.duty().knows(needed))
                .filter(one -> offer.kind() == Kind.LATER || one.isThere())
                .flatMap(one -> found(one, offer, asked).stream())
                .findFirst()
                .orElseGet(
                        () -> new Choice.NotNow(
                                offer.kind() == Kind.LIVE
                                        ? "nobody else who fits is free now; offer it for later, or name somebody in to"
                                        : "nobody else who fits is there before it is due; name somebody in to, or decline it"));
    }

    /// The lead of the task's team, who gets it when it was passed around long enough.
    Optional<RepId> lead(Task task, Instant now) {
        return teams.roster(task.teamId(), now, now.plusSeconds(1)).flatMap(roster -> roster.lead());
    }

    /// Who could be named, who can be asked soonest first.
    List<Colleague> possible(Task task, RepId giver, Instant now) {
        var barred = barring.of(List.of(task)).of(task);
        return colleagues.of(task.teamId(), now).stream()
                .filter(one -> !one.id().equals(giver) && !barred.declined().contains(one.id()))
                .filter(one -> understands(one.duty(), task, barred))
                .toList();
    }

    boolean isUnwanted(Task task, RepId rep) {
        return barring.of(List.of(task)).of(task).unwanted().contains(rep);
    }

    private Choice named(Colleague one, Offer offer, Asked asked, Barred barred) {
        if (barred.unwanted().contains(one.id())) {
            return new Choice.Never("to", "is whom the customer does not want to talk to");
        }
        if (barred.declined().contains(one.id())) {
            return new Choice.NotNow(one.id() + " has declined it; name somebody else");
        }
        if (!understands(one.duty(), asked.task(), barred)) {
            return new Choice.Never("to", "speaks no language that the customer does");
        }
        if (offer.skill() != null && !one.duty().knows(Set.of(offer.skill()))) {
            return new Choice.Never("to", "has not the skill " + offer.skill());
        }
        if (offer.kind() == Kind.LIVE && !one.isThere()) {
            return new Choice.NotNow(one.id() + " is not free now; name somebody else, or offer it for later");
        }
        return found(one, offer, asked)
                .orElseGet(() -> new Choice.NotNow(one.id() + " is not there before it is due; name somebody else"));
    }

    private Optional<Choice> found(Colleague one, Offer offer, Asked asked) {
        var wait = rulesInForce.now().settings().handoffWait();
        return OfferEnd.of(offer.kind(), one, asked.due(), wait, asked.now())
                .map(until -> new Choice.Found(one.id(), until));
    }

    /// Is wanted, and has the language of the customer or the company's.
    private boolean understands(RepOnDuty rep, Task task, Barred barred) {
        var company = rulesInForce.now().rules().company().language();
        var language = task.language();
        return !barred.unwanted().contains(rep.id())
                && (language == null || rep.speaks(language) || rep.speaks(company));
    }
}
