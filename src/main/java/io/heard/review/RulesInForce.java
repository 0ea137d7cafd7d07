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
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is decided by at the moment. Every batch asks for versions only; what they stand for is read when
/// one changes.
@ApplicationScoped
public class RulesInForce {

    private static final String PLAYBOOKS = "playbooks";

    private final PlaybookRepository playbooks;
    private final RuleBookRepository ruleBooks;
    private final SettingsRepository settings;
    private final PublicHolidays holidays = PublicHolidays.shipped();
    private volatile @Nullable Snapshot latest;

    public RulesInForce(PlaybookRepository playbooks, RuleBookRepository ruleBooks, SettingsRepository settings) {
        this.playbooks = playbooks;
        this.ruleBooks = ruleBooks;
        this.settings = settings;
    }

    /// @param versions what a decision notes: of the playbooks those that are active
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

    /// The rules that these versions name; holidays and time-zone data are those at hand.
    ///
    /// @param versions as a decision notes them
    Rules then(Map<String, Object> versions) {
        var book = ruleBooks.version(number(versions, "ruleBook"));
        var company = settings.version(number(versions, "settings")).settings().limits();
        var active = new HashMap<String, Integer>();
        if (versions.get(PLAYBOOKS) instanceof Map<?, ?> noted) {
            noted.forEach((key, version) -> active.put((String) key, ((Number) version).intValue()));
        }
        var contactRules = new ContactRules(book, holidays, company.contactHours(), company.zone());
        return new Rules(
                playbooks.all(active), contactRules, company, settings.pauses(number(versions, "settings")));
    }

    private static int number(Map<String, Object> versions, String name) {
        return versions.get(name) instanceof Number version ? version.intValue() : 0;
    }

    private Snapshot read(SettingsRepository.Versioned current, String fingerprint) {
        var book = ruleBooks.current();
        var company = current.settings().limits();
        var all = playbooks.all();
        var contactRules = new ContactRules(book, holidays, company.contactHours(), company.zone());
        var versions = new LinkedHashMap<String, Object>();
        versions.put("ruleBook", Integer.parseInt(book.version()));
        versions.put("holidays", holidays.version());
        versions.put("tzdb", ZoneRulesProvider.getVersions("UTC").lastEntry().getKey());
        versions.put("settings", current.version());
        versions.put(
                PLAYBOOKS,
                all.stream().filter(Playbook::active).collect(Collectors.toMap(Playbook::key, Playbook::version)));
        var rules = new Rules(all, contactRules, company, settings.pauses(current.version()));
        return new Snapshot(fingerprint, rules, current.settings(), versions, all);
    }
}
