package io.heard.customer;

import io.heard.decision.CustomerFacts;
import io.heard.decision.CustomerFacts.ConsentFact;
import io.heard.decision.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A person, as told by shops and by themselves.
///
/// @param fields what is known, by the names of `Profile`
/// @param toldAt per field, when it was told: the last told wins, whatever arrives last
/// @param joinedInto the customer that this one turned out to be
/// @param known named by a shop, not only by an event that waits for more
public record Customer(
        String id,
        Map<String, String> fields,
        Map<String, Instant> toldAt,
        List<ConsentFact> consents,
        PreferencesDocument preferences,
        int preferencesVersion,
        @Nullable String ownerId,
        boolean ownerFixed,
        @Nullable String joinedInto,
        boolean known,
        boolean erased,
        int version,
        Instant createdAt) {

    public Customer {
        fields = Map.copyOf(fields);
        toldAt = Map.copyOf(toldAt);
        consents = List.copyOf(consents);
    }

    /// A customer of whom nothing is known but the id.
    public static Customer unknown(String id, Instant now) {
        return new Customer(
                id,
                Map.of(),
                Map.of(),
                List.of(),
                PreferencesDocument.EMPTY,
                0,
                null,
                false,
                null,
                false,
                false,
                0,
                now);
    }

    public @Nullable String field(String name) {
        return fields.get(name);
    }

    public Standing standing() {
        var standing = fields.get("standing");
        return standing == null ? Standing.NORMAL : Standing.valueOf(standing);
    }

    /// What this customer is after the profile was told: per field the last told wins, and of two told at
    /// the same instant the greater value, so that the order of arrival never matters.
    public Customer told(Profile profile) {
        var newFields = new HashMap<>(fields);
        var newToldAt = new HashMap<>(toldAt);
        profile.fields().forEach((field, value) -> {
            var before = toldAt.get(field);
            boolean wins = before == null
                    || profile.toldAt().isAfter(before)
                    || (profile.toldAt().equals(before) && value.compareTo(fields.getOrDefault(field, "")) > 0);
            if (wins) {
                newFields.put(field, value);
                newToldAt.put(field, profile.toldAt());
            }
        });
        return new Customer(
                id,
                newFields,
                newToldAt,
                both(consents, profile.consents()),
                preferences,
                preferencesVersion,
                ownerId,
                ownerFixed,
                joinedInto,
                true,
                erased,
                version,
                createdAt);
    }

    /// What this customer is after a person wrote the profile anew: a field that is not named is cleared,
    /// and what changed counts as told now.
    ///
    /// @param fixedOwnerId absent: the owner is whoever talked with the customer last
    public Customer rewritten(Map<String, String> newFields, @Nullable String fixedOwnerId, Instant now) {
        var newToldAt = new HashMap<>(toldAt);
        var names = new HashSet<>(fields.keySet());
        names.addAll(newFields.keySet());
        names.removeIf(field -> Objects.equals(fields.get(field), newFields.get(field)));
        names.forEach(field -> newToldAt.put(field, now));
        return new Customer(
                id,
                newFields,
                newToldAt,
                consents,
                preferences,
                preferencesVersion,
                fixedOwnerId == null ? ownerId : fixedOwnerId,
                fixedOwnerId != null,
                joinedInto,
                true,
                erased,
                version,
                createdAt);
    }

    /// What this customer is after another turned out to be the same person. Nobody has to refuse twice, and a
    /// relationship goes on; who they are is as it was told of this one.
    Customer joinedBy(Customer other) {
        var refused = preferences.refusing(other.preferences);
        return new Customer(
                id,
                fields,
                toldAt,
                both(consents, other.consents),
                refused,
                refused.equals(preferences) ? preferencesVersion : preferencesVersion + 1,
                ownerId == null ? other.ownerId : ownerId,
                ownerId == null ? other.ownerFixed : ownerFixed,
                joinedInto,
                known,
                erased,
                version,
                createdAt);
    }

    private static List<ConsentFact> both(List<ConsentFact> mine, List<ConsentFact> told) {
        if (mine.containsAll(told)) {
            return mine;
        }
        return Stream.concat(mine.stream(), told.stream())
                .map(consent -> endedBy(consent, mine, told))
                .distinct()
                .sorted(Comparator.comparing(ConsentFact::at).thenComparing(ConsentFact::toString))
                .toList();
    }

    /// A withdrawal is a consent that ended when it began: it ends those that were given before it, in whichever
    /// order they are told.
    private static ConsentFact endedBy(ConsentFact consent, List<ConsentFact> mine, List<ConsentFact> told) {
        return Stream.concat(mine.stream(), told.stream())
                .filter(other -> other.at().equals(other.until()))
                .filter(other -> other.purpose() == consent.purpose() && other.channel() == consent.channel())
                .map(ConsentFact::at)
                .filter(at -> at.isAfter(consent.at())
                        && (consent.until() == null || consent.until().isAfter(at)))
                .min(Comparator.naturalOrder())
                .map(at -> new ConsentFact(consent.purpose(), consent.channel(), consent.at(), consent.source(), at))
                .orElse(consent);
    }

    public CustomerFacts facts() {
        return new CustomerFacts(
                id,
                field("accountId"),
                field("name"),
                field("email"),
                field("phone"),
                field("language"),
                field("timeZone"),
                field("country"),
                field("region"),
                standing(),
                consents,
                preferences.read());
    }
}
