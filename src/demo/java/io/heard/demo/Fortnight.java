package io.heard.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Lets time go by: each day's events are told, and the reps work through their queues.
final class Fortnight {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    /// As long as a contact takes with everything around it.
    private static final Duration CONTACT = Duration.ofMinutes(20);

    /// How often time stops while nobody works.
    private static final Duration QUIET = Duration.ofHours(6);

    /// The last morning's work is left for whoever looks.
    private static final Duration LEFT_OVER = Duration.ofHours(3);

    private static final int CONFLICT = 409;
    private static final List<String> HEARD = List.of("REACHED", "REPLIED");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private final Api api;
    private final Publisher publisher;
    private final World world;
    private final List<Rep> reps;
    private final Conversation conversation;
    private final PrintStream out;
    private int contacts;
    private int conversations;
    private int promises;

    Fortnight(Api api, Publisher publisher, World world, List<Rep> reps, Conversation conversation, PrintStream out) {
        this.api = api;
        this.publisher = publisher;
        this.world = world;
        this.reps = reps;
        this.conversation = conversation;
        this.out = out;
    }

    /// What was done.
    record Diary(int contacts, int conversations, int promises) {}

    /// @param from up to when everything is told
    /// @param to where the clock stands in the end
    Diary play(Instant from, Instant to) {
        var day = LocalDate.ofInstant(from, LONDON);
        int events = tell(from, startOfDay(day.plusDays(1)));
        int before = 0;
        for (var at = nextStep(api.now()); at.isBefore(to); at = at.plus(CONTACT)) {
            if (!LocalDate.ofInstant(at, LONDON).equals(day)) {
                report(day, events, contacts - before);
                before = contacts;
                day = day.plusDays(1);
                events = tell(startOfDay(day), startOfDay(day.plusDays(1)));
            }
            step(at, at.isBefore(to.minus(LEFT_OVER)));
        }
        api.moveClock(to);
        report(day, events, contacts - before);
        return new Diary(contacts, conversations, promises);
    }

    private static Instant nextStep(Instant now) {
        long step = CONTACT.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / step + 1) * step);
    }

    private static Instant startOfDay(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }

    /// A day ahead: what has not happened yet waits in Heard for its time.
    private int tell(Instant from, Instant to) {
        var events = world.between(from, to);
        publisher.publish(events);
        return events.size();
    }

    private void report(LocalDate day, int events, int contacts) {
        out.printf("  %-10s %4d events %4d contacts%n", DAY.format(day), events, contacts);
    }

    private void step(Instant at, boolean takesMore) {
        var busy = reps.stream().filter(rep -> rep.isBusy(at)).toList();
        if (busy.isEmpty() && at.getEpochSecond() % QUIET.toSeconds() != 0) {
            return;
        }
        api.moveClock(at);
        for (var rep : busy) {
            rep.finish().ifPresent(task -> record(rep, task, at));
            if (takesMore && rep.has(at, CONTACT)) {
                var task = api.post(rep.id(), "/v1/tasks/next", null);
                if (!task.isMissingNode()) {
                    rep.take(task);
                }
            }
        }
    }

    private void record(Rep rep, JsonNode task, Instant at) {
        var outcome = conversation.outcome(task, rep, at);
        var answer = api.tryPost(rep.id(), "/v1/tasks/" + task.path("id").asText() + "/outcome", outcome);
        if (answer.status() == CONFLICT) {
            return; // news has ended the task while somebody talked
        }
        if (!answer.isDone()) {
            throw new DemoFailed("The outcome " + outcome + " was answered " + answer.status() + ": " + answer.body());
        }
        contacts++;
        conversations += HEARD.contains(outcome.path("disposition").asText()) ? 1 : 0;
        promises += outcome.path("commitments").size();
    }
}
