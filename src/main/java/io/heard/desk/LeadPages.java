package io.heard.desk;

import io.heard.calendar.Days;
import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.customer.CustomerRepository;
import io.heard.decision.Considered;
import io.heard.followup.DecisionRepository;
import io.heard.insight.ContinuityRepository;
import io.heard.message.MailRepository;
import io.heard.message.MailStatus;
import io.heard.planning.RepId;
import io.heard.planning.Workday;
import io.heard.rulebook.SettingsRepository;
import io.heard.task.Escalation;
import io.heard.task.Share;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskRepository;
import io.heard.task.TaskStatus;
import io.heard.team.Presence;
import io.heard.team.PresenceRepository;
import io.heard.team.Roster;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.workqueue.TaskViews;
import io.heard.workqueue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers a team's day: a constant number of statements, however many reps and tasks there are.
@ApplicationScoped
class LeadPages {

    private static final int SHOWN = 40;
    private static final int NAMES = 8;
    private static final Duration LATELY = Duration.ofDays(30);

    private static final Duration CONTINUITY = Duration.ofDays(90);

    /// More than that is nobody's relationship any more.
    private static final int MOST_OWNED = 400;

    private final TeamRepository teams;
    private final PresenceRepository presences;
    private final CustomerRepository customers;
    private final ContinuityRepository continuity;
    private final TaskRepository tasks;
    private final DecisionRepository decisions;
    private final SettingsRepository settings;
    private final MailRepository mails;
    private final WorkQueue queue;
    private final TaskViews views;
    private final Desk desk;
    private final Office office;

    LeadPages(
            TeamRepository teams,
            PresenceRepository presences,
            CustomerRepository customers,
            ContinuityRepository continuity,
            TaskRepository tasks,
            DecisionRepository decisions,
            SettingsRepository settings,
            MailRepository mails,
            WorkQueue queue,
            TaskViews views,
            Desk desk,
            Office office) {
        this.teams = teams;
        this.presences = presences;
        this.customers = customers;
        this.continuity = continuity;
        this.tasks = tasks;
        this.decisions = decisions;
        this.settings = settings;
        this.mails = mails;
        this.queue = queue;
        this.views = views;
        this.desk = desk;
        this.office = office;
    }

    static String path(Team team, @Nullable RepId of) {
        return "/desk/team?team=" + team.id() + (of == null ? "" : "&rep=" + of);
    }

    /// What is stopped now; absent while outreach runs.
    LeadPage.@Nullable Paused paused() {
        var outreach = settings.current().settings().outreach();
        if (!outreach.isPaused()) {
            return null;
        }
        var words = office.words(LeadMessages.class);
        var country = outreach.country() == null ? null : country(outreach.country());
        var what = outreach.channel() == null
                ? country == null ? words.pausedAll() : words.pausedCountry(country)
                : outreach.channel().equals("CALL")
                        ? country == null ? words.pausedCalls() : words.pausedCallsIn(country)
                        : country == null ? words.pausedMails() : words.pausedMailsIn(country);
        return new LeadPage.Paused(what, outreach.reason());
    }

    /// @param of whose work is listed
    LeadPage page(Team team, @Nullable RepId of, @Nullable String news, @Nullable String problem) {
        var times = office.times();
        var now = times.now();
        var dayStart = Days.startOfDay(Days.dateAt(now, team.zone()), team.zone());
        var dayEnd = Days.endOfDay(Days.dateAt(now, team.zone()), team.zone());
        var shares = tasks.shares(team.id(), now, dayStart);
        var roster = teams.roster(team.id(), dayStart, dayEnd).orElseThrow();
        var found = of == null ? tasks.urging(team.id(), now, SHOWN + 1) : tasks.inHand(team.id(), of, SHOWN + 1);
        var shown = found.subList(0, Math.min(SHOWN, found.size()));
        var names = roster.members().stream()
                .collect(Collectors.toMap(
                        member -> member.rep().id(), member -> member.rep().name()));
        return new LeadPage(
                office.teams().stream()
                        .map(one -> new LeadPage.Tab(
                                path(one, null), one.name(), one.id().equals(team.id())))
                        .toList(),
                team.id().value(),
                news,
                problem,
                paused(),
                totals(shares),
                reps(team, roster, shares, of, now),
                continuity(team, now),
                of == null ? null : names.getOrDefault(of, of.value()),
                running(team, names),
                work(team, shown, names),
                found.size() > SHOWN,
                office.mayGive(team),
                unknown(team),
                leftAlone(now),
                countries());
    }

    private static LeadPage.Totals totals(List<Share> shares) {
        return new LeadPage.Totals(
                shares.stream().mapToInt(Share::open).sum(),
                shares.stream().mapToInt(Share::overdue).sum(),
                shares.stream().mapToInt(Share::promised).sum(),
                shares.stream().mapToInt(Share::urgent).sum(),
                shares.stream()
                        .filter(share -> share.rep() == null)
                        .mapToInt(Share::open)
                        .sum(),
                shares.stream().mapToInt(Share::done).sum());
    }

    private List<LeadPage.Rep> reps(Team team, Roster roster, List<Share> shares, @Nullable RepId of, Instant now) {
        var shareOf = shares.stream()
                .filter(share -> share.rep() != null)
                .collect(Collectors.toMap(Share::rep, Function.identity()));
        var room = roster.members().stream()
                .collect(Collectors.toMap(member -> member.rep().id(), member -> room(member.working(), now)));
        long scale = roster.members().stream()
                .map(member -> member.rep().id())
                .mapToLong(id -> Math.max(
                        Objects.requireNonNull(room.get(id)).toSeconds(),
                        effort(shareOf.get(id)).toSeconds()))
                .max()
                .orElse(0);
        var owned = customers.owned(roster.members().stream()
                .map(member -> member.rep().id().value())
                .toList());
        var gone = presences.ofTeam(team.id(), now);
        return roster.members().stream()
                .sorted(Comparator.comparing(member -> member.rep().name().toLowerCase(Locale.ROOT)))
                .map(member -> rep(
                        team,
                        member,
                        shareOf.getOrDefault(
                                member.rep().id(), new Share(member.rep().id(), 0, 0, 0, 0, Duration.ZERO, 0)),
                        Objects.requireNonNull(room.get(member.rep().id())),
                        Math.max(1, scale),
                        of,
                        gone.get(member.rep().id()),
                        owned.getOrDefault(member.rep().id().value(), 0)))
                .toList();
    }

    private @Nullable String continuity(Team team, Instant now) {
        return continuity.byTeam(now.minus(CONTINUITY), now).stream()
                .filter(one -> one.team().equals(team.id()) && one.conversations() > 0)
                .findFirst()
                .map(one -> office.words(CrewMessages.class).continuity(one.percent(), one.conversations()))
                .orElse(null);
    }

    private static Duration effort(@Nullable Share share) {
        return share == null ? Duration.ZERO : share.effort();
    }

    /// What is left of somebody's day for planned work.
    private static Duration room(Intervals working, Instant now) {
        return Workday.left(working, Workday.Share.DEFAULT, now, now).capacity();
    }

    private LeadPage.Rep rep(
            Team team,
            Roster.Member member,
            Share share,
            Duration room,
            long scale,
            @Nullable RepId of,
            @Nullable Presence presence,
            int owned) {
        var words = office.words(LeadMessages.class);
        var id = member.rep().id();
        long load = share.effort().toSeconds();
        return new LeadPage.Rep(
                path(team, id),
                member.rep().name(),
                shift(member, words),
                presence == null ? null : desk.presence(presence, office.times()),
                share.open(),
                share.overdue(),
                share.promised(),
                share.urgent(),
                share.done(),
                owned,
                owned > MOST_OWNED,
                words.load(office.hours(share.effort()), office.hours(room)),
                LeadPage.Bar.of(room.toSeconds(), load, scale),
                id.equals(of));
    }

    /// On the lead's own clock.
    private String shift(Roster.Member member, LeadMessages words) {
        var times = office.times();
        var today = member.present().list();
        if (today.isEmpty()) {
            boolean isAway = member.rep().absences().stream()
                    .anyMatch(absence -> new Interval(absence.from(), absence.to()).contains(times.now()));
            return isAway ? words.away() : words.notToday();
        }
        return today.stream()
                .map(part -> times.time(part.start()) + "–" + times.time(part.end()))
                .collect(Collectors.joining(", "));
    }

    private List<LeadPage.Running> running(Team team, Map<RepId, String> names) {
        var times = office.times();
        var messages = office.words(Messages.class);
        var because = new BecauseWords(office.words(BecauseMessages.class), messages, times);
        var tasks = queue.runningOut(team.id(), SHOWN);
        var read = views.of(tasks, times.reader());
        var running = new ArrayList<LeadPage.Running>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            var card = TaskCard.of(task, read.get(i), messages, times);
            var holder = task.holder();
            running.add(new LeadPage.Running(
                    office.leads(team) ? "/desk/tasks/" + card.id() : Customers.path(task.customerId()),
                    card.customer().name(),
                    card.why(),
                    card.due(),
                    card.isLate(),
                    holder == null ? null : names.getOrDefault(holder, holder.value()),
                    task.because().stream()
                            .filter(line -> line.rule().equals(Escalation.RULE))
                            .reduce((_, last) -> last)
                            .map(because::line)
                            .orElse("")));
        }
        return running;
    }

    private List<LeadPage.Work> work(Team team, List<Task> shown, Map<RepId, String> names) {
        var read = views.of(shown, office.times().reader());
        var fitting = office.mayGive(team) ? queue.fitting(team.id(), shown) : Map.<TaskId, List<RepId>>of();
        var work = new ArrayList<LeadPage.Work>(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            var task = shown.get(i);
            var card = TaskCard.of(task, read.get(i), office.words(Messages.class), office.times());
            var holder = task.holder();
            work.add(new LeadPage.Work(
                    task.id().value(),
                    task.version(),
                    Customers.path(task.customerId()),
                    card.customer().name(),
                    card.why(),
                    card.channel(),
                    card.due(),
                    card.isLate(),
                    card.isUrgent(),
                    card.promised(),
                    holder == null ? null : names.getOrDefault(holder, holder.value()),
                    task.status() instanceof TaskStatus.Claimed claimed
                                    && claimed.until().isAfter(office.times().now())
                            ? office.times().time(claimed.until())
                            : null,
                    fitting.getOrDefault(task.id(), List.of()).stream()
                            .filter(rep -> !rep.equals(task.repId()))
                            .map(rep -> new LeadPage.Choice(rep.value(), names.getOrDefault(rep, rep.value())))
                            .toList()));
        }
        return work;
    }

    private List<LeadPage.Unknown> unknown(Team team) {
        var words = office.words(MailMessages.class);
        return mails.unknown(team.id(), SHOWN).stream()
                .map(mail -> new LeadPage.Unknown(
                        office.leads(team) ? "/desk/tasks/" + mail.taskId() : Customers.path(mail.customerId()),
                        mail.toName() == null
                                ? office.words(Messages.class).nameless(mail.customerId())
                                : mail.toName(),
                        mail.text().subject(),
                        mail.fromName(),
                        mail.status() instanceof MailStatus.Unknown unknown
                                ? words.unknown(
                                        office.times().moment(unknown.at()),
                                        MailWords.why(words, unknown.why(), unknown.detail()))
                                : ""))
                .toList();
    }

    private List<LeadPage.LeftAlone> leftAlone(Instant now) {
        var groups = new LinkedHashMap<String, List<DecisionRepository.LeftAlone>>();
        for (var one : decisions.leftAlone(now.minus(LATELY), NAMES)) {
            groups.computeIfAbsent(one.why(), _ -> new ArrayList<>()).add(one);
        }
        return groups.values().stream().map(this::leftAlone).toList();
    }

    private LeadPage.LeftAlone leftAlone(List<DecisionRepository.LeftAlone> group) {
        var first = group.getFirst();
        return new LeadPage.LeftAlone(
                why(Considered.Why.valueOf(first.why())),
                first.customers(),
                group.stream()
                        .map(one -> new LeadPage.Named(
                                Customers.path(one.customerId()),
                                one.name() == null || one.name().isBlank()
                                        ? office.words(Messages.class).nameless(one.customerId())
                                        : one.name(),
                                office.times().day(one.decidedAt())))
                        .toList(),
                first.customers() - group.size());
    }

    private String why(Considered.Why why) {
        var words = office.words(LeadMessages.class);
        return switch (why) {
            case TOO_LATE -> words.whyTooLate();
            case ORDER_CANCELLED -> words.whyCancelled();
            case ORDER_RETURNED -> words.whyReturned();
            case UNLESS -> words.whyUnless();
            case NO_LONGER_TRUE -> words.whyNoLongerTrue();
            case HELD_TOO_LONG -> words.whyHeld();
            case HEARD_ELSEWHERE -> words.whyHeard();
            case NOT_INTERESTED -> words.whyNotInterested();
            case STANDING -> words.whyStanding();
            case NO_WAY -> words.whyNoWay();
            case ATTEMPTS_EXHAUSTED -> words.whyAttempts();
            case LAPSED -> words.whyLapsed();
        };
    }

    private List<LeadPage.Choice> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new LeadPage.Choice(code, country(code)))
                .sorted(Comparator.comparing(LeadPage.Choice::label))
                .toList();
    }

    private String country(String code) {
        return Locale.of("", code).getDisplayCountry(office.times().locale());
    }
}
