package io.heard.bench;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.planning.PlanInput;
import io.heard.planning.Plannable;
import io.heard.planning.RepDays;
import io.heard.planning.RepId;
import io.heard.planning.Requirement;
import io.heard.planning.Workday;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A made-up company of four sites and its customers in twelve zones: scarce skills and languages, dues in clusters,
/// owners, and as much to do as is asked for. The same seed tells the same story.
final class PlanData {

    private static final Instant FROM = Instant.parse("2026-11-23T03:00:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2026-11-23");
    private static final int DATES = 14;
    private static final Instant UNTIL = Instant.parse("2026-12-08T00:00:00Z");
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> SUNDAY_TO_THURSDAY =
            EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));

    private record Site(ZoneId zone, Set<DayOfWeek> week, List<String> languages) {}

    private record Place(ZoneId zone, Set<DayOfWeek> week, String language, int share) {}

    private record Role(Site site, Map<String, Integer> skills, List<String> languages) {}

    private record WindowKey(int place, int hours, int firstDay) {}

    private static final List<Site> SITES = List.of(
            new Site(ZoneId.of("Europe/Berlin"), MONDAY_TO_FRIDAY, List.of("de", "en")),
            new Site(ZoneId.of("Europe/London"), MONDAY_TO_FRIDAY, List.of("en")),
            new Site(ZoneId.of("America/New_York"), MONDAY_TO_FRIDAY, List.of("en", "es")),
            new Site(ZoneId.of("Asia/Kolkata"), MONDAY_TO_FRIDAY, List.of("en", "hi")));

    private static final List<Place> PLACES = List.of(
            new Place(ZoneId.of("Europe/Berlin"), MONDAY_TO_FRIDAY, "de", 24),
            new Place(ZoneId.of("Europe/London"), MONDAY_TO_FRIDAY, "en", 20),
            new Place(ZoneId.of("America/New_York"), MONDAY_TO_FRIDAY, "en", 14),
            new Place(ZoneId.of("America/Los_Angeles"), MONDAY_TO_FRIDAY, "en", 6),
            new Place(ZoneId.of("America/St_Johns"), MONDAY_TO_FRIDAY, "en", 2),
            new Place(ZoneId.of("Asia/Kolkata"), MONDAY_TO_FRIDAY, "hi", 9),
            new Place(ZoneId.of("Asia/Riyadh"), SUNDAY_TO_THURSDAY, "ar", 4),
            new Place(ZoneId.of("Europe/Paris"), MONDAY_TO_FRIDAY, "fr", 8),
            new Place(ZoneId.of("Europe/Madrid"), MONDAY_TO_FRIDAY, "es", 6),
            new Place(ZoneId.of("Europe/Helsinki"), MONDAY_TO_FRIDAY, "fi", 3),
            new Place(ZoneId.of("America/Sao_Paulo"), MONDAY_TO_FRIDAY, "pt", 3),
            new Place(ZoneId.of("Australia/Adelaide"), MONDAY_TO_FRIDAY, "en", 1));

    private static final List<String> EXTRA_LANGUAGES = List.of("fr", "es", "ar", "fi", "pt", "de", "fr", "es");
    private static final int[] HOURS_SHARE = {55, 15, 15, 5, 10};
    private static final int[] EFFORT = {8, 12, 15, 20, 27};
    private static final int[] EFFORT_SHARE = {22, 40, 24, 11, 3};
    private static final int[] PRIORITIES = {10, 25, 40, 50, 65, 80, 95};
    private static final int[] PRIORITY_SHARE = {8, 17, 22, 25, 15, 9, 4};
    private static final int[] DUE_SHARE = {6, 15, 8, 5, 18, 6, 14, 9, 7, 12};
    private static final int SKILLS = 12;

    private final Random random;
    private final Map<WindowKey, Intervals> windows = new HashMap<>();

    private PlanData(long seed) {
        this.random = new Random(seed);
    }

    /// @param load effort of all follow-ups as a share of what the reps can take, urgent work aside
    static PlanInput of(int followUps, int reps, double load, long seed) {
        return new PlanData(seed).input(followUps, reps, load);
    }

    private PlanInput input(int count, int repCount, double load) {
        var roles = roles(Math.max(4, repCount / 6));
        var reps = new ArrayList<RepDays>();
        for (int i = 0; i < repCount; i++) {
            reps.add(rep(i, roles.get(random.nextInt(roles.size())), repCount));
        }
        long room = reps.stream()
                .flatMap(rep -> rep.days().values().stream())
                .mapToLong(day -> day.capacity().minus(day.keptFree()).toMinutes())
                .sum();
        double mean = 13.6;
        double scale = load * room / (mean * count);
        var followUps = new ArrayList<Plannable>();
        for (int i = 0; i < count; i++) {
            followUps.add(followUp(reps, scale));
        }
        return new PlanInput(followUps, reps, FROM, UNTIL);
    }

    private List<Role> roles(int count) {
        var roles = new ArrayList<Role>();
        for (int i = 0; i < count; i++) {
            var site = SITES.get(i % 10 < 4 ? 0 : i % 10 < 7 ? 1 : i % 10 < 9 ? 2 : 3);
            var skills = new HashMap<String, Integer>();
            int known = 2 + random.nextInt(4);
            for (int k = 0; k < known; k++) {
                skills.put(skill(), 1 + random.nextInt(3));
            }
            var languages = new ArrayList<>(site.languages());
            for (int k = random.nextInt(3); k > 0; k--) {
                languages.add(EXTRA_LANGUAGES.get(random.nextInt(EXTRA_LANGUAGES.size())));
            }
            roles.add(new Role(site, skills, languages));
        }
        return roles;
    }

    /// The first skills are asked for, and known, much more than the last.
    private String skill() {
        double skewed = random.nextDouble() * random.nextDouble();
        return "skill-" + (int) (skewed * SKILLS);
    }

    private RepDays rep(int number, Role role, int repCount) {
        int shift = draw(55, 15, 15, 15);
        var days = new HashMap<LocalDate, Workday>();
        for (int d = 0; d < DATES; d++) {
            var date = FIRST.plusDays(d);
            if (role.site().week().contains(date.getDayOfWeek()) && random.nextInt(100) >= 4) {
                days.put(date, workday(date, role.site().zone(), shift));
            }
        }
        var backup = new RepId(name(random.nextInt(repCount)));
        return new RepDays(new RepId(name(number)), role.skills(), role.languages(), days, backup);
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "rep-%03d", number);
    }

    private static Workday workday(LocalDate date, ZoneId zone, int shift) {
        var hours = switch (shift) {
            case 0 -> between(date, zone, "09:00", "12:30").union(between(date, zone, "13:00", "17:30"));
            case 1 -> between(date, zone, "07:00", "11:00").union(between(date, zone, "11:30", "15:30"));
            case 2 -> between(date, zone, "12:00", "16:00").union(between(date, zone, "16:30", "20:30"));
            default -> between(date, zone, "09:00", "13:00");
        };
        var keptUntil = date.atTime(15, 0).atZone(zone).toInstant();
        return Workday.left(hours, Workday.Share.DEFAULT, keptUntil, FROM).limitedTo(4, Workday.NO_LIMIT);
    }

    private static Intervals between(LocalDate date, ZoneId zone, String from, String to) {
        return Intervals.of(new Interval(
                date.atTime(LocalTime.parse(from)).atZone(zone).toInstant(),
                date.atTime(LocalTime.parse(to)).atZone(zone).toInstant()));
    }

    private Plannable followUp(List<RepDays> reps, double scale) {
        int at = draw(PLACES.stream().mapToInt(Place::share).toArray());
        var place = PLACES.get(at);
        int dueDay = draw(DUE_SHARE);
        int firstDay = Math.max(0, dueDay - 1 - random.nextInt(5));
        int effort = draw(EFFORT_SHARE);
        int further = random.nextInt(5) == 0 ? 3 + 3 * random.nextInt(2) : 0;
        var requirement = requirement(place);
        var due = workday(place, dueDay + 1).atStartOfDay(place.zone()).toInstant();
        boolean hard = effort >= 3 && random.nextInt(3) == 0;
        return new Plannable(
                new UUID(random.nextLong(), random.nextLong()),
                owner(requirement, reps),
                requirement,
                Set.of(),
                Duration.ofMinutes(Math.max(1, Math.round((EFFORT[effort] + further) * scale))),
                windows.computeIfAbsent(new WindowKey(at, draw(HOURS_SHARE), firstDay), PlanData::windows),
                due,
                PRIORITIES[draw(PRIORITY_SHARE)],
                false,
                hard,
                null,
                place.zone().getId(),
                null,
                false);
    }

    private Requirement requirement(Place place) {
        var skills = new HashMap<String, Integer>();
        for (int k = draw(25, 68, 7); k > 0; k--) {
            skills.put(skill(), 1 + draw(70, 22, 8));
        }
        var fallbacks = place.language().equals("en") || random.nextInt(100) < 40 ? Set.<String>of() : Set.of("en");
        return new Requirement(skills, place.language(), fallbacks);
    }

    /// Somebody who could talk to them, as a rule; now and then somebody who no longer can, or nobody.
    private @Nullable RepId owner(Requirement requirement, List<RepDays> reps) {
        if (random.nextInt(100) < 35) {
            return null;
        }
        for (int tries = 0; tries < 12; tries++) {
            var rep = reps.get(random.nextInt(reps.size()));
            boolean knows = requirement.skills().entrySet().stream()
                    .allMatch(skill -> rep.skills().getOrDefault(skill.getKey(), 0) >= skill.getValue());
            if (knows && rep.languages().contains(Objects.requireNonNull(requirement.language()))) {
                return rep.id();
            }
        }
        return reps.get(random.nextInt(reps.size())).id();
    }

    private static Intervals windows(WindowKey key) {
        var place = PLACES.get(key.place());
        var windows = Intervals.NONE;
        for (int d = key.firstDay(); d < 10; d++) {
            var date = workday(place, d);
            windows = windows.union(
                    switch (key.hours()) {
                        case 0 -> between(date, place.zone(), "09:00", "20:00");
                        case 1 -> between(date, place.zone(), "17:00", "20:00");
                        case 2 -> between(date, place.zone(), "09:00", "12:00");
                        case 3 -> between(date, place.zone(), "12:00", "14:00");
                        default -> d % 2 == 0 ? between(date, place.zone(), "10:00", "18:30") : Intervals.NONE;
                    });
        }
        return windows;
    }

    private static LocalDate workday(Place place, int number) {
        var date = FIRST;
        for (int n = number; ; date = date.plusDays(1)) {
            if (place.week().contains(date.getDayOfWeek()) && n-- == 0) {
                return date;
            }
        }
    }

    private int draw(int... shares) {
        int sum = 0;
        for (int share : shares) {
            sum += share;
        }
        int at = random.nextInt(sum);
        for (int i = 0; ; i++) {
            at -= shares[i];
            if (at < 0) {
                return i;
            }
        }
    }
}
