package io.heard.bench;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The reps whose queues are read and worked on: teams of their own beside the one of the installation, each with
/// some who claim.
final class Crew {

    static final int TEAMS = 4;
    static final int CLAIMERS = 32;

    private static final int REPS_PER_TEAM = 16;

    private Crew() {}

    /// After `care` by id, so that new customers are not theirs.
    static String team(int team) {
        return "queue-" + team;
    }

    static boolean has(String team) {
        return team.startsWith("queue-");
    }

    private static String rep(int team, int rep) {
        return "q%d-%02d".formatted(team, rep);
    }

    /// Team by team in turn, so that the first are as many of each team.
    static List<String> reps() {
        return IntStream.rangeClosed(1, REPS_PER_TEAM)
                .boxed()
                .flatMap(rep -> IntStream.rangeClosed(1, TEAMS).mapToObj(team -> rep(team, rep)))
                .toList();
    }

    /// @param claimer from 0
    static String teamOf(int claimer) {
        return team(claimer % TEAMS + 1);
    }

    static void install(Ground ground) {
        try (var heard = Heard.start(ground, "crew")) {
            heard.awaitReady();
            hire(heard);
        }
        Said.say("%d reps of %d teams work beside them".formatted(reps().size(), TEAMS));
    }

    private static void hire(Heard heard) {
        for (int team = 1; team <= TEAMS; team++) {
            var body = Heard.JSON
                    .createObjectNode()
                    .put("id", team(team))
                    .put("name", "Team " + team)
                    .put("timeZone", "Europe/London");
            heard.post("/v1/teams", "application/json", body.toString());
            for (int rep = 1; rep <= REPS_PER_TEAM; rep++) {
                Preparing.addRep(heard, rep(team, rep), team(team));
            }
        }
    }

    /// What lets all reps log in, as flags for Heard's JVM.
    static List<String> accounts() {
        return Stream.concat(reps().stream(), Preparing.reps())
                .flatMap(rep -> Stream.of("users." + rep + "=heard", "roles." + rep + "=rep"))
                .map("-Dquarkus.security.users.embedded."::concat)
                .toList();
    }

    /// Nine in ten are somebody's, the tenth is open to the whole team.
    static String share() {
        return """
                update task as t
                   set team_id = 'queue-' || 1 + nth %% %1$d
                     , representative_id = case when nth / %1$d %% 10 > 0
                           then format('q%%s-%%s', 1 + nth %% %1$d, lpad((1 + nth / %1$d %% %2$d)::text, 2, '0'))
                       end
                  from (select customer_id
                             , id
                             , row_number() over (order by id) as nth
                          from task
                         where status = 'PENDING'
                           and customer_id like '%%-%%') as made
                 where t.customer_id = made.customer_id
                   and t.id = made.id
                """.formatted(TEAMS, REPS_PER_TEAM);
    }
}
