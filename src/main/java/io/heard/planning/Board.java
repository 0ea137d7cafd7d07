package io.heard.planning;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.planning.Work.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The input of a plan as numbers: slots, work, and which work may go to which slots.
///
/// Time is counted in whole minutes from the plan's start, and rounded so that what fits here fits in truth.
final class Board {

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int OVERDUE = -1;

    /// A shift that some slots share.
    ///
    /// @param times from, to, from, to …
    /// @param capacity the most that may be planned in one of them
    /// @param first word of the slots, which are all within `words`
    private record Pattern(int[] times, int capacity, int first, long[] words) {

        void addTo(long[] bits, long[] mask) {
            for (int i = 0; i < words.length; i++) {
                bits[first + i] |= words[i] & mask[first + i];
            }
        }
    }

    /// Who may take some work.
    private record Takers(Requirement requirement, Set<RepId> unwanted) {

        boolean include(RepDays rep) {
            return rep.fits(requirement) && !unwanted.contains(rep.id());
        }
    }

    private record KindKey(int takers, int windows, int due, int effort) {}

    final PlanInput input;
    final List<Slot> slots = new ArrayList<>();
    final Workday[] workdays;
    final int[] repOf;
    final int[][] slotsOfRep;
    final Work[] work;
    final int[] efforts;
    final List<Kind> kinds = new ArrayList<>();

    private final int[] capacities;
    private final int[] dayOf;
    private final Instant base;
    private final Map<RepId, Integer> reps = new HashMap<>();
    private final Map<Slot, Integer> slotIndex = new TreeMap<>();
    private final int[] patternOf;
    private final List<Pattern> patterns = new ArrayList<>();
    private final Map<Takers, Integer> takers = new HashMap<>();
    private final List<long[]> fitting = new ArrayList<>();
    private final Map<Intervals, Integer> windowSets = new HashMap<>();
    private final List<int[]> windows = new ArrayList<>();
    private final List<int[][]> pieces = new ArrayList<>();
    private final Map<KindKey, Kind> kindOf = new HashMap<>();
    private final Map<KindKey, Integer> families = new HashMap<>();

    Board(PlanInput input) {
        this.input = input;
        this.base = input.from().truncatedTo(ChronoUnit.MINUTES); // promised times lie on whole minutes
        for (var rep : input.reps()) {
            reps.put(rep.id(), reps.size());
        }
        var days = new TreeMap<Slot, Workday>();
        for (var rep : input.reps()) {
            rep.days().forEach((day, workday) -> days.put(new Slot(day, rep.id()), workday));
        }
        days.values().removeIf(workday -> workday.shift().isEmpty());
        workdays = days.values().toArray(Workday[]::new);
        days.keySet().forEach(slot -> {
            slotIndex.put(slot, slots.size());
            slots.add(slot);
        });
        capacities = Arrays.stream(workdays)
                .mapToInt(workday -> Math.toIntExact(workday.capacity().toMinutes()))
                .toArray();
        dayOf = slots.stream()
                .mapToInt(slot ->
                        Math.toIntExact(slot.day().toEpochDay() - firstDay().toEpochDay()))
                .toArray();
        repOf = slots.stream().mapToInt(slot -> rep(slot.repId())).toArray();
        slotsOfRep = slotsOfRep();
        patternOf = patterns();
        efforts = input.followUps().stream()
                .mapToInt(Board::minutes)
                .sorted()
                .distinct()
                .toArray();
        work = new Work[input.followUps().size()];
        for (int i = 0; i < work.length; i++) {
            work[i] = work(i, input.followUps().get(i));
        }
    }

    static int minutes(Plannable followUp) {
        return Math.toIntExact(ceil(followUp.effort()));
    }

    /// Counted from the first.
    int dayOf(int slot) {
        return dayOf[slot];
    }

    int capacity(int slot) {
        return capacities[slot];
    }

    int families() {
        return families.size();
    }

    int rep(@Nullable RepId id) {
        return id == null ? -1 : reps.getOrDefault(id, -1);
    }

    int slot(@Nullable Slot slot) {
        return slot == null ? Work.NOWHERE : slotIndex.getOrDefault(slot, Work.NOWHERE);
    }

    /// The same work without a due, or until the end of the plan.
    Kind late(Work late) {
        return kind(late.followUp, late.windows, NEVER);
    }

    /// The parts of a shift that lie in some windows: from, to, from, to … in minutes.
    int[] pieces(int windowSet, int slot) {
        return piecesOf(windowSet, patternOf[slot]);
    }

    /// Whether no window before its due, of those from the plan's start on, is long enough for it.
    boolean hasNoWindow(Work some) {
        var left = windows.get(some.windows);
        return !isLongEnough(left, some.onTime.due(), some.effort);
    }

    LocalDate firstDay() {
        return slots.isEmpty()
                ? LocalDate.ofInstant(base, ZoneOffset.UTC)
                : slots.getFirst().day();
    }

    private int[] piecesOf(int windowSet, int pattern) {
        var known = pieces.get(windowSet);
        if (known[pattern] == null) {
            known[pattern] =
                    intersection(windows.get(windowSet), patterns.get(pattern).times());
        }
        return known[pattern];
    }

    private Work work(int index, Plannable followUp) {
        int windowSet = windowSets.computeIfAbsent(followUp.windows(), intervals -> {
            windows.add(numbers(intervals));
            pieces.add(new int[patterns.size()][]);
            return windows.size() - 1;
        });
        int level = Arrays.binarySearch(efforts, minutes(followUp));
        return new Work(index, followUp, level, this, onTime(followUp, windowSet), windowSet);
    }

    /// What is past its due is due again by the end of the first day on which somebody can do it.
    private Kind onTime(Plannable followUp, int windowSet) {
        if (followUp.promisedAt() != null) {
            return kind(followUp, windowSet, NEVER);
        }
        if (followUp.dueAt().isAfter(base)) {
            return kind(followUp, windowSet, floor(followUp.dueAt()));
        }
        var overdue = key(followUp, windowSet, OVERDUE);
        var known = kindOf.get(overdue);
        if (known == null) {
            known = firstDay(kind(followUp, windowSet, NEVER), family(overdue));
            kindOf.put(overdue, known);
        }
        return known;
    }

    private Kind firstDay(Kind any, int family) {
        var bits = Bits.of(slots.size());
        int first = Bits.next(any.slots(), 0);
        for (int s = first; s >= 0 && dayOf[s] == dayOf[first]; s = Bits.next(any.slots(), s + 1)) {
            Bits.set(bits, s);
        }
        return added(bits, any.windows(), NEVER, family);
    }

    private Kind kind(Plannable followUp, int windowSet, int due) {
        var key = key(followUp, windowSet, due);
        var known = kindOf.get(key);
        if (known == null) {
            known = added(possible(key), windowSet, due, family(key));
            kindOf.put(key, known);
        }
        return known;
    }

    private KindKey key(Plannable followUp, int windowSet, int due) {
        return new KindKey(
                takers(new Takers(followUp.requirement(), followUp.unwanted())), windowSet, due, minutes(followUp));
    }

    private Kind added(long[] bits, int windowSet, int due, int family) {
        var wide = Bits.of(slots.size());
        var early = Bits.of(slots.size());
        for (int p = 0; p < patterns.size(); p++) {
            if (length(piecesOf(windowSet, p), due) >= patterns.get(p).capacity()) {
                patterns.get(p).addTo(wide, bits);
            } else if (isEarly(piecesOf(windowSet, p), patterns.get(p).times())) {
                patterns.get(p).addTo(early, bits);
            }
        }
        var kind = new Kind(kinds.size(), family, bits, wide, early, windowSet, due);
        kinds.add(kind);
        return kind;
    }

    private static boolean isEarly(int[] pieces, int[] shift) {
        return pieces.length > 0 && pieces[0] - shift[0] < shift[shift.length - 1] - pieces[pieces.length - 1];
    }

    private static int length(int[] pieces, int due) {
        int length = 0;
        for (int i = 0; i < pieces.length; i += 2) {
            length += Math.max(0, Math.min(pieces[i + 1], due) - pieces[i]);
        }
        return length;
    }

    private int family(KindKey key) {
        var alike = new KindKey(key.takers(), key.windows(), key.due(), 0);
        return families.computeIfAbsent(alike, _ -> families.size());
    }

    private long[] possible(KindKey key) {
        var bits = Bits.of(slots.size());
        var fits = fitting.get(key.takers());
        for (int p = 0; p < patterns.size(); p++) {
            if (isLongEnough(piecesOf(key.windows(), p), key.due(), key.effort())) {
                patterns.get(p).addTo(bits, fits);
            }
        }
        return bits;
    }

    private static boolean isLongEnough(int[] pieces, int due, int effort) {
        for (int i = 0; i < pieces.length; i += 2) {
            if (Math.min(pieces[i + 1], due) - pieces[i] >= effort) {
                return true;
            }
        }
        return false;
    }

    private int takers(Takers some) {
        return takers.computeIfAbsent(some, who -> {
            var bits = Bits.of(slots.size());
            for (int rep = 0; rep < slotsOfRep.length; rep++) {
                if (who.include(input.reps().get(rep))) {
                    for (int s : slotsOfRep[rep]) {
                        Bits.set(bits, s);
                    }
                }
            }
            fitting.add(bits);
            return fitting.size() - 1;
        });
    }

    private int[][] slotsOfRep() {
        var lists = new ArrayList<List<Integer>>();
        input.reps().forEach(_ -> lists.add(new ArrayList<>()));
        for (int s = 0; s < repOf.length; s++) {
            lists.get(repOf[s]).add(s);
        }
        return lists.stream().map(Board::array).toArray(int[][]::new);
    }

    private int[] patterns() {
        var lists = new LinkedHashMap<Intervals, List<Integer>>();
        var numbers = new HashMap<Intervals, Integer>();
        for (int s = 0; s < workdays.length; s++) {
            var shift = workdays[s].shift();
            numbers.putIfAbsent(shift, numbers.size());
            lists.computeIfAbsent(shift, _ -> new ArrayList<>()).add(s);
        }
        lists.forEach((shift, list) -> patterns.add(pattern(shift, array(list))));
        return Arrays.stream(workdays)
                .mapToInt(workday -> Objects.requireNonNull(numbers.get(workday.shift())))
                .toArray();
    }

    private Pattern pattern(Intervals shift, int[] slots) {
        int first = slots[0] >> 6;
        var words = new long[(slots[slots.length - 1] >> 6) - first + 1];
        int capacity = 0;
        for (int s : slots) {
            Bits.set(words, s - (first << 6));
            capacity = Math.max(capacity, Math.toIntExact(workdays[s].capacity().toMinutes()));
        }
        return new Pattern(numbers(shift), capacity, first, words);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] numbers(Intervals intervals) {
        var numbers = new int[intervals.list().size() * 2];
        int n = 0;
        for (Interval interval : intervals) {
            int from = Math.max(0, Math.toIntExact(ceil(Duration.between(base, interval.start()))));
            int to = floor(interval.end());
            if (from < to) {
                numbers[n++] = from;
                numbers[n++] = to;
            }
        }
        return Arrays.copyOf(numbers, n);
    }

    private int floor(Instant instant) {
        return Math.clamp(Math.floorDiv(Duration.between(base, instant).toSeconds(), 60), -1, NEVER);
    }

    private static long ceil(Duration duration) {
        return Math.ceilDiv(duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0), 60L);
    }

    private static int[] intersection(int[] a, int[] b) {
        var common = new int[a.length + b.length];
        int n = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int from = Math.max(a[i], b[j]);
            int to = Math.min(a[i + 1], b[j + 1]);
            if (from < to) {
                common[n++] = from;
                common[n++] = to;
            }
            if (a[i + 1] < b[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return Arrays.copyOf(common, n);
    }
}
