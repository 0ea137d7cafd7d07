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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is decided by at the moment. Every batch asks for versions only; what they stand for is read when
/// one changes.
@ApplicationScoped
public class RulesInForce {

    private static final String PLAYBOOKS = "playbooks";
    private static final Pattern COMPANY_HOLIDAYS = Pattern.compile("\\+company-(\\d{1,9})$");

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

    /// @param versions what a decision notes: of the playbooks those that are active
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

    /// The rules that these versions name; the shipped calendars and time-zone data are those at hand.
    ///
    /// @param versions as a decision notes them
    Rules then(Map<String, Object> versions) {
        var book = RuleBookRepository.read(
                noted(ruleBooks.version(number(versions, "ruleBook")), "rule book", versions.get("ruleBook")));
        var company = settings.version(number(versions, "settings")).settings().limits();
        var active = new HashMap<String, Integer>();
        if (versions.get(PLAYBOOKS) instanceof Map<?, ?> noted) {
            noted.forEach((key, version) -> active.put((String) key, ((Number) version).intValue()));
        }
        int holidayVersion = companyHolidays(versions);
        var calendars = PublicHolidays.of(
                holidayVersion,
                HolidayRepository.read(noted(holidays.version(holidayVersion), "holidays", holidayVersion)));
        var contactRules = new ContactRules(book, calendars, company.contactHours(), company.zone());
        return new Rules(playbooks.all(active), contactRules, company, settings.pauses(number(versions, "settings")));
    }

    /// @return the version of what the company knows better, 0 while it said nothing
    private static int companyHolidays(Map<String, Object> versions) {
        var matcher = COMPANY_HOLIDAYS.matcher(String.valueOf(versions.get("holidays")));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static <T> T noted(Optional<T> found, String what, @Nullable Object version) {
        return found.orElseThrow(() -> new IllegalStateException("There is no " + what + " of version " + version));
    }

    private static int number(Map<String, Object> versions, String name) {
        return versions.get(name) instanceof Number version ? version.intValue() : 0;
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
        versions.put(
                PLAYBOOKS,
                all.stream().filter(Playbook::active).collect(Collectors.toMap(Playbook::key, Playbook::version)));
        var rules = new Rules(all, contactRules, company, settings.pauses(current.version()));
        return new Snapshot(fingerprint, rules, current.settings(), versions, all);
    }
}
