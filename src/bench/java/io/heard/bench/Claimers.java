package io.heard.bench;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NO_CONTENT;
import static java.net.HttpURLConnection.HTTP_OK;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.bench.Holders.Given;
import io.heard.bench.Holders.Held;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reps who want the same few tasks. Each tries one that they do not hold or asks for the next, and having got it
/// puts back the one they had before: everybody always holds about one.
final class Claimers implements Load.Work {

    static final String CLAIM = "claim";
    static final String NEXT = "next";

    private static final String RELEASE = "release";
    private static final int WANTED_PER_TEAM = 16;
    private static final int ONE_IN = 5;

    private static final Map<String, List<Integer>> DOCUMENTED = Map.of(
            CLAIM, List.of(HTTP_OK, HTTP_CONFLICT),
            NEXT, List.of(HTTP_OK, HTTP_NO_CONTENT, HTTP_CONFLICT),
            RELEASE, List.of(HTTP_OK));

    private static final String WANTED = """
        select id
          from task
         where status = 'PENDING'
           and representative_id is null
           and team_id = '%s'
         order by id
         limit %d
        """;

    private final Heard heard;
    private final Holders holders = new Holders();
    private final List<Claimer> claimers;
    private final Map<String, Integer> answers = new TreeMap<>();

    Claimers(Heard heard, Database database, long seed) {
        this.heard = heard;
        var wanted = IntStream.range(0, Crew.TEAMS)
                .mapToObj(Crew::teamOf)
                .collect(Collectors.toMap(
                        team -> team,
                        team -> database.rows(WANTED.formatted(team, WANTED_PER_TEAM)).stream()
                                .map(List::getFirst)
                                .toList()));
        var reps = Crew.reps();
        claimers = IntStream.range(0, Crew.CLAIMERS)
                .mapToObj(i -> new Claimer(reps.get(i), wanted.get(Crew.teamOf(i)), new SplittableRandom(seed + i)))
                .toList();
    }

    Holders holders() {
        return holders;
    }

    /// How often what was answered so far.
    String answers() {
        synchronized (answers) {
            return answers.entrySet().stream()
                    .map(answer -> "%s %,d".formatted(answer.getKey(), answer.getValue()))
                    .collect(Collectors.joining(", "));
        }
    }

    /// Everybody puts back what they hold.
    void letGo() {
        claimers.forEach(Claimer::letGo);
    }

    @Override
    public String measured(int connection) {
        return claimers.get(connection).tryOne();
    }

    @Override
    public void afterwards(int connection) {
        claimers.get(connection).settle();
    }

    private HttpResponse<String> ask(String rep, String what, String path) {
        var answer = heard.as(rep, "POST", path, "");
        if (!DOCUMENTED.getOrDefault(what, List.of()).contains(answer.statusCode())) {
            throw new BenchFailed("%s was answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        synchronized (answers) {
            answers.merge(what + " → " + answer.statusCode(), 1, Integer::sum);
        }
        return answer;
    }

    private final class Claimer {

        private final String rep;
        private final List<String> wanted;
        private final SplittableRandom random;
        private @Nullable Held held;
        private @Nullable HttpResponse<String> answer;
        private long answeredAt;

        private Claimer(String rep, List<String> wanted, SplittableRandom random) {
            this.rep = rep;
            this.wanted = wanted;
            this.random = random;
        }

        private String tryOne() {
            var what = random.nextInt(ONE_IN) == 0 ? NEXT : CLAIM;
            answer = ask(rep, what, what.equals(NEXT) ? "/v1/tasks/next" : "/v1/tasks/" + another() + "/claim");
            answeredAt = System.nanoTime();
            return what;
        }

        private String another() {
            while (true) {
                var task = wanted.get(random.nextInt(wanted.size()));
                if (held == null || !held.given().task().equals(task)) {
                    return task;
                }
            }
        }

        private void settle() {
            if (answer == null || answer.statusCode() != HTTP_OK) {
                return;
            }
            var task = Heard.read(answer);
            letGo();
            var given = new Given(task.path("id").asText(), task.path("version").asInt());
            held = new Held(given, rep, answeredAt);
            holders.holds(held);
        }

        private void letGo() {
            var had = held;
            if (had != null) {
                holders.lets(had, System.nanoTime());
                held = null;
                ask(rep, RELEASE, "/v1/tasks/" + had.given().task() + "/release");
            }
        }
    }

    /// What the messages about claims tell, of the tasks of these teams.
    static List<Given> told(Topic topic) {
        var told = new ArrayList<Given>();
        topic.each("heard.work-queue", value -> {
            var message = read(value);
            var task = message.path("data");
            if (message.path("type").asText().equals("io.heard.task.claimed")
                    && Crew.has(task.path("teamId").asText())) {
                told.add(
                        new Given(task.path("id").asText(), task.path("version").asInt()));
            }
        });
        return told;
    }

    private static JsonNode read(byte[] message) {
        try {
            return Heard.JSON.readTree(message);
        } catch (IOException unreadable) {
            throw new BenchFailed("Heard told what is no JSON", unreadable);
        }
    }
}
