package io.heard.team;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/// Who has had the mail about their day, and who does not want it. Whoever is not known here wants it.
@ApplicationScoped
public class MorningMailRepository {

    private final Sql sql;

    public MorningMailRepository(Sql sql) {
        this.sql = sql;
    }

    public boolean isWanted(RepId rep) {
        return sql.one(
                        "select wanted from morning_mail where representative_id = ?",
                        row -> row.getBoolean(1),
                        rep.value())
                .orElse(true);
    }

    private static final String WANT = """
        insert into morning_mail (representative_id, wanted)
        values (?, ?)
            on conflict (representative_id) do update
           set wanted = excluded.wanted
        """;

    public void want(RepId rep, boolean isWanted) {
        sql.update(WANT, rep.value(), isWanted);
    }

    private static final String BEGIN = """
        insert into morning_mail as m (representative_id, sent_on)
        values (?, ?)
            on conflict (representative_id) do update
           set sent_on = excluded.sent_on
         where m.wanted
           and (m.sent_on is null or m.sent_on < excluded.sent_on)
        """;

    /// Of several instances that begin the same mail one is told to go on, once for each rep and day.
    ///
    /// @param day the rep's own
    /// @return false when that day is done, or the rep wants none
    public boolean begin(RepId rep, LocalDate day) {
        return sql.update(BEGIN, rep.value(), day) == 1;
    }
}
