package io.heard.review;

import io.heard.contact.ContactRules;
import io.heard.contact.PublicHolidays;
import io.heard.contact.RuleBook;
import io.heard.decision.Playbook;
import io.heard.decision.Rules;
import io.heard.playbook.PlaybookRepository;
import io.heard.rulebook.HolidayRepository;
import io.heard.rulebook.RuleBookRepository;
import io.heard.rulebook.Settings;
import io.heard.rulebook.SettingsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.zone.ZoneRulesProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is decided by at the moment. Every batch asks for versions only; what they stand for is read when
/// one changes.
@ApplicationScoped
public class RulesInForce {

    private final PlaybookRepository playbooks;
    private final RuleBookRepository ruleBooks;
    private final SettingsRepository settings;
    private final HolidayRepository holidays;
    private volatile @Nullable Snapshot latest;

    public RulesInForce(
            PlaybookRepository playbooks,
            RuleBookRepository ruleBooks,
            HolidayRepository holidays,
            SettingsRepository settings) {
        this.playbooks = playbooks;
        this.ruleBooks = ruleBooks;
        this.holidays = holidays;
        this.settings = settings;
    }

    /// @param versions what a decision notes, but for the playbooks
    public record Snapshot(
            String fingerprint,
            Rules rules,
            Settings settings,
            Map<String, Object> versions,
            List<Playbook> playbooks) {

        /// The same with other contact rules or holidays, to see what they would change.
        public Rules with(RuleBook book, PublicHolidays holidays) {
            var company = rules.company();
            return new Rules(
                    playbooks,
                    new ContactRules(book, holidays, company.contactHours(), company.zone()),
                    company,
                    rules.pauses());
        }
    }

    public Snapshot now() {
        var current = settings.current();
        var fingerprint = current.version() + "/" + ruleBooks.currentVersion() + "/" + holidays.currentVersion() + "/"
                + playbooks.fingerprint();
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
        var calendars = holidays.current();
        var company = current.settings().limits();
        var all = playbooks.all();
        var contactRules = new ContactRules(book, calendars, company.contactHours(), company.zone());
        var versions = new LinkedHashMap<String, Object>();
        versions.put("ruleBook", Integer.parseInt(book.version()));
        versions.put("holidays", calendars.version());
        versions.put("tzdb", ZoneRulesProvider.getVersions("UTC").lastEntry().getKey());
        versions.put("settings", current.version());
        var rules = new Rules(all, contactRules, company, settings.pauses());
        return new Snapshot(fingerprint, rules, current.settings(), versions, all);
    }
}
