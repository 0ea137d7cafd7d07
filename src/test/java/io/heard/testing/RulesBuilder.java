package io.heard.testing;

import io.heard.calendar.DayHours;
import io.heard.calendar.WeekHours;
import io.heard.contact.ContactRules;
import io.heard.contact.PublicHolidays;
import io.heard.contact.RuleBook;
import io.heard.decision.Company;
import io.heard.decision.Pause;
import io.heard.decision.Playbook;
import io.heard.decision.Rules;
import io.heard.decision.Span;
import io.heard.rulebook.Settings;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of a London company that changed nothing: default settings, shipped rule book, shipped playbooks.
public final class RulesBuilder {

    private static final List<Playbook> SHIPPED =
            List.of("welcome-call", "concern", "question", "return", "call-back").stream()
                    .map(PlaybookBuilder::shipped)
                    .toList();
    private static final RuleBook BOOK = RuleBook.shipped();
    private static final PublicHolidays HOLIDAYS = PublicHolidays.shipped();

    private List<Playbook> playbooks = SHIPPED;
    private Company company = Settings.defaults("Europe/London").limits();
    private List<Pause> pauses = List.of();
    private @Nullable Rules built;

    private RulesBuilder() {}

    public static RulesBuilder rules() {
        return new RulesBuilder();
    }

    /// Nothing but these playbooks.
    public static RulesBuilder rules(PlaybookBuilder... only) {
        var rules = new RulesBuilder();
        rules.playbooks = List.of(only).stream().map(PlaybookBuilder::build).toList();
        return rules;
    }

    public static RulesBuilder rules(Playbook... only) {
        var rules = new RulesBuilder();
        rules.playbooks = List.of(only);
        return rules;
    }

    public RulesBuilder and(Playbook... more) {
        var all = new ArrayList<>(playbooks);
        all.addAll(List.of(more));
        playbooks = all;
        built = null;
        return this;
    }

    public RulesBuilder and(PlaybookBuilder more) {
        return and(more.build());
    }

    /// This cap instead of the company's own ones.
    public RulesBuilder cappedAt(int conversations, Period per) {
        return caps(List.of(new Playbook.Cap(Playbook.Cap.Counts.CONVERSATIONS, conversations, new Span.Days(per))));
    }

    /// All outreach was stopped.
    public RulesBuilder paused(Instant from, @Nullable Instant until) {
        pauses = List.of(new Pause(from, until, null, null));
        built = null;
        return this;
    }

    public RulesBuilder uncapped() {
        return caps(List.of());
    }

    private RulesBuilder caps(List<Playbook.Cap> caps) {
        company = new Company(
                company.zone(),
                company.language(),
                company.currency(),
                company.contactHours(),
                company.serviceHours(),
                company.deliveryTime(),
                company.gather(),
                caps,
                company.coolOff(),
                company.currencyRates());
        built = null;
        return this;
    }

    /// The company's own hours for contacts, on the customer's clock.
    public RulesBuilder openDaily(String hours) {
        company = new Company(
                company.zone(),
                company.language(),
                company.currency(),
                WeekHours.everyDay(DayHours.parse(hours)),
                company.serviceHours(),
                company.deliveryTime(),
                company.gather(),
                company.caps(),
                company.coolOff(),
                company.currencyRates());
        built = null;
        return this;
    }

    public Rules build() {
        if (built == null) {
            var contactRules = new ContactRules(BOOK, HOLIDAYS, company.contactHours(), company.zone());
            built = new Rules(playbooks, contactRules, company, pauses);
        }
        return built;
    }
}
