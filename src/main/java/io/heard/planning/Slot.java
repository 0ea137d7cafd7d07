package io.heard.planning;

import java.time.LocalDate;
import java.util.Comparator;

/// One day of one rep: the smallest place that a day plan knows.
///
/// @param day as the team counts its days; a night shift belongs to the day it is listed under
public record Slot(LocalDate day, RepId repId) implements Comparable<Slot> {

    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::day).thenComparing(Slot::repId);

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
