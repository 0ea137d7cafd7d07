package io.heard.decision;

import io.heard.contact.ContactRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that a decision goes by besides facts: playbooks, contact rules, holidays and the company's own limits.
public final class Rules {

    private final Map<String, Map<Integer, Playbook>> playbooks = new HashMap<>();
    private final List<Playbook> active;
    private final IdentityHashMap<Playbook, Duration> reaches = new IdentityHashMap<>();
    private final Duration farthestReach;
    private final Older older;
    private final ContactRules contactRules;
    private final Company company;
    private final List<Pause> pauses;

    /// Versions that fire no more, for the reasons that fired with them: they are many and seldom needed.
    public interface Older {
        Optional<Playbook> version(String key, int version);
    }

    /// @param playbooks the active versions and every version that an open reason fired with
    /// @param pauses in time order
    public Rules(List<Playbook> playbooks, ContactRules contactRules, Company company, List<Pause> pauses) {
        this(playbooks, (_, _) -> Optional.empty(), contactRules, company, pauses);
    }

    /// @param pauses in time order
    public Rules(
            List<Playbook> playbooks, Older older, ContactRules contactRules, Company company, List<Pause> pauses) {
        this.older = older;
        for (var playbook : playbooks) {
            this.playbooks.computeIfAbsent(playbook.key(), _ -> new HashMap<>()).put(playbook.version(), playbook);
            playbook.reach().ifPresent(reach -> reaches.put(playbook, reach));
        }
        this.farthestReach =
                reaches.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        this.active = playbooks.stream().filter(Playbook::active).toList();
        this.contactRules = contactRules;
        this.company = company;
        this.pauses = List.copyOf(pauses);
    }

    public List<Playbook> active() {
        return active;
    }

    public Optional<Playbook> playbook(String key, int version) {
        var known = playbooks.getOrDefault(key, Map.of()).get(version);
        return known == null ? older.version(key, version) : Optional.of(known);
    }

    /// Whether talking about it is hard: somebody complained, or sends something back.
    public boolean isHard(ReasonFact reason) {
        return playbook(reason.key().playbook(), reason.version())
                .filter(playbook -> playbook.trigger() instanceof Trigger.On(EventType type)
                        && (type == EventType.CONCERN_RAISED || type == EventType.RETURN_REQUESTED))
                .isPresent();
    }

    /// The same rules with this playbook in force, instead of what is active of the same key.
    public Rules with(Playbook playbook) {
        var all = new ArrayList<>(
                active.stream().filter(one -> !one.key().equals(playbook.key())).toList());
        all.add(playbook);
        return new Rules(all, older, contactRules, company, pauses);
    }

    /// The same playbooks under other contact rules.
    public Rules with(ContactRules other) {
        var all = playbooks.values().stream()
                .flatMap(versions -> versions.values().stream())
                .sorted(Comparator.comparing(Playbook::key).thenComparingInt(Playbook::version))
                .toList();
        return new Rules(all, older, other, company, pauses);
    }

    /// The same rules with no playbook but this one.
    public Rules only(Playbook playbook) {
        return new Rules(List.of(playbook), older, contactRules, company, pauses);
    }

    /// `Playbook.reach` of one of these playbooks, worked out once.
    @Nullable
    Duration reach(Playbook playbook) {
        return reaches.get(playbook);
    }

    /// Of those that have one.
    Duration farthestReach() {
        return farthestReach;
    }

    public ContactRules contactRules() {
        return contactRules;
    }

    public Company company() {
        return company;
    }

    public List<Pause> pauses() {
        return pauses;
    }

    /// Whether any active playbook looks at the lines of an order, so that they must be at hand.
    public boolean readsLines() {
        return active.stream()
                .anyMatch(playbook -> playbook.when() != null && playbook.when().mentions("lines"));
    }
}
