package io.heard.review;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Json;
import io.heard.decision.Deciding;
import io.heard.followup.DecisionRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a stored decision again, from the facts and the versions that it noted, and holds it against what was
/// stored.
@ApplicationScoped
public class Recomputing {

    private static final TypeReference<FactsDocument> FACTS = new TypeReference<>() {};
    private static final List<String> NOT_STORED = List.of("holidays", "tzdb");

    private final RulesInForce rulesInForce;
    private final Json json;

    public Recomputing(RulesInForce rulesInForce, Json json) {
        this.rulesInForce = rulesInForce;
        this.json = json;
    }

    /// @param differences the fields that differ; empty when both are the same
    /// @param otherVersions what is no longer at hand in the version that was noted, so that it may differ by that
    public record Recomputation(
            DecisionRecord stored, DecisionRecord recomputed, List<String> differences, List<String> otherVersions) {
        public boolean isSame() {
            return differences.isEmpty();
        }
    }

    public Recomputation of(DecisionRecord stored) {
        var facts = json.read(json.write(stored.facts()), FACTS);
        var decision = Deciding.decide(facts.agenda(), rulesInForce.then(stored.versions()), stored.decidedAt());
        var again = DecisionRecord.of(
                stored.customerId(),
                stored.id(),
                stored.decidedAt(),
                stored.event(),
                stored.cause(),
                decision,
                stored.versions(),
                stored.facts());
        return new Recomputation(stored, again, differences(stored, again), otherVersions(stored));
    }

    static List<String> differences(DecisionRecord one, DecisionRecord other) {
        var fields = new ArrayList<String>();
        differs(fields, "outcome", one.outcome(), other.outcome());
        differs(fields, "nextAt", one.nextAt(), other.nextAt());
        differs(fields, "dueAt", one.dueAt(), other.dueAt());
        differs(fields, "channel", one.channel(), other.channel());
        differs(fields, "plan", one.plan(), other.plan());
        differs(fields, "fates", one.considered(), other.considered());
        differs(fields, "because", one.because(), other.because());
        return fields;
    }

    private static void differs(List<String> fields, String name, @Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            fields.add(name);
        }
    }

    private List<String> otherVersions(DecisionRecord stored) {
        var atHand = rulesInForce.now().versions();
        return NOT_STORED.stream()
                .filter(name -> !shipped(stored.versions().get(name)).equals(shipped(atHand.get(name))))
                .toList();
    }

    /// What the company says beside the shipped calendars is kept in every version.
    private static String shipped(@Nullable Object version) {
        return String.valueOf(version).replaceFirst("\\+.*", "");
    }
}
