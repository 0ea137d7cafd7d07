package io.heard.workqueue;

import io.heard.decision.Agenda;
import io.heard.decision.Playbook;
import io.heard.decision.ReasonFact;
import io.heard.followup.StoredReason;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.review.RulesInForce;
import io.heard.team.SkillTable;
import io.heard.team.SkillTable.Kind;
import io.heard.team.SkillTableRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a conversation asks of the one who leads it, beyond what its playbooks name: by the lead's table, from the
/// goods
/// that were ordered or the topic of the question.
@ApplicationScoped
class NeededSkills {

    private final SkillTableRepository tables;

    NeededSkills(SkillTableRepository tables) {
        this.tables = tables;
    }

    /// For the work of one batch: the table of each team is read once.
    Looking look(RulesInForce.Snapshot snapshot) {
        return new Looking(snapshot);
    }

    final class Looking {

        private final RulesInForce.Snapshot snapshot;
        private final Map<TeamId, SkillTable> read = new HashMap<>();

        private Looking(RulesInForce.Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        /// @param about what is talked about
        /// @return in order; empty where the table says nothing
        Set<Skill> of(TeamId team, Agenda agenda, List<StoredReason> about) {
            var needed = new TreeSet<Skill>();
            for (var reason : about) {
                snapshot.rules()
                        .playbook(reason.fact().key().playbook(), reason.fact().version())
                        .map(Playbook::needs)
                        .filter(needs -> needs.skillsFrom() != null)
                        .ifPresent(needs -> needed.addAll(of(team, agenda, reason.fact(), needs)));
            }
            return needed;
        }

        private Set<Skill> of(TeamId team, Agenda agenda, ReasonFact reason, Playbook.Needs needs) {
            boolean isTopic = "topic".equals(needs.skillsFrom());
            var values = isTopic ? topics(agenda, reason) : categories(agenda, reason);
            return values.isEmpty()
                    ? Set.of()
                    : read.computeIfAbsent(team, tables::inForce).needed(isTopic ? Kind.TOPIC : Kind.CATEGORY, values);
        }
    }

    private static Collection<String> categories(Agenda agenda, ReasonFact reason) {
        return agenda.orders().stream()
                .filter(order -> order.source().equals(reason.key().source())
                        && order.id().equals(reason.orderId()))
                .flatMap(order -> order.categories().stream())
                .toList();
    }

    private static Collection<String> topics(Agenda agenda, ReasonFact reason) {
        return agenda.events().stream()
                .filter(event -> event.source().equals(reason.key().source())
                        && event.id().equals(reason.key().subject()))
                .flatMap(event -> event.data().get("topic") instanceof String topic ? Stream.of(topic) : Stream.of())
                .toList();
    }
}
