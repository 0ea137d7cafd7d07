package io.heard.team;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How much somebody has taken on: calls in a row (five minutes between the end of one and the beginning of the next
/// are
/// a pause), and hard conversations of a day.
@ApplicationScoped
public class StreakRepository {

    public static final int MOST_CALLS = 5;
    public static final Duration PAUSE = Duration.ofMinutes(5);

    /// In a day.
    public static final int MOST_HARD = 4;

    private final Sql sql;

    public StreakRepository(Sql sql) {
        this.sql = sql;
    }

    private static final String END = """
        insert into call_streak as s (representative_id, calls, last_at)
        select r.id, 1, ?
          from representative as r
         where r.id = ?
            on conflict (representative_id) do update
           set calls = s.calls + 1
             , last_at = excluded.last_at
        """;

    public void callEnded(RepId rep, Instant now) {
        sql.update(END, now, rep.value());
    }

    private static final String BEGIN = """
        update call_streak
           set calls = 0
         where representative_id = ?
           and calls > 0
           and last_at <= ?
        """;

    /// What was before a pause counts no more.
    public void workBegins(RepId rep, Instant now) {
        sql.update(BEGIN, rep.value(), now.minus(PAUSE));
    }

    private static final String HARD = """
        insert into hard_conversation as h (representative_id, day, conversations)
        select r.id, (cast(? as timestamptz) at time zone r.time_zone)::date, 1
          from representative as r
         where r.id = ?
            on conflict (representative_id, day) do update
           set conversations = h.conversations + 1
        """;

    /// About a concern or a return.
    public void hardConversation(RepId rep, Instant now) {
        sql.update(HARD, now, rep.value());
    }

    private static final String SPENT = """
        select h.representative_id
          from hard_conversation as h
          join representative as r on r.id = h.representative_id
         where r.team_id = ?
           and h.day = (cast(? as timestamptz) at time zone r.time_zone)::date
           and h.conversations >= ?
        """;

    /// Who of a team has had so many hard conversations today that others come first.
    public Set<RepId> spent(TeamId team, Instant now) {
        return Set.copyOf(sql.query(SPENT, row -> new RepId(row.getString(1)), team.value(), now, MOST_HARD));
    }

    private static final String HAD = """
        select h.representative_id
             , h.conversations
          from hard_conversation as h
          join representative as r on r.id = h.representative_id
         where r.team_id = ?
           and h.day = (cast(? as timestamptz) at time zone r.time_zone)::date
        """;

    /// How many hard conversations each rep of a team has had today; who had none is absent.
    public Map<RepId, Integer> hardToday(TeamId team, Instant now) {
        var had = new HashMap<RepId, Integer>();
        sql.query(HAD, row -> had.put(new RepId(row.getString(1)), row.getInt(2)), team.value(), now);
        return had;
    }

    private static final String NEEDS = """
        select 1
          from call_streak
         where representative_id = ?
           and calls >= ?
           and last_at > ?
        """;

    /// Whether it is time for a pause.
    public boolean needsPause(RepId rep, Instant now) {
        return sql.one(NEEDS, row -> row.getInt(1), rep.value(), MOST_CALLS, now.minus(PAUSE))
                .isPresent();
    }
}
