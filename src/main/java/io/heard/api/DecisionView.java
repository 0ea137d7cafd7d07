package io.heard.api;

import io.heard.contact.Because;
import io.heard.followup.DecisionRecord;
import io.heard.followup.StoredReason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record DecisionView(
        UUID id,
        Instant decidedAt,
        @Nullable EventView event,
        String outcome,
        @Nullable Instant nextAt,
        @Nullable Instant dueAt,
        @Nullable String channel,
        @Nullable PlanView plan,
        List<FateView> fates,
        List<Because> because,
        Map<String, Object> versions,
        Object facts) {

    private static final String TYPE_PREFIX = "io.heard.";
    private static final List<String> VERSIONED = List.of("playbooks", "ruleBook", "holidays", "tzdb");

    record PlanView(
            String purpose,
            int priority,
            boolean urgent,
            boolean promised,
            boolean forLead,
            Duration effort,
            int attempt,
            String leading,
            List<String> skills) {
        static PlanView of(DecisionRecord.PlanView plan) {
            return new PlanView(
                    plan.purpose(),
                    plan.priority(),
                    plan.urgent(),
                    plan.promised(),
                    plan.forLead(),
                    plan.effort(),
                    plan.attempt(),
                    plan.leadingPlaybook(),
                    plan.skills());
        }
    }

    record EventView(String id, String type, String source) {}

    record FateView(
            @Nullable UUID reasonId,
            String playbook,
            int version,
            String subject,
            String fate,
            @Nullable String why,
            @Nullable Instant until,
            List<String> on) {}

    /// @param reasons of the customer, to name those that were considered
    static DecisionView of(DecisionRecord decision, List<StoredReason> reasons) {
        var event = decision.event();
        return new DecisionView(
                decision.id(),
                decision.decidedAt(),
                event == null ? null : new EventView(event.id(), type(event.type()), event.source()),
                decision.outcome(),
                decision.nextAt(),
                decision.dueAt(),
                decision.channel(),
                decision.plan() == null ? null : PlanView.of(decision.plan()),
                decision.considered().stream().map(one -> fate(one, reasons)).toList(),
                decision.because(),
                versions(decision.versions()),
                decision.facts());
    }

    private static String type(String name) {
        return name.startsWith(TYPE_PREFIX) ? name : TYPE_PREFIX + name;
    }

    private static FateView fate(DecisionRecord.ConsideredView considered, List<StoredReason> reasons) {
        var id = reasons.stream()
                .map(StoredReason::fact)
                .filter(fact -> fact.key().playbook().equals(considered.playbook())
                        && fact.key().source().equals(considered.source())
                        && fact.key().subject().equals(considered.subject()))
                .map(fact -> fact.id())
                .findFirst();
        return new FateView(
                id.orElse(null),
                considered.playbook(),
                considered.version(),
                considered.subject(),
                considered.fate(),
                considered.why(),
                considered.until(),
                considered.on());
    }

    private static Map<String, Object> versions(Map<String, Object> all) {
        var named = new LinkedHashMap<String, Object>();
        VERSIONED.forEach(name -> named.put(name, all.getOrDefault(name, Map.of())));
        return named;
    }
}
