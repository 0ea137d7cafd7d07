package io.heard.workqueue;

import io.heard.customer.Customer;
import io.heard.followup.FollowUpRepository.Owned;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which team looks after a customer: the owner's, else the first by id.
record Homes(List<Team> teams, Map<RepId, TeamId> ofReps) {

    static Homes read(TeamRepository repository) {
        return new Homes(repository.teams(), repository.homes());
    }

    boolean isEmpty() {
        return teams.isEmpty();
    }

    Team of(Customer customer) {
        var owner = owner(customer);
        var home = owner == null ? null : ofReps.get(owner);
        return teams.stream().filter(team -> team.id().equals(home)).findFirst().orElseGet(teams::getFirst);
    }

    /// The owners by whom the customers of a team are known.
    Owned share(TeamId team) {
        boolean first = teams.getFirst().id().equals(team);
        var owners = ofReps.entrySet().stream()
                .filter(rep -> rep.getValue().equals(team) != first)
                .map(rep -> rep.getKey().value())
                .toList();
        return new Owned(owners, !first);
    }

    static @Nullable RepId owner(Customer customer) {
        return customer.ownerId() == null ? null : new RepId(customer.ownerId());
    }
}
