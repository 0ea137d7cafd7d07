package io.heard.contact;

import io.heard.calendar.DayHours;
import io.heard.calendar.WeekHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Says by the book when a contact may start: it asks for every minute what each wall shows, and what each row says to
/// that. Slow, and without any code of ours that computes with intervals.
final class NaiveOracle {

    private static final int MINUTE = 60;
    private static final int DAY = 24 * 60;

    private final Question asked;
    private final Map<Wall, boolean[]> walls = new HashMap<>();

    private record Wall(int candidate, @Nullable ZoneId zone, LocalDate date) {}

    NaiveOracle(Question asked) {
        this.asked = asked;
    }

    /// The first start before `until` from which every minute of the effort is allowed.
    Optional<Instant> firstStart() {
        long from = asked.from().getEpochSecond();
        long until = asked.until().getEpochSecond();
        Long start = null;
        for (long second = from; ; second = (second / MINUTE + 1) * MINUTE) {
            if (start != null && second - start >= asked.effort() * (long) MINUTE && second > start) {
                return Optional.of(Instant.ofEpochSecond(start));
            }
            if (!isOpen(second)) {
                start = null;
            } else if (start == null) {
                start = second;
            }
            if (second >= until && (start == null || start >= until)) {
                return Optional.empty();
            }
        }
    }

    private boolean isOpen(long second) {
        for (int i = 0; i < asked.candidates().size(); i++) {
            var candidate = asked.candidates().get(i);
            if (!asksNothingElse(candidate.zone(), second) || !rowsAllow(i, candidate, second)) {
                return false;
            }
        }
        return true;
    }

    private boolean rowsAllow(int number, Candidate candidate, long second) {
        for (var zone : asked.zones()) {
            var local = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone.orElse(candidate.zone()));
            var key = new Wall(number, zone.orElse(null), local.toLocalDate());
            var minutes = walls.computeIfAbsent(key, wall -> minutes(candidate, wall));
            if (!minutes[local.getHour() * 60 + local.getMinute()]) {
                return false;
            }
        }
        return true;
    }

    /// What the rows that are read on this wall say to each minute of its day.
    private boolean[] minutes(Candidate candidate, Wall wall) {
        var open = new boolean[DAY];
        var rows = rows(candidate, wall.date()).stream()
                .filter(row -> Objects.equals(row.zone(), wall.zone()))
                .toList();
        for (int minute = 0; minute < DAY; minute++) {
            open[minute] = true;
        }
        for (var row : rows) {
            var hours = hours(row, candidate.place(), wall.date());
            for (int minute = 0; minute < DAY; minute++) {
                open[minute] &= within(hours.ranges(), minute) && minute < hours.closes();
            }
        }
        return open;
    }

    private List<Row> rows(Candidate candidate, LocalDate date) {
        var place = candidate.place();
        var binding = new ArrayList<Row>();
        if (place != null) {
            for (var part : parts(place)) {
                binding.addAll(said(part, date));
            }
        }
        if (place == null
                || candidate.source() == Source.COMPANY
                || binding.isEmpty()
                || !asked.holidays().isKnown(place, date.getYear())) {
            binding.addAll(said("*", date));
        }
        return binding;
    }

    /// The country in which it lies, the country that it also is, the place itself: the nearer knows better.
    private static List<String> parts(Place place) {
        var name = place.toString();
        return switch (name) {
            case "FR-974" -> List.of("FR", "RE", "FR-974");
            default -> name.length() == 2 ? List.of(name) : List.of(name.substring(0, 2), name);
        };
    }

    /// A row for the purpose takes the place of those for all.
    private List<Row> said(String place, LocalDate date) {
        var valid = asked.rows().stream()
                .filter(row -> row.place().equals(place))
                .filter(row -> row.channels().contains(asked.channel()))
                .filter(row -> row.purposes().contains(asked.purpose()))
                .filter(row -> row.from() == null || !date.isBefore(row.from()))
                .filter(row -> row.to() == null || date.isBefore(row.to()))
                .toList();
        var own = valid.stream().filter(row -> row.purposes().size() < 3).toList();
        return own.isEmpty() ? valid : own;
    }

    private record Hours(int[][] ranges, int closes) {}

    private Hours hours(Row row, @Nullable Place place, LocalDate date) {
        int closes = row.closes().getOrDefault(date.toString().substring(5), DAY);
        var usual = usual(row, place, date);
        if (row.holidays() == null) {
            return new Hours(usual, closes);
        }
        if (asked.holidays().isHoliday(place, date)) {
            return new Hours(row.holidays(), closes);
        }
        var half = asked.holidays().closesAt(place, date);
        boolean isEve = row.eve()
                && !weekend(row, place).contains(date.getDayOfWeek())
                && asked.holidays().isHoliday(place, date.plusDays(1));
        return new Hours(isEve ? row.sat() : usual, half == null ? closes : Math.min(closes, half));
    }

    private static int[][] usual(Row row, @Nullable Place place, LocalDate date) {
        var weekend = weekend(row, place);
        int at = weekend.indexOf(date.getDayOfWeek());
        if (at < 0) {
            return row.weekday();
        }
        return at == 0 && weekend.size() > 1 ? row.sat() : row.sun();
    }

    private static List<DayOfWeek> weekend(Row row, @Nullable Place place) {
        return row.place().equals("*") ? weekend(place) : List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    private static List<DayOfWeek> weekend(@Nullable Place place) {
        return switch (place == null ? "" : place.toString()) {
            case "IL", "SA" -> List.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
            case "AE-SH" -> List.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            case "IR" -> List.of(DayOfWeek.FRIDAY);
            case "IN" -> List.of(DayOfWeek.SUNDAY);
            default -> List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        };
    }

    private static boolean within(int[][] ranges, int minute) {
        for (var range : ranges) {
            if (range[0] <= minute && minute < range[1]) {
                return true;
            }
        }
        return false;
    }

    /// The customer's wishes and the company's hours.
    private boolean asksNothingElse(ZoneId zone, long second) {
        var instant = Instant.ofEpochSecond(second);
        var local = LocalDateTime.ofInstant(instant, zone);
        int minute = local.getHour() * 60 + local.getMinute();
        var day = local.getDayOfWeek();
        if (asked.only() != null && !within(asked.only().ranges(), minute)) {
            return false;
        }
        if (!within(asked.companyHours().on(day), minute)) {
            return false;
        }
        boolean isLimited = false;
        boolean isWished = false;
        for (var wish : asked.wishes()) {
            if (!holds(wish.until(), instant, local.toLocalDate())) {
                continue;
            }
            switch (wish.kind()) {
                case SUPPRESSED -> {
                    return false;
                }
                case NEVER -> {
                    if (wish.days().contains(day)) {
                        return false;
                    }
                }
                case HOURS -> {
                    isLimited = true;
                    isWished |= wish.days().contains(day) && within(new int[][] {wish.range()}, minute);
                }
            }
        }
        return !isLimited || isWished;
    }

    private static boolean holds(@Nullable Until until, Instant instant, LocalDate date) {
        return switch (until) {
            case null -> true;
            case Until.At(var end) -> instant.isBefore(end);
            case Until.On(var last) -> !date.isAfter(last);
        };
    }

    /// A row in the words of the table, with its hours as plain numbers.
    record Row(
            String place,
            Set<Channel> channels,
            Set<Purpose> purposes,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            int[][] weekday,
            int[][] sat,
            int[][] sun,
            int @Nullable [][] holidays,
            boolean eve,
            Map<String, Integer> closes,
            @Nullable ZoneId zone) {

        boolean clashesWith(Row other) {
            return place.equals(other.place)
                    && channels.stream().anyMatch(other.channels::contains)
                    && (purposes.size() == 3) == (other.purposes.size() == 3)
                    && purposes.stream().anyMatch(other.purposes::contains)
                    && (from == null || other.to == null || from.isBefore(other.to))
                    && (other.from == null || to == null || other.from.isBefore(to));
        }

        List<String> fields() {
            return List.of(
                    place,
                    channels.stream().map(Enum::name).collect(Collectors.joining("+")),
                    purposes.size() == 3
                            ? "ALL"
                            : purposes.stream().map(Enum::name).collect(Collectors.joining("+")),
                    "CUSTOM",
                    from == null ? "" : from.toString(),
                    to == null ? "" : to.toString(),
                    text(weekday),
                    text(sat),
                    text(sun),
                    holidays == null ? "same" : text(holidays),
                    "",
                    "",
                    "none",
                    "none",
                    "false",
                    "LOW",
                    "made up",
                    "",
                    zone == null ? "" : zone.getId(),
                    eve ? "sat" : "",
                    closes.entrySet().stream()
                            .map(entry -> entry.getKey() + "/" + clock(entry.getValue()))
                            .collect(Collectors.joining(" ")));
        }

        @Override
        public String toString() {
            return String.join(",", fields());
        }
    }

    static String text(int[][] ranges) {
        return ranges.length == 0
                ? "none"
                : Arrays.stream(ranges)
                        .map(range -> clock(range[0]) + "-" + clock(range[1]))
                        .collect(Collectors.joining(" "));
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    record Wish(
            Kind kind,
            Set<DayOfWeek> days,
            int[] range,
            @Nullable Until until) {
        enum Kind {
            SUPPRESSED,
            NEVER,
            HOURS
        }
    }

    record Part(int[][] ranges) {
        DayHours hours() {
            return DayHours.parse(text(ranges));
        }
    }

    record CompanyHours(Map<DayOfWeek, int[][]> days) {
        static final CompanyHours ALL = new CompanyHours(Map.of());
        private static final int[][] WHOLE_DAY = {{0, DAY}};

        int[][] on(DayOfWeek day) {
            return days.isEmpty() ? WHOLE_DAY : days.getOrDefault(day, new int[0][]);
        }

        WeekHours week() {
            if (days.isEmpty()) {
                return WeekHours.ALL;
            }
            var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
            days.forEach((day, ranges) -> week.put(day, DayHours.parse(text(ranges))));
            return WeekHours.of(week);
        }
    }

    /// The shipped calendars, which are data, with changes that the oracle applies by itself.
    record Calendars(PublicHolidays calendars, Map<LocalDate, List<HolidayChange>> changes) {

        private static final PublicHolidays SHIPPED = PublicHolidays.shipped();

        @Override
        public String toString() {
            return changes.size() + " dates";
        }

        private static final Set<String> WITHOUT = Set.of("IL", "KR", "ID");

        private List<HolidayChange> of(Place place, LocalDate date) {
            var onDate = changes.getOrDefault(date, List.of());
            return parts(place).stream()
                    .flatMap(part -> onDate.stream()
                            .filter(change -> change.place().toString().equals(part)))
                    .toList();
        }

        boolean isKnown(Place place, int year) {
            return !WITHOUT.contains(place.country())
                    || LocalDate.of(year, 1, 1)
                            .datesUntil(LocalDate.of(year + 1, 1, 1))
                            .anyMatch(date -> of(place, date).stream().anyMatch(HolidayChange.Added.class::isInstance));
        }

        boolean isHoliday(@Nullable Place place, LocalDate date) {
            if (place == null) {
                return false;
            }
            boolean isHoliday = SHIPPED.isHoliday(place, date);
            for (var change : of(place, date)) {
                if (!(change instanceof HolidayChange.HalfDay)) {
                    isHoliday = change instanceof HolidayChange.Added;
                }
            }
            return isHoliday;
        }

        @Nullable
        Integer closesAt(@Nullable Place place, LocalDate date) {
            return place == null
                    ? null
                    : of(place, date).stream()
                            .filter(HolidayChange.HalfDay.class::isInstance)
                            .map(change -> ((HolidayChange.HalfDay) change).closes())
                            .min(Integer::compare)
                            .orElse(null);
        }
    }

    /// Something to plan.
    record Question(
            List<Row> rows,
            Calendars holidays,
            CompanyHours companyHours,
            List<Candidate> candidates,
            List<Wish> wishes,
            @Nullable Part only,
            Channel channel,
            Purpose purpose,
            Instant from,
            Instant until,
            int effort) {

        private static final List<String> PLACES = List.of(
                "GB", "GB-SCT", "FR", "FR-974", "RE", "US", "US-FL", "US-MS", "NL", "IT", "IL", "SA", "IR", "KR", "IN",
                "AE", "AE-SH", "ID");
        private static final List<String> ZONES = List.of(
                "Europe/London",
                "Europe/Rome",
                "America/New_York",
                "America/Chicago",
                "America/St_Johns",
                "America/Santiago",
                "America/Havana",
                "America/Nuuk",
                "Pacific/Apia",
                "Pacific/Chatham",
                "Pacific/Kiritimati",
                "Australia/Lord_Howe",
                "Antarctica/Troll",
                "Africa/Cairo",
                "Asia/Beirut",
                "Asia/Jerusalem",
                "Asia/Tehran",
                "Asia/Kathmandu",
                "Pacific/Honolulu");
        private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
        private static final int YEARS = 4;
        private static final List<Calendars> CALENDARS =
                IntStream.range(0, 16).mapToObj(i -> calendars(new Random(i))).toList();

        static Question of(Random random) {
            var day = FIRST.plusDays(random.nextInt(YEARS * 365));
            var from = day.atStartOfDay(ZoneId.of("UTC")).toInstant().plusSeconds(random.nextInt(86_400));
            var candidates = new ArrayList<Candidate>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                var source = random.nextInt(10) == 0 ? Source.COMPANY : Source.PHONE;
                var place = random.nextInt(15) == 0 ? null : Place.parse(pick(PLACES, random));
                candidates.add(new Candidate(place, ZoneId.of(pick(ZONES, random)), source));
            }
            return new Question(
                    rows(candidates, day, random),
                    pick(CALENDARS, random),
                    random.nextInt(4) == 0 ? companyHours(random) : CompanyHours.ALL,
                    candidates,
                    wishes(from, day, random),
                    random.nextInt(6) == 0 ? new Part(ranges(random, 2, false)) : null,
                    pick(List.of(Channel.values()), random),
                    pick(List.of(Purpose.values()), random),
                    from,
                    from.plusSeconds(1 + random.nextInt(4 * 86_400)),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(90));
        }

        RuleBook book() {
            var csv = RuleBookCsv.text(rows.stream().map(Row::fields).toList());
            return switch (RuleBookCsv.read("made up", csv)) {
                case RuleBookCsv.Reading.Book(var book) -> book;
                case RuleBookCsv.Reading.Refused refused -> throw new IllegalStateException(refused + "\n" + csv);
            };
        }

        ContactPreferences preferences() {
            var hours = new ArrayList<ContactPreferences.Hours>();
            var never = new ArrayList<ContactPreferences.Never>();
            var suppressions = new ArrayList<ContactPreferences.Suppression>();
            for (var wish : wishes) {
                switch (wish.kind()) {
                    case SUPPRESSED ->
                        suppressions.add(new ContactPreferences.Suppression(channel, null, "asked", wish.until()));
                    case NEVER -> never.add(new ContactPreferences.Never(days(wish), wish.until()));
                    case HOURS ->
                        hours.add(new ContactPreferences.Hours(
                                days(wish), DayHours.of(wish.range()[0], wish.range()[1]), wish.until()));
                }
            }
            return new ContactPreferences(null, null, List.of(), hours, never, suppressions);
        }

        private static EnumSet<DayOfWeek> days(Wish wish) {
            return EnumSet.copyOf(wish.days());
        }

        /// The walls on which rows are read: the customer's own and those that rows name.
        Set<Optional<ZoneId>> zones() {
            var zones =
                    rows.stream().map(row -> Optional.ofNullable(row.zone())).collect(Collectors.toSet());
            zones.add(Optional.empty());
            return zones;
        }

        private static List<Row> rows(List<Candidate> candidates, LocalDate near, Random random) {
            var rows = new ArrayList<Row>();
            rows.add(new Row(
                    "*",
                    random.nextBoolean() ? Set.of(Channel.CALL) : Set.of(Channel.CALL, Channel.EMAIL),
                    Set.of(Purpose.values()),
                    null,
                    null,
                    ranges(random, 2, true),
                    ranges(random, 2, true),
                    ranges(random, 1, true),
                    holidays(random),
                    random.nextInt(4) == 0,
                    closes(near, random),
                    null));
            for (int i = random.nextInt(7); i > 0; i--) {
                var row = row(candidates, near, random);
                if (rows.stream().noneMatch(row::clashesWith)) {
                    rows.add(row);
                }
            }
            return rows;
        }

        private static Row row(List<Candidate> candidates, LocalDate near, Random random) {
            var place = pick(candidates, random).place();
            var name = place == null || random.nextInt(4) == 0 ? pick(PLACES, random) : place.toString();
            if (random.nextInt(3) == 0) {
                name = name.substring(0, 2);
            } else if (random.nextInt(12) == 0) {
                name = "*";
            }
            var from = random.nextInt(4) == 0 ? near.plusDays(random.nextInt(7) - 3) : null;
            var to = random.nextInt(4) == 0 ? (from == null ? near : from).plusDays(1 + random.nextInt(4)) : null;
            return new Row(
                    name,
                    pick(List.of(Set.of(Channel.CALL), Set.of(Channel.EMAIL), Set.of(Channel.values())), random),
                    pick(
                            List.of(
                                    Set.of(Purpose.values()),
                                    Set.of(Purpose.values()),
                                    Set.of(Purpose.SURVEY),
                                    Set.of(Purpose.SERVICE, Purpose.MARKETING)),
                            random),
                    from,
                    to,
                    ranges(random, 3, true),
                    ranges(random, 2, true),
                    ranges(random, 2, true),
                    holidays(random),
                    random.nextInt(3) == 0,
                    closes(near, random),
                    random.nextInt(6) == 0 ? ZoneId.of(pick(ZONES, random)) : null);
        }

        private static int @Nullable [][] holidays(Random random) {
            return random.nextInt(3) == 0 ? null : ranges(random, 1, true);
        }

        private static Map<String, Integer> closes(LocalDate near, Random random) {
            return random.nextInt(5) == 0
                    ? Map.of(near.plusDays(random.nextInt(3)).toString().substring(5), 1 + random.nextInt(DAY))
                    : Map.of();
        }

        /// In order and apart; wide ones, so that several of them have something in common.
        private static int[][] ranges(Random random, int most, boolean mayBeNone) {
            if (mayBeNone && random.nextInt(6) == 0) {
                return new int[0][];
            }
            if (random.nextInt(5) == 0) {
                return new int[][] {{0, DAY}};
            }
            int count = 1 + random.nextInt(most);
            var bounds = random.ints(0, DAY + 1)
                    .distinct()
                    .limit(2L * count)
                    .sorted()
                    .toArray();
            if (random.nextBoolean()) {
                bounds[0] = Math.min(bounds[0], 9 * 60);
                bounds[bounds.length - 1] = Math.max(bounds[bounds.length - 1], 19 * 60);
            }
            return IntStream.range(0, count)
                    .mapToObj(i -> new int[] {bounds[2 * i], bounds[2 * i + 1]})
                    .toArray(int[][]::new);
        }

        private static CompanyHours companyHours(Random random) {
            var days = new EnumMap<DayOfWeek, int[][]>(DayOfWeek.class);
            for (var day : DayOfWeek.values()) {
                if (day != DayOfWeek.SUNDAY || random.nextBoolean()) {
                    days.put(day, ranges(random, 2, false));
                }
            }
            return new CompanyHours(days);
        }

        private static List<Wish> wishes(Instant from, LocalDate day, Random random) {
            var wishes = new ArrayList<Wish>();
            if (random.nextInt(3) > 0) {
                return wishes;
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                int start = random.nextInt(DAY);
                var days = EnumSet.of(pick(List.of(DayOfWeek.values()), random));
                for (var other : DayOfWeek.values()) {
                    if (random.nextInt(3) > 0) {
                        days.add(other);
                    }
                }
                wishes.add(new Wish(
                        pick(
                                List.of(
                                        Wish.Kind.HOURS,
                                        Wish.Kind.HOURS,
                                        Wish.Kind.HOURS,
                                        Wish.Kind.NEVER,
                                        Wish.Kind.NEVER,
                                        Wish.Kind.SUPPRESSED),
                                random),
                        days,
                        new int[] {start, start + 1 + random.nextInt(DAY - start)},
                        until(from, day, random)));
            }
            return wishes;
        }

        private static @Nullable Until until(Instant from, LocalDate day, Random random) {
            var near = from.plusSeconds(random.nextInt(4 * 86_400) - 86_400);
            return switch (random.nextInt(3)) {
                case 0 -> new Until.At(near.minusSeconds(near.getEpochSecond() % MINUTE));
                case 1 -> new Until.On(day.plusDays(random.nextInt(4) - 1));
                default -> null;
            };
        }

        private static Calendars calendars(Random random) {
            var changes = new HashMap<String, HolidayChange>();
            for (int i = random.nextInt(4000); i > 0; i--) {
                var place = Place.parse(pick(PLACES, random));
                var date = FIRST.plusDays(random.nextInt(YEARS * 365 + 10));
                var key = place + " " + date;
                var change = switch (random.nextInt(4)) {
                    case 0 -> new HolidayChange.Removed(place, date);
                    case 1, 2 -> new HolidayChange.HalfDay(place, date, 1 + random.nextInt(DAY), "half a day");
                    default -> new HolidayChange.Added(place, date, "a day");
                };
                changes.putIfAbsent(change instanceof HolidayChange.HalfDay ? key + " half" : key, change);
            }
            return new Calendars(
                    PublicHolidays.of(1, List.copyOf(changes.values())),
                    changes.values().stream().collect(Collectors.groupingBy(HolidayChange::date)));
        }

        private static <T> T pick(List<T> list, Random random) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
