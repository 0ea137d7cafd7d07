package io.heard.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A team's day at a glance.
///
/// @param paused why nobody is contacted; absent while outreach runs
/// @param of whose work is listed; absent: what is urgent, promised, overdue or nobody's
/// @param running what runs out of time, the soonest due first
/// @param isMore how many tasks are not shown
/// @param mayGive whether the one who looks may give work to somebody else
/// @param continuity how often customers talked to whom they know; absent where nobody did
/// @param unknown mails that wait for a person's word
record LeadPage(
        List<Tab> teams,
        String teamId,
        @Nullable String news,
        @Nullable String problem,
        @Nullable Paused paused,
        Totals totals,
        List<Rep> reps,
        @Nullable String continuity,
        @Nullable String of,
        List<Running> running,
        List<Work> tasks,
        boolean isMore,
        boolean mayGive,
        List<Unknown> unknown,
        List<LeftAlone> leftAlone,
        List<Choice> countries) {

    record Tab(String href, String name, boolean isHere) {}

    /// @param what is stopped
    record Paused(String what, @Nullable String reason) {}

    record Totals(int open, int overdue, int promised, int urgent, int nobodys, int done) {}

    /// @param shift when they work today
    /// @param owned how many customers are theirs
    /// @param presence absent for who is available
    /// @param load how it is with what they have left to do, for reading aloud
    /// @param bar of the chart
    record Rep(
            String href,
            String name,
            String shift,
            @Nullable String presence,
            int open,
            int overdue,
            int promised,
            int urgent,
            int done,
            int owned,
            boolean ownsTooMany,
            String load,
            Bar bar,
            boolean isHere) {}

    /// In parts of 1000.
    ///
    /// @param room what is left of the day
    /// @param load what is to be done
    /// @param over the part of it for which there is no room
    record Bar(int room, int load, int over) {

        private static final int WHOLE = 1_000;

        /// @param scale the whole, in the unit of the others
        static Bar of(long room, long load, long scale) {
            long over = Math.max(0, load - room);
            return new Bar(part(room, scale), part(load - over, scale), part(over, scale));
        }

        private static int part(long some, long scale) {
            return Math.toIntExact(some * WHOLE / scale);
        }
    }

    /// @param state the last that was told of it
    record Running(
            String href,
            String customer,
            String why,
            String due,
            boolean isLate,
            @Nullable String holder,
            String state) {}

    record Work(
            UUID id,
            int version,
            String customerHref,
            String customer,
            String why,
            String channel,
            String due,
            boolean isLate,
            boolean isUrgent,
            @Nullable String promised,
            @Nullable String holder,
            @Nullable String claimedUntil,
            List<Choice> fitting) {}

    /// A mail of which nobody knows whether it has left.
    ///
    /// @param href where a person says what became of it
    record Unknown(String href, String customer, String subject, String writer, String state) {}

    record Choice(String value, String label) {}

    record LeftAlone(String why, int customers, List<Named> named, int more) {}

    record Named(String href, String name, String when) {}
}
