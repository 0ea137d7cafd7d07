package io.heard.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contact.Channel;
import io.heard.contact.Place;
import io.heard.contact.PublicHolidays;
import io.heard.contact.Purpose;
import io.heard.conversation.ManualRequest;
import io.heard.conversation.Requests;
import io.heard.customer.CustomerRepository;
import io.heard.decision.Standing;
import io.heard.embedded.ClockMover;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpRepository;
import io.heard.inbox.Received.Origin;
import io.heard.intake.NativeEvents;
import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.review.Reviewing;
import io.heard.rulebook.Settings;
import io.heard.rulebook.SettingsRepository;
import io.heard.task.Task;
import io.heard.task.TaskRepository;
import io.heard.team.Absence;
import io.heard.team.ClockRange;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.Shift;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.team.WeeklyShifts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Teams, reps and customers in London for tests that work the queue, and the clock on the wall there.
@ApplicationScoped
public class Floor {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");
    public static final List<String> WEEKDAYS = List.of("MON", "TUE", "WED", "THU", "FRI");

    private static final PublicHolidays HOLIDAYS = PublicHolidays.shipped();

    private final Clock clock;
    private final ClockMover mover;
    private final NativeEvents events;
    private final Reviewing reviewing;
    private final Requests requests;
    private final TeamRepository teams;
    private final CustomerRepository customers;
    private final FollowUpRepository followUps;
    private final TaskRepository tasks;
    private final SettingsRepository settings;
    private final Database database;
    private final List<TeamId> mine = new CopyOnWriteArrayList<>();

    Floor(
            Clock clock,
            ClockMover mover,
            NativeEvents events,
            Reviewing reviewing,
            Requests requests,
            TeamRepository teams,
            CustomerRepository customers,
            FollowUpRepository followUps,
            TaskRepository tasks,
            SettingsRepository settings,
            Database database) {
        this.clock = clock;
        this.mover = mover;
        this.events = events;
        this.reviewing = reviewing;
        this.requests = requests;
        this.teams = teams;
        this.customers = customers;
        this.followUps = followUps;
        this.tasks = tasks;
        this.settings = settings;
        this.database = database;
    }

    /// Goes to the next Tuesday of a week without holidays, at this time in London. What is open of other tests
    /// is forgotten.
    public Instant tuesday(String time) {
        forgetWork();
        var day = LocalDate.ofInstant(clock.instant(), LONDON).plusDays(1);
        while (day.getDayOfWeek() != DayOfWeek.TUESDAY || hasHoliday(day)) {
            day = day.plusDays(1);
        }
        return goTo(day.atTime(LocalTime.parse(time)).atZone(LONDON).toInstant());
    }

    /// Each team has mornings and plans of its own, which every jump of the clock in all tests to come would pay for.
    void leave() {
        if (!mine.isEmpty()) {
            forgetWork();
            database.forgetTeams(mine.stream().map(TeamId::value).toList());
            mine.clear();
        }
    }

    private void forgetWork() {
        database.forgetWork(database.rows("select customer_id from follow_up where status in ('WAITING', 'ACTIVE')"));
    }

    private static boolean hasHoliday(LocalDate tuesday) {
        return tuesday.datesUntil(tuesday.plusDays(8)).anyMatch(date -> HOLIDAYS.isHoliday(Place.parse("GB"), date));
    }

    /// Goes to this time in London, today or `days` later.
    public Instant to(int days, String time) {
        return goTo(at(days, time));
    }

    public Instant goTo(Instant at) {
        mover.moveTo(at);
        return at;
    }

    public Instant after(Duration by) {
        mover.advance(by);
        return clock.instant();
    }

    /// Lets happen what has fallen due.
    public void sweep() {
        mover.advance(Duration.ofSeconds(1));
    }

    public Instant at(int days, String time) {
        return LocalDate.ofInstant(clock.instant(), LONDON)
                .plusDays(days)
                .atTime(LocalTime.parse(time))
                .atZone(LONDON)
                .toInstant();
    }

    public TeamId team() {
        var id = new TeamId("team-" + UUID.randomUUID());
        in(() -> teams.add(new Team(id, "Care", LONDON, null, 1)));
        mine.add(id);
        return id;
    }

    /// Works on weekdays from 07:00 to 22:00.
    public RepId rep(TeamId team, String name) {
        return rep(team, name, Role.REP, WEEKDAYS, null);
    }

    public RepId lead(TeamId team, String name) {
        return rep(team, name, Role.LEAD, WEEKDAYS, null);
    }

    public RepId rep(TeamId team, String name, Role role, List<String> days, @Nullable RepId backup) {
        return rep(team, name, role, days, backup, List.of("en"));
    }

    /// On weekdays, at most so many tasks a day.
    public RepId limited(TeamId team, String name, int dailyLimit) {
        var id = rep(team, name);
        database.update("update representative set daily_limit = ? where id = ?", dailyLimit, id.value());
        return id;
    }

    /// Is not there from now on until then.
    public void absent(RepId rep, Instant until) {
        in(() -> {
            var known = teams.rep(rep).orElseThrow();
            return teams.update(
                    known.with(known.shifts(), List.of(new Absence(clock.instant(), until, null))), known.version());
        });
    }

    /// On weekdays, in these languages only.
    public RepId speaking(TeamId team, String name, List<String> languages) {
        return rep(team, name, Role.REP, WEEKDAYS, null, languages);
    }

    /// On weekdays, with these skills.
    public RepId skilled(TeamId team, String name, String... skills) {
        return rep(team, name, Role.REP, WEEKDAYS, null, List.of("en"), skills);
    }

    private RepId rep(
            TeamId team,
            String name,
            Role role,
            List<String> days,
            @Nullable RepId backup,
            List<String> languages,
            String... skills) {
        var id = new RepId(name + "-" + UUID.randomUUID());
        var shift = Shift.parse(days, ClockRange.parse("07:00", "22:00"), List.of());
        in(() -> teams.add(new Representative(
                id,
                name,
                null,
                role,
                team,
                LONDON,
                languages,
                Stream.of(skills).map(Skill::parse).toList(),
                false,
                null,
                backup,
                true,
                new WeeklyShifts(List.of(shift)),
                List.of(),
                1)));
        return id;
    }

    /// A customer in London who is known to the shop and belongs to this rep.
    public String customer(RepId owner) {
        return customer(owner, Standing.NORMAL);
    }

    public String customer(RepId owner, Standing standing) {
        var id = "ada-" + UUID.randomUUID();
        tell(ShopEvents.event(
                "customer.updated", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s","name":"Ada Berger","email":"%s@example.com","phone":"%s","country":"GB",\
            "timeZone":"Europe/London","language":"en"}}""".formatted(id, id, ownNumber())));
        in(() -> {
            customers.fixOwner(id, owner.value());
            return id;
        });
        database.update("update customer set standing = ? where id = ?", standing.name(), id);
        return id;
    }

    /// Who shares a number with others is called less often.
    private static String ownNumber() {
        return "+44207" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);
    }

    public void tell(String... told) {
        for (var event : told) {
            var incoming = events.read(event.getBytes(UTF_8), new Origin(null, null, null, Map.of()), clock.instant());
            var reviewed = reviewing.take(List.of(incoming));
            if (reviewed.accepted() != 1) {
                throw new IllegalStateException("not accepted: " + incoming);
            }
        }
    }

    /// So many customers, a first order each, delivered today: a welcome call in a week, within six days.
    public List<String> bought(int count, RepId owner) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var id = customer(owner);
                    var order = ShopEvents.fresh("order");
                    tell(
                            ShopEvents.event(
                                    "order.placed",
                                    ShopEvents.id(),
                                    clock.instant(),
                                    ShopEvents.orderData("{\"id\":\"" + id + "\"}", order, clock.instant(), 250)),
                            ShopEvents.delivered(id, order, clock.instant()));
                    return id;
                })
                .toList();
    }

    public void concern(String customer, String text) {
        tell(ShopEvents.event(
                "concern.raised", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"text":"%s","raisedAt":"%s"}""".formatted(customer, text, clock.instant())));
    }

    /// The shop says that both are the same person.
    public void merge(String from, String into) {
        tell(ShopEvents.event("customer.merged", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"into":{"id":"%s"}}""".formatted(from, into)));
    }

    public void question(String customer, String topic) {
        tell(ShopEvents.event(
                "question.asked", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"text":"How long does it last?","topic":"%s","askedAt":"%s"}""".formatted(customer, topic, clock.instant())));
    }

    /// The customer asks to be called at that time.
    public void callBack(String customer, Instant at) {
        tell(ShopEvents.event("callback.requested", ShopEvents.id(), clock.instant(), """
            {"customer":{"id":"%s"},"at":"%s"}""".formatted(customer, at)));
    }

    public void ask(String customer, String text, Instant notBefore) {
        requests.manual(new ManualRequest(customer, null, text, notBefore, null, Purpose.SERVICE, "lead"));
    }

    /// A routine contact that somebody asked for.
    public void ask(String customer, String text) {
        requests.manual(new ManualRequest(customer, null, text, null, null, Purpose.SERVICE, "lead"));
    }

    public void ask(String customer, String text, Channel channel) {
        requests.manual(new ManualRequest(customer, channel, text, null, null, Purpose.SERVICE, "lead"));
    }

    public @Nullable Task openTask(String customer) {
        return in(() -> tasks.open(customer).stream().findFirst().orElse(null));
    }

    public Task task(String customer) {
        var task = openTask(customer);
        if (task == null) {
            throw new AssertionError(customer + " has no open task but " + followUp(customer));
        }
        return task;
    }

    public Task stored(Task task) {
        return in(() -> tasks.byId(task.id()).orElseThrow());
    }

    public FollowUp followUp(String customer) {
        var ids = database.rows("select id from follow_up where customer_id = ? order by id desc limit 1", customer);
        return in(() -> followUps.byId(UUID.fromString(ids.getFirst())).orElseThrow());
    }

    public void set(UnaryOperator<Settings> change) {
        in(() -> {
            var current = settings.current();
            return settings.save(change.apply(current.settings()), current.version(), clock.instant());
        });
    }

    /// Types of what was told of a task, oldest first.
    public List<String> told(Task task) {
        return database
                .rows(
                        "select type from outbox where subject_id = ? order by seq",
                        task.id().value())
                .stream()
                .map(type -> type.replace("io.heard.", ""))
                .toList();
    }

    private static <T> T in(java.util.concurrent.Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
