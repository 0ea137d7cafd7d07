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
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is decided by at the moment. Every transaction asks for versions only, once; what they stand for is read when
/// one changes.
@ApplicationScoped
public class RulesInForce {

    private static final String PLAYBOOKS = "playbooks";
    /// Among the versions that a decision notes: those that a newer one replaced lately.
    public static final String REPLACED = "replacedPlaybooks";

    private static final Pattern COMPANY_HOLIDAYS = Pattern.compile("\\+company-(\\d{1,9})$");

    /// How long a version that was replaced still judges what happened before.
    private static final Duration TOLD_LATE = Duration.ofDays(31);

    private static final int REMEMBERED = 2_000;

    private final PlaybookRepository playbooks;
    private final RuleBookRepository ruleBooks;
    private final SettingsRepository settings;
    private final HolidayRepository holidays;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;
    private final Map<String, Playbook> older = new ConcurrentHashMap<>();
    private volatile @Nullable Snapshot latest;

    public RulesInForce(
            PlaybookRepository playbooks,
            RuleBookRepository ruleBooks,
            HolidayRepository holidays,
            SettingsRepository settings,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.playbooks = playbooks;
        this.ruleBooks = ruleBooks;
        this.holidays = holidays;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @param versions what a decision notes
    /// @param playbooks that may fire, replaced ones included
    public record Snapshot(
            String fingerprint,
            Rules rules,
            Settings settings,
            Map<String, Object> versions,
            List<Playbook> playbooks) {

        /// The same with other contact rules or holidays, to see what they would change.
        public Rules with(RuleBook book, PublicHolidays holidays) {
            var company = rules.company();
            return rules.with(new ContactRules(book, holidays, company.contactHours(), company.zone()));
        }
    }

    /// Within a transaction the same each time.
    public Snapshot now() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            return look();
        }
        if (transaction.getResource(Snapshot.class) instanceof Snapshot seen) {
            return seen;
        }
        var now = look();
        transaction.putResource(Snapshot.class, now);
        return now;
    }

    private Snapshot look() {
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
        int holidayVersion = companyHolidays(versions);
        var calendars = PublicHolidays.of(
                holidayVersion,
                HolidayRepository.read(noted(holidays.version(holidayVersion), "holidays", holidayVersion)));
        var contactRules = new ContactRules(book, calendars, company.contactHours(), company.zone());
        return new Rules(
                playbooks.inForce(active(versions), replaced(versions)),
                this::older,
                contactRules,
                company,
                settings.pauses(number(versions, "settings")));
    }

    private static Map<String, Object> noted(List<Playbook> playbooks) {
        var noted = new LinkedHashMap<String, Object>();
        noted.put(
                PLAYBOOKS,
                playbooks.stream()
                        .filter(playbook -> playbook.firesUntil() == null)
                        .collect(Collectors.toMap(Playbook::key, Playbook::version)));
        var replaced = playbooks.stream()
                .filter(playbook -> playbook.firesUntil() != null)
                .collect(Collectors.groupingBy(
                        Playbook::key, Collectors.mapping(Playbook::version, Collectors.toList())));
        if (!replaced.isEmpty()) {
            noted.put(REPLACED, replaced);
        }
        return noted;
    }

    private static Map<String, Integer> active(Map<String, Object> versions) {
        var active = new HashMap<String, Integer>();
        if (versions.get(PLAYBOOKS) instanceof Map<?, ?> noted) {
            noted.forEach((key, version) -> active.put((String) key, ((Number) version).intValue()));
        }
        return active;
    }

    private static Map<String, List<Integer>> replaced(Map<String, Object> versions) {
        var replaced = new HashMap<String, List<Integer>>();
        if (versions.get(REPLACED) instanceof Map<?, ?> noted) {
            noted.forEach((key, list) -> replaced.put(
                    (String) key,
                    ((List<?>) list)
                            .stream().map(one -> ((Number) one).intValue()).toList()));
        }
        return replaced;
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
        var since = clock.instant().minus(TOLD_LATE);
        var contactRules = new ContactRules(book, calendars, company.contactHours(), company.zone());
        var versions = new LinkedHashMap<String, Object>();
        versions.put("ruleBook", Integer.parseInt(book.version()));
        versions.put("holidays", calendars.version());
        versions.put("tzdb", ZoneRulesProvider.getVersions("UTC").lastEntry().getKey());
        versions.put("settings", current.version());
        var all = playbooks.inForce(since);
        versions.putAll(noted(all));
        var rules = new Rules(all, this::older, contactRules, company, settings.pauses(current.version()));
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
