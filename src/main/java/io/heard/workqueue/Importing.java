package io.heard.workqueue;

import io.heard.database.Sql;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.team.RepCsv;
import io.heard.team.RepCsv.Flaw;
import io.heard.team.Representative;
import io.heard.team.Saving;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes in a table of reps: first what it would change, then all of it or nothing.
@ApplicationScoped
public class Importing {

    private final TeamRepository teams;
    private final Sql sql;

    public Importing(TeamRepository teams, Sql sql) {
        this.teams = teams;
        this.sql = sql;
    }

    public enum Kind {
        ADDED,
        CHANGED,
        SAME
    }

    /// @param before empty for somebody new
    public record Field(String column, String before, String after) {}

    public record Change(int line, Representative rep, Kind kind, List<Field> fields) {}

    /// @param flaws when there is one, nothing is taken in
    public record Outcome(List<Change> changes, List<Flaw> flaws) {

        public boolean isFine() {
            return flaws.isEmpty();
        }

        public int count(Kind kind) {
            return (int)
                    changes.stream().filter(change -> change.kind() == kind).count();
        }
    }

    /// @param mayManage whose reps the caller may change
    @Transactional
    public Outcome preview(String csv, Predicate<TeamId> mayManage) {
        return read(csv, mayManage);
    }

    @Transactional
    public Outcome apply(String csv, Predicate<TeamId> mayManage) {
        sql.update("lock table representative in share row exclusive mode");
        var outcome = read(csv, mayManage);
        if (outcome.isFine()) {
            outcome.changes().forEach(this::withoutBackup);
            outcome.changes().forEach(this::withBackup);
        }
        return outcome;
    }

    /// Those who back each other up must be there first.
    private void withoutBackup(Change change) {
        if (change.kind() == Kind.ADDED) {
            saved(teams.add(change.rep().backedUpBy(null)));
        }
    }

    private void withBackup(Change change) {
        var rep = change.rep();
        if (change.kind() == Kind.CHANGED) {
            saved(teams.update(rep, rep.version()));
        } else if (change.kind() == Kind.ADDED && rep.backupId() != null) {
            saved(teams.update(rep, 1));
        }
    }

    private static void saved(Saving<Representative> saving) {
        if (!(saving instanceof Saving.Saved<Representative>)) {
            throw new IllegalStateException("What was looked at is not as it was: " + saving);
        }
    }

    private Outcome read(String csv, Predicate<TeamId> mayManage) {
        var table = RepCsv.read(csv);
        var flaws = new ArrayList<>(table.flaws());
        var known = known();
        var named = new HashSet<String>();
        var changes = new ArrayList<Change>();
        for (var line : table.lines()) {
            if (!named.add(line.login())) {
                flaws.add(new Flaw(line.line(), "login", "'" + line.login() + "' stands in another line already"));
                continue;
            }
            if (line.login().equals("me")) {
                flaws.add(new Flaw(line.line(), "login", "'me' means the caller and can be nobody's login"));
                continue;
            }
            var before = known.get(line.login());
            var rep = RepCsv.rep(line, before, flaws);
            if (rep != null) {
                changes.add(change(line.line(), before, rep));
            }
        }
        var teamIds = teams.teams().stream().map(Team::id).collect(Collectors.toSet());
        for (var change : changes) {
            var rep = change.rep();
            var before = known.get(rep.id().value());
            if (!teamIds.contains(rep.teamId())) {
                flaws.add(new Flaw(change.line(), "team", "there is no team '" + rep.teamId() + "'"));
            } else if (!mayManage.test(rep.teamId()) || (before != null && !mayManage.test(before.teamId()))) {
                flaws.add(new Flaw(change.line(), "team", "you do not lead this team, or the one they are in now"));
            }
            var backup = rep.backupId();
            if (backup != null && !known.containsKey(backup.value()) && !named.contains(backup.value())) {
                flaws.add(new Flaw(change.line(), "backup", "there is no representative '" + backup + "'"));
            }
        }
        flaws.sort((a, b) -> Integer.compare(a.line(), b.line()));
        return new Outcome(changes, List.copyOf(flaws));
    }

    private Map<String, Representative> known() {
        var known = new HashMap<String, Representative>();
        RepId after = null;
        do {
            var page = teams.reps(null, after, RepCsv.MOST_LINES);
            page.items().forEach(rep -> known.put(rep.id().value(), rep));
            after = page.next();
        } while (after != null);
        return known;
    }

    private static Change change(int line, @Nullable Representative before, Representative rep) {
        var was = before == null ? Map.<String, String>of() : RepCsv.cells(before);
        var fields = RepCsv.cells(rep).entrySet().stream()
                .map(cell -> new Field(
                        cell.getKey(), Objects.requireNonNullElse(was.get(cell.getKey()), ""), cell.getValue()))
                .filter(field -> !field.before().equals(field.after()))
                .toList();
        return new Change(line, rep, before == null ? Kind.ADDED : fields.isEmpty() ? Kind.SAME : Kind.CHANGED, fields);
    }
}
