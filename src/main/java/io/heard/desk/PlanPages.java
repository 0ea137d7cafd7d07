package io.heard.desk;

import io.heard.calendar.Days;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.dayplan.DayPlanRepository;
import io.heard.dayplan.MadePlan;
import io.heard.dayplan.PlannedWork;
import io.heard.dayplan.ReliefRepository;
import io.heard.dayplan.RepDay;
import io.heard.dayplan.ShortageRepository;
import io.heard.dayplan.TeamRelief;
import io.heard.dayplan.TeamShortage;
import io.heard.insight.CoverageRepository;
import io.heard.planning.Gap;
import io.heard.planning.Placing.Why;
import io.heard.planning.RepId;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers what a team's day plan says: a constant number of statements, and one for each shortage that is shown.
@ApplicationScoped
class PlanPages {

    private static final int SHORTAGES = 30;
    private static final int PEOPLE = 8;
    private static final int RELIEFS = 20;
    private static final int PERCENT = 100;
    private static final int USUAL_DAYS = 7;
    private static final int HEARD_WITHIN = 14;
    private static final Duration BACK = Duration.ofDays(90);

    private final DayPlanRepository plans;
    private final ShortageRepository shortages;
    private final ReliefRepository reliefs;
    private final CoverageRepository coverage;
    private final CustomerRepository customers;
    private final TeamRepository teams;
    private final Office office;

    PlanPages(
            DayPlanRepository plans,
            ShortageRepository shortages,
            ReliefRepository reliefs,
            CoverageRepository coverage,
            CustomerRepository customers,
            TeamRepository teams,
            Office office) {
        this.plans = plans;
        this.shortages = shortages;
        this.reliefs = reliefs;
        this.coverage = coverage;
        this.customers = customers;
        this.teams = teams;
        this.office = office;
    }

    static String path(Team team) {
        return "/desk/team/plan?team=" + team.id();
    }

    PlanPage page(Team team, @Nullable String news, @Nullable String problem, PlanPage.Form form) {
        var words = office.words(PlanMessages.class);
        var times = office.times();
        var made = plans.latest(team.id()).orElse(null);
        var days = plans.days(team.id());
        var dates = dates(days);
        return new PlanPage(
                office.teams().stream()
                        .map(one ->
                                new LeadPage.Tab(path(one), one.name(), one.id().equals(team.id())))
                        .toList(),
                team.id().value(),
                news,
                problem,
                made == null ? null : words.made(times.moment(made.madeAt())),
                made == null ? List.of() : numbers(made.report()),
                dates.stream().map(date -> day(date, team)).toList(),
                rows(team, days, dates),
                shortages(team),
                reliefs(team, times.now()),
                words.heardTitle(HEARD_WITHIN),
                office.mayGive(team),
                Days.dateAt(times.now(), team.zone()).plusDays(USUAL_DAYS).toString(),
                form);
    }

    /// What a shortage is known by in a form and in an address.
    static String key(TeamRelief.About about, LocalDate day) {
        var text = String.join("_", about.why().name(), or(about.skill()), or(about.language()), about.zone());
        return "s" + Integer.toHexString(text.hashCode()) + "-" + day;
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    static TeamRelief.About about(Gap gap) {
        return new TeamRelief.About(gap.why(), gap.skill(), gap.language(), gap.zone());
    }

    private List<PlanPage.Figure> numbers(MadePlan.Report report) {
        var words = office.words(PlanMessages.class);
        return List.of(
                new PlanPage.Figure(String.valueOf(report.looked()), words.looked(), ""),
                new PlanPage.Figure(String.valueOf(report.planned()), words.planned(), "good"),
                new PlanPage.Figure(String.valueOf(report.missed()), words.missed(), report.missed() > 0 ? "bad" : ""),
                new PlanPage.Figure(Math.round(report.ownerKept() * PERCENT) + " %", words.withOwner(), "told"));
    }

    private static List<LocalDate> dates(List<RepDay> days) {
        return List.copyOf(days.stream().map(day -> day.slot().day()).collect(Collectors.toCollection(TreeSet::new)));
    }

    private String day(LocalDate date, Team team) {
        return office.times(team.zone()).day(Days.startOfDay(date, team.zone()));
    }

    private List<PlanPage.Row> rows(Team team, List<RepDay> days, List<LocalDate> dates) {
        var byRep = new TreeMap<RepId, Map<LocalDate, RepDay>>();
        var all = new HashMap<LocalDate, Load>();
        long longest = 1;
        for (var day : days) {
            byRep.computeIfAbsent(day.slot().repId(), _ -> new HashMap<>())
                    .put(day.slot().day(), day);
            all.merge(day.slot().day(), Load.of(day), Load::plus);
            longest = Math.max(longest, Load.of(day).longer());
        }
        long scale = longest;
        long scaleOfAll = all.values().stream().mapToLong(Load::longer).max().orElse(1);
        var names = teams.names(byRep.keySet().stream().map(RepId::value).toList());
        var rows = new ArrayList<PlanPage.Row>();
        if (byRep.size() > 1) {
            rows.add(new PlanPage.Row(
                    null,
                    null,
                    dates.stream()
                            .map(date -> cell(date, all.get(date), scaleOfAll, team))
                            .toList()));
        }
        byRep.forEach((rep, of) -> rows.add(new PlanPage.Row(
                names.getOrDefault(rep.value(), rep.value()),
                LeadPages.path(team, rep),
                dates.stream()
                        .map(date -> {
                            var day = of.get(date);
                            return cell(date, day == null ? null : Load.of(day), scale, team);
                        })
                        .toList())));
        return rows;
    }

    private record Load(Duration capacity, Duration planned) {

        static Load of(RepDay day) {
            return new Load(day.capacity(), day.planned());
        }

        Load plus(Load other) {
            return new Load(capacity.plus(other.capacity), planned.plus(other.planned));
        }

        long longer() {
            return Math.max(1, Math.max(capacity.toMinutes(), planned.toMinutes()));
        }
    }

    private PlanPage.Cell cell(LocalDate date, @Nullable Load load, long scale, Team team) {
        var words = office.words(PlanMessages.class);
        if (load == null) {
            return new PlanPage.Cell(day(date, team), null, words.dayOff());
        }
        return new PlanPage.Cell(
                day(date, team),
                LeadPage.Bar.of(load.capacity().toMinutes(), load.planned().toMinutes(), scale),
                words.cell(office.hours(load.planned()), office.hours(load.capacity())));
    }

    private List<PlanPage.Shortage> shortages(Team team) {
        return shortages.ofTeam(team.id()).stream()
                .limit(SHORTAGES)
                .map(shortage -> shortage(team, shortage))
                .toList();
    }

    private PlanPage.Shortage shortage(Team team, TeamShortage shortage) {
        var words = office.words(PlanMessages.class);
        var gap = shortage.gap();
        var affected = shortages.affected(team.id(), gap, PEOPLE);
        return new PlanPage.Shortage(
                key(about(gap), gap.day()),
                words.missing(office.hours(shortage.missing()), day(gap.day(), team)),
                upper(why(gap.why(), gap.skill(), gap.language())) + "; " + whom(about(gap)),
                words.affects(shortage.followUps()),
                people(affected),
                shortage.followUps() - affected.size(),
                fields(gap));
    }

    private static List<LeadPage.Choice> fields(Gap gap) {
        return List.of(
                new LeadPage.Choice("why", gap.why().name()),
                new LeadPage.Choice("skill", or(gap.skill())),
                new LeadPage.Choice("language", or(gap.language())),
                new LeadPage.Choice("zone", gap.zone()),
                new LeadPage.Choice("day", gap.day().toString()));
    }

    private List<PlanPage.Person> people(List<PlannedWork> affected) {
        var words = office.words(PlanMessages.class);
        var known = customers
                .byIds(affected.stream().map(PlannedWork::customerId).toList())
                .stream()
                .collect(Collectors.toMap(Customer::id, Function.identity()));
        return affected.stream()
                .map(work -> {
                    var customer = known.get(work.customerId());
                    var name = customer == null ? null : customer.field("name");
                    return new PlanPage.Person(
                            Customers.path(work.customerId()),
                            name == null ? office.words(Messages.class).nameless(work.customerId()) : name,
                            words.due(office.times().moment(work.dueAt())));
                })
                .toList();
    }

    private String why(Why why, @Nullable String skill, @Nullable String language) {
        var words = office.words(PlanMessages.class);
        return switch (why) {
            case NO_WINDOW -> words.noWindow();
            case NOBODY_HAS_THE_SKILLS -> words.nobodySkilled(or(skill));
            case NOBODY_SPEAKS_THE_LANGUAGE -> words.nobodySpeaks(spoken(or(language)));
            case NOBODY_ON_SHIFT_IN_ITS_WINDOWS -> words.nobodyThen();
            case NO_ROOM -> skill == null ? words.noRoom() : words.noRoomFor(skill);
        };
    }

    private String whom(TeamRelief.About about) {
        var words = office.words(PlanMessages.class);
        var place = Times.place(ZoneId.of(about.zone()));
        return about.language() == null
                ? words.customersIn(place)
                : words.customersWith(spoken(about.language()), place);
    }

    private String spoken(String language) {
        return Locale.forLanguageTag(language).getDisplayLanguage(office.times().locale());
    }

    private static String upper(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    PlanPage.Buyers buyers(Instant now) {
        var words = office.words(PlanMessages.class);
        var found = coverage.of(HEARD_WITHIN, BACK, PEOPLE, now);
        var past = found.past();
        var coming = found.coming();
        int missed = coming.late() + coming.left();
        return new PlanPage.Buyers(
                words.heardTitle(HEARD_WITHIN),
                words.heardPast(past.buyers(), past.heard(), past.offered()),
                words.heardComing(coming.buyers(), coming.heard(), coming.planned()) + " "
                        + (missed == 0
                                ? words.heardAll()
                                : words.heardMissing(coming.late(), coming.left(), office.hours(coming.effort()))),
                found.missing().stream()
                        .map(one -> new PlanPage.Person(
                                Customers.path(one.customerId()),
                                one.name() == null
                                        ? office.words(Messages.class).nameless(one.customerId())
                                        : one.name(),
                                words.heardUntil(office.times().moment(one.until()))))
                        .toList(),
                missed - found.missing().size());
    }

    private List<PlanPage.Relief> reliefs(Team team, Instant now) {
        var words = office.words(PlanMessages.class);
        return reliefs.ofTeam(team.id(), RELIEFS).stream()
                .map(relief -> new PlanPage.Relief(
                        relief.id().toString(),
                        switch (relief.kind()) {
                            case MAIL -> words.didMail();
                            case LATER -> words.didLater(relief.amount());
                            case EVERY_NTH -> words.didNth(relief.amount());
                            case LEAVE_ALONE -> words.didLeave();
                        },
                        upper(whom(relief.about())),
                        words.lasts(office.times().moment(relief.until()), relief.madeBy()),
                        words.changed(relief.affected()),
                        relief.reason(),
                        !relief.isInForce(now)))
                .toList();
    }
}
