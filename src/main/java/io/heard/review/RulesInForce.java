package io.heard.review;

import io.heard.contact.ContactRules;
import io.heard.contact.PublicHolidays;
import io.heard.decision.Playbook;
import io.heard.decision.Rules;
import io.heard.playbook.PlaybookRepository;
import io.heard.rulebook.RuleBookRepository;
import io.heard.rulebook.Settings;
import io.heard.rulebook.SettingsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.zone.ZoneRulesProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is decided by at the moment. Every batch asks for versions only; what they stand for is read when
/// one changes.
@ApplicationScoped
public class RulesInForce {

    /// How long a version that was replaced still judges what happened before.
    private static final Duration TOLD_LATE = Duration.ofDays(31);

    private static final int REMEMBERED = 2_000;

    private final PlaybookRepository playbooks;
    private final RuleBookRepository ruleBooks;
    private final SettingsRepository settings;
    private final PublicHolidays holidays = PublicHolidays.shipped();
    private final Clock clock;
    private final Map<String, Playbook> older = new ConcurrentHashMap<>();
    private volatile @Nullable Snapshot latest;

    public RulesInForce(
            PlaybookRepository playbooks, RuleBookRepository ruleBooks, SettingsRepository settings, Clock clock) {
        this.playbooks = playbooks;
        this.ruleBooks = ruleBooks;
        this.settings = settings;
        this.clock = clock;
    }

    /// @param versions what a decision notes, but for the playbooks
    /// @param playbooks that may fire, replaced ones included
    public record Snapshot(
            String fingerprint,
            Rules rules,
            Settings settings,
            Map<String, Object> versions,
            List<Playbook> playbooks) {}

    public Snapshot now() {
        var current = settings.current();
        var fingerprint = current.version() + "/" + ruleBooks.currentVersion() + "/" + playbooks.fingerprint();
        var known = latest;
        if (known != null && known.fingerprint().equals(fingerprint)) {
            return known;
        }
        var fresh = read(current, fingerprint);
        latest = fresh;
        return fresh;
    }

    private Snapshot read(SettingsRepository.Versioned current, String fingerprint) {
        var book = ruleBooks.current();
        var company = current.settings().limits();
        var since = clock.instant().minus(TOLD_LATE);
        var contactRules = new ContactRules(book, holidays, company.contactHours(), company.zone());
        var versions = new LinkedHashMap<String, Object>();
        versions.put("ruleBook", Integer.parseInt(book.version()));
        versions.put("holidays", holidays.version());
        versions.put("tzdb", ZoneRulesProvider.getVersions("UTC").lastEntry().getKey());
        versions.put("settings", current.version());
        var all = playbooks.inForce(since);
        var rules = new Rules(all, this::older, contactRules, company, settings.pauses());
        return new Snapshot(fingerprint, rules, current.settings(), versions, all);
    }

    /// A retired version never changes again. Reasons of no playbook have version 0.
    private Optional<Playbook> older(String key, int version) {
        if (version == 0) {
            return Optional.empty();
        }
        var name = key + ' ' + version;
        var known = older.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var found = playbooks.retired(key, version);
        found.ifPresent(playbook -> {
            if (older.size() >= REMEMBERED) {
                older.clear();
            }
            older.put(name, playbook);
        });
        return found;
    }
}
