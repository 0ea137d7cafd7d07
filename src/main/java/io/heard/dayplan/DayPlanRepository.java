package io.heard.dayplan;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.planning.RepId;
import io.heard.planning.Slot;
import io.heard.planning.TeamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The latest day plan of each team.
@ApplicationScoped
public class DayPlanRepository {

    private static final TypeReference<MadePlan.Report> REPORT = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public DayPlanRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /// What a team's plan rests on, and when the next one is due.
    public record Standing(String basis, Instant nextRunAt) {}

    public Map<TeamId, Standing> standing() {
        var standing = new HashMap<TeamId, Standing>();
        sql.query(
                "select team_id, basis, next_run_at from day_plan",
                row -> standing.put(new TeamId(row.getString(1)), new Standing(row.getString(2), Sql.time(row, 3))));
        return standing;
    }

    private static final String REST = """
        update day_plan as p
           set next_run_at = ?
         where p.next_run_at <= ?
           and p.team_id <> ?
           and (p.report ->> 'looked')::integer = 0
           and not exists (
             select 1
               from task as t
              where t.team_id = p.team_id
                and t.status in ('PENDING', 'CLAIMED'))
           and not exists (
             select 1
               from representative as r
               join customer as c on c.owner_id = r.id
               join follow_up as f on f.customer_id = c.id
              where r.team_id = p.team_id
                and f.status = 'WAITING'
                and f.wake_at < ?)
        """;

    /// Puts off the plans of teams that had nothing to plan and have nothing now.
    ///
    /// @param first the team that has the customers whom nobody owns
    public void rest(TeamId first, Instant ahead, Instant again, Instant now) {
        sql.update(REST, again, now, first.value(), ahead);
    }

    private static final String BEGIN = """
        insert into day_plan as p (team_id, basis, next_run_at)
        values (?, ?, ?)
            on conflict (team_id) do update
           set basis = excluded.basis
             , next_run_at = excluded.next_run_at
         where p.next_run_at <= ?
            or p.basis <> excluded.basis
        """;

    /// @param basis the versions of what the plan rests on
    /// @param again when another instance may try, should this one not come to an end
    /// @return whether the caller is the one to make a plan now
    public boolean begin(TeamId team, String basis, Instant again, Instant now) {
        return sql.update(BEGIN, team.value(), basis, again, now) == 1;
    }

    private static final String END = """
        update day_plan
           set next_run_at = ?
             , made_at = ?
             , until = ?
             , report = ?::jsonb
         where team_id = ?
           and basis = ?
        """;

    /// Notes a plan that is made.
    ///
    /// @return false when what it rests on has changed meanwhile: then it is void, and another is being made
    public boolean end(TeamId team, String basis, MadePlan plan, Instant nextRunAt) {
        return sql.update(END, nextRunAt, plan.madeAt(), plan.until(), json.write(plan.report()), team.value(), basis)
                == 1;
    }

    /// Lets a plan be made in the next minute, whatever the one that stands there rests on.
    public void planAgain(TeamId team, Instant now) {
        sql.update("update day_plan set next_run_at = least(next_run_at, ?) where team_id = ?", now, team.value());
    }

    public Optional<MadePlan> latest(TeamId team) {
        return sql.one(
                "select made_at, until, report from day_plan where team_id = ? and made_at is not null",
                row -> new MadePlan(Sql.time(row, 1), Sql.time(row, 2), json.read(row.getString(3), REPORT)),
                team.value());
    }

    /// Until the next plan they are in none.
    public void forget(Collection<String> customerIds) {
        sql.update("delete from planned_work where customer_id = any(?)", List.copyOf(customerIds));
    }

    private static final String OF_TEAM = PlannedRows.SELECT + " where team_id = ?";

    public Map<UUID, PlannedWork> ofTeam(TeamId team) {
        return byFollowUp(sql.query(OF_TEAM, PlannedRows::read, team.value()));
    }

    private static final String OF_CUSTOMERS = PlannedRows.SELECT + " where customer_id = any(?)";

    /// By follow-up; what is in no plan is left out.
    public Map<UUID, PlannedWork> ofCustomers(Collection<String> customerIds) {
        return byFollowUp(sql.query(OF_CUSTOMERS, PlannedRows::read, List.copyOf(customerIds)));
    }

    private static Map<UUID, PlannedWork> byFollowUp(List<PlannedWork> rows) {
        var byFollowUp = HashMap.<UUID, PlannedWork>newHashMap(rows.size());
        rows.forEach(row -> byFollowUp.put(row.followUpId(), row));
        return byFollowUp;
    }

    private static final String DELETE = """
        delete from planned_work as p
         using unnest(:columns) as n (customer_id, follow_up_id, team_id)
         where p.customer_id = n.customer_id
           and p.follow_up_id = n.follow_up_id
           and p.team_id = n.team_id
        """;

    private static final String SAVE = """
        insert into planned_work (customer_id, follow_up_id, team_id, day, representative_id, on_time, due_at
                                , effort_minutes, why, skill, language, zone, last_day)
        select n.customer_id, n.follow_up_id, n.team_id, n.day::date, n.representative_id, n.on_time, n.due_at
             , n.effort_minutes, n.why, n.skill, n.language, n.zone, n.last_day::date
          from unnest(:columns)
            as n (customer_id, follow_up_id, team_id, day, representative_id, on_time, due_at
                , effort_minutes, why, skill, language, zone, last_day)
          join follow_up as f on f.customer_id = n.customer_id and f.id = n.follow_up_id
            on conflict (customer_id, follow_up_id) do update
           set team_id = excluded.team_id
             , day = excluded.day
             , representative_id = excluded.representative_id
             , on_time = excluded.on_time
             , due_at = excluded.due_at
             , effort_minutes = excluded.effort_minutes
             , why = excluded.why
             , skill = excluded.skill
             , language = excluded.language
             , zone = excluded.zone
             , last_day = excluded.last_day
        """;

    /// Replaces the rows of a team by those of its new plan; only what differs is written.
    ///
    /// @param before what is stored
    public void replace(TeamId team, Map<UUID, PlannedWork> before, List<PlannedWork> plan) {
        var gone = new HashMap<>(before);
        var changed = new ArrayList<PlannedWork>();
        for (var row : plan) {
            if (!row.equals(gone.remove(row.followUpId()))) {
                changed.add(row);
            }
        }
        var keys = Columns.<PlannedWork>of()
                .text(PlannedWork::customerId)
                .uuid(PlannedWork::followUpId)
                .text(_ -> team.value());
        sql.batch(DELETE, keys, List.copyOf(gone.values()));
        sql.batch(SAVE, columns(team), changed);
    }

    private static Columns<PlannedWork> columns(TeamId team) {
        return Columns.<PlannedWork>of()
                .text(PlannedWork::customerId)
                .uuid(PlannedWork::followUpId)
                .text(_ -> team.value())
                .text(row -> row.slot() == null ? null : row.slot().day().toString())
                .text(row -> row.slot() == null ? null : row.slot().repId().value())
                .bool(PlannedWork::onTime)
                .time(PlannedWork::dueAt)
                .integer(row -> Math.toIntExact(row.effort().toMinutes()))
                .text(row -> row.gap() == null ? null : row.gap().why().name())
                .text(row -> row.gap() == null ? null : row.gap().skill())
                .text(row -> row.gap() == null ? null : row.gap().language())
                .text(row -> row.gap() == null ? null : row.gap().zone())
                .text(row -> row.gap() == null ? null : row.gap().day().toString());
    }

    private static final String SAVE_DAYS = """
        insert into rep_day (team_id, day, representative_id, capacity_minutes, kept_free_minutes)
        select n.team_id, n.day::date, n.representative_id, n.capacity_minutes, n.kept_free_minutes
          from unnest(:columns) as n (team_id, day, representative_id, capacity_minutes, kept_free_minutes)
        """;

    /// Replaces what the reps of a team can take, by day.
    public void replaceDays(TeamId team, List<RepDay> days) {
        sql.update("delete from rep_day where team_id = ?", team.value());
        var columns = Columns.<RepDay>of()
                .text(_ -> team.value())
                .text(day -> day.slot().day().toString())
                .text(day -> day.slot().repId().value())
                .integer(day -> Math.toIntExact(day.capacity().toMinutes()))
                .integer(day -> Math.toIntExact(day.keptFree().toMinutes()));
        sql.batch(SAVE_DAYS, columns, days);
    }

    private static final String DAYS = """
        select d.day
             , d.representative_id
             , d.capacity_minutes
             , d.kept_free_minutes
             , coalesce(sum(p.effort_minutes), 0)
             , count(p.customer_id)
          from rep_day as d
          left join planned_work as p
            on p.team_id = d.team_id
           and p.day = d.day
           and p.representative_id = d.representative_id
         where d.team_id = ?
         group by d.day, d.representative_id, d.capacity_minutes, d.kept_free_minutes
         order by d.day, d.representative_id
        """;

    /// The days of the reps, in order.
    public List<RepDay> days(TeamId team) {
        return sql.query(
                DAYS,
                row -> new RepDay(
                        new Slot(row.getObject(1, LocalDate.class), new RepId(row.getString(2))),
                        Duration.ofMinutes(row.getInt(3)),
                        Duration.ofMinutes(row.getInt(4)),
                        Duration.ofMinutes(row.getLong(5)),
                        row.getInt(6)),
                team.value());
    }
}
