package io.heard.workqueue;

import io.heard.contact.Because;
import io.heard.customer.Customer;
import io.heard.followup.Plan;
import io.heard.followup.StoredReason;
import io.heard.planning.Skill;
import io.heard.review.Persons;
import io.heard.review.RulesInForce;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the next contact of a follow-up asks of the one who makes it.
///
/// @param skills as they are written, each with its level
/// @param language absent: it does not matter
/// @param because why it is planned as it is
record Demand(Set<String> skills, @Nullable String language, List<Because> because) {

    /// @param about what is talked about
    /// @param byTable the skills that the lead's table names
    static Demand of(
            Plan plan,
            Customer customer,
            List<StoredReason> about,
            Set<Skill> byTable,
            RulesInForce.Snapshot snapshot) {
        return new Demand(
                skills(plan, byTable),
                needsLanguage(plan.leadingReason(), about, snapshot) ? language(customer, snapshot) : null,
                because(plan, byTable));
    }

    private static Set<String> skills(Plan plan, Set<Skill> byTable) {
        return Stream.concat(plan.skills().stream(), byTable.stream().map(Skill::toString))
                .collect(Collectors.toSet());
    }

    private static List<Because> because(Plan plan, Set<Skill> byTable) {
        if (byTable.isEmpty()) {
            return plan.because();
        }
        var names = byTable.stream().map(Skill::toString).collect(Collectors.joining(", "));
        return Stream.concat(
                        plan.because().stream(),
                        Stream.of(Because.of("SKILLS", "needs " + names + " by the table of skills")))
                .toList();
    }

    private static boolean needsLanguage(UUID leading, List<StoredReason> about, RulesInForce.Snapshot snapshot) {
        return about.stream()
                .filter(reason -> reason.fact().id().equals(leading))
                .findFirst()
                .flatMap(reason -> snapshot.rules()
                        .playbook(reason.fact().key().playbook(), reason.fact().version()))
                .map(playbook -> playbook.needs().language())
                .orElse(true);
    }

    private static String language(Customer customer, RulesInForce.Snapshot snapshot) {
        var known = Persons.language(customer);
        return known == null ? snapshot.rules().company().language() : known;
    }
}
