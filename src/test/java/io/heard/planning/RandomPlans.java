package io.heard.planning;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Small teams and what they have to do, by a seed: zones of whole, half and quarter hours, clocks that change on the
/// first day, night shifts, days off, and more or less work than fits.
final class RandomPlans {

    static final LocalDate FIRST = LocalDate.parse("2026-11-01");

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Asia/Riyadh"));
    private static final List<String> LANGUAGES = List.of("en", "de-AT", "ar");
    private static final List<String> SKILLS = List.of("coffee", "returns");

    private final Random random;
    private final Instant from;
    private final List<RepDays> reps = new ArrayList<>();

    private RandomPlans(long seed) {
        random = new Random(seed);
        from = FIRST.minusDays(1)
                .atTime(20, random.nextInt(60), random.nextInt(60))
                .toInstant(ZoneOffset.UTC);
    }

    static PlanInput of(long seed) {
        return new RandomPlans(seed).input();
    }

    static Intervals hours(LocalDate day, ZoneId zone, String from, String to) {
        var start = day.atTime(LocalTime.parse(from)).atZone(zone).toInstant();
        var end = LocalTime.parse(to).isAfter(LocalTime.parse(from)) ? day : day.plusDays(1);
        return Intervals.of(
                new Interval(start, end.atTime(LocalTime.parse(to)).atZone(zone).toInstant()));
    }

    private PlanInput input() {
        for (int i = random.nextInt(6); i >= 0; i--) {
            reps.add(rep(i));
        }
        var followUps = new ArrayList<Plannable>();
        for (int i = random.nextInt(70); i > 0; i--) {
            followUps.add(followUp(i));
        }
        return new PlanInput(followUps, reps, from, from.plusSeconds(4 * 86_400));
    }

    private RepDays rep(int number) {
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var days = new HashMap<LocalDate, Workday>();
        for (int d = 0; d < 3; d++) {
            if (random.nextInt(5) > 0) {
                days.put(FIRST.plusDays(d), workday(FIRST.plusDays(d), zone));
            }
        }
        Map<String, Integer> skills = new HashMap<>();
        SKILLS.forEach(skill -> skills.put(skill, 1 + random.nextInt(3)));
        skills.remove(random.nextInt(3) == 0 ? SKILLS.getFirst() : "none");
        var spoken = List.of("en-GB", LANGUAGES.get(random.nextInt(LANGUAGES.size())));
        return new RepDays(id(number), skills, spoken, days, random.nextBoolean() ? id(0) : null);
    }

    private Workday workday(LocalDate day, ZoneId zone) {
        var shift = switch (random.nextInt(3)) {
            case 0 -> hours(day, zone, "09:00", "12:15").union(hours(day, zone, "12:45", "17:00"));
            case 1 -> hours(day, zone, "13:00", "15:00");
            default -> hours(day, zone, "22:00", "05:30");
        };
        var keptUntil = day.atTime(15, 0).atZone(zone).toInstant();
        return Workday.left(shift, Workday.Share.DEFAULT, keptUntil, from)
                .limitedTo(random.nextInt(5), random.nextInt(4) == 0 ? 3 : Workday.NO_LIMIT);
    }

    private Plannable followUp(int number) {
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var windows = Intervals.NONE;
        for (int d = -1; d < 4; d++) {
            if (random.nextInt(4) > 0) {
                windows = windows.union(
                        random.nextBoolean()
                                ? hours(FIRST.plusDays(d), zone, "09:00", "20:00")
                                : hours(FIRST.plusDays(d), zone, "12:10", "13:40"));
            }
        }
        boolean isPromised = random.nextInt(12) == 0;
        var before = random.nextInt(3) == 0 ? somewhere() : null;
        var builder = FollowUpBuilder.aFollowUp(number, windows, from.plusSeconds(random.nextInt(5 * 86_400) - 40_000))
                .ownedBy(random.nextBoolean() ? id(random.nextInt(8)) : null)
                .needing(needs(), random.nextInt(4) == 0 ? null : LANGUAGES.get(random.nextInt(3)), fallback())
                .taking(5 + random.nextInt(40))
                .priority(random.nextInt(101))
                .urgent(random.nextInt(8) == 0)
                .hard(random.nextInt(4) == 0)
                .promised(isPromised ? from.plusSeconds(random.nextInt(3 * 86_400)) : null)
                .before(before);
        return before != null && random.nextInt(3) == 0 ? builder.frozen().build() : builder.build();
    }

    private Map<String, Integer> needs() {
        return random.nextBoolean() ? Map.of() : Map.of(SKILLS.get(random.nextInt(2)), 1 + random.nextInt(3));
    }

    private String[] fallback() {
        return random.nextBoolean() ? new String[] {"en"} : new String[0];
    }

    private @Nullable Slot somewhere() {
        return new Slot(FIRST.plusDays(random.nextInt(3)), id(random.nextInt(6)));
    }

    private static RepId id(int number) {
        return new RepId("rep-" + number);
    }
}
