package io.heard.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.chaos.Finding.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Books that balance, and what the checker says when one line of them is not as it must be.
class CheckerTest {

    private static final Instant TEN = Instant.parse("2027-03-09T10:00:00Z");
    private static final Parcel CONCERN = new Parcel(
            "e-1",
            true,
            "c-1",
            "{\"id\":\"e-1\",\"data\":{}}".getBytes(UTF_8),
            Map.of(),
            List.of("event:e-1"),
            List.of("concern:e-1"));
    private static final Parcel GARBAGE = Parcel.garbage("c-1", new byte[] {1, 2, 3}, Map.of());
    private static final String DEAD_LETTERS = "heard.orders.dead-letter";
    private static final String QUEUE = "heard.work-queue";

    private final Ledger ledger = new Ledger();
    private final Map<String, List<String>> payloads = new HashMap<>();
    private final Map<String, List<String>> conflicts = new HashMap<>();
    private final Map<String, List<String>> deadLetters = new HashMap<>();
    private final Map<String, Integer> traces = new HashMap<>(Map.of("event:e-1", 1));
    private final Map<String, Integer> reasons = new HashMap<>(Map.of("concern:e-1", 1));
    private final Map<String, Integer> decisions = new HashMap<>(Map.of("e-1", 1));
    private final Map<String, Integer> openFollowUps = new HashMap<>(Map.of("c-1", 1));
    private final Map<String, Integer> contacts = new HashMap<>(Map.of("t-1", 1));
    private final Set<String> idle = new HashSet<>();
    private final Set<String> setAside = new HashSet<>();
    private List<Found.Task> tasks = List.of(task("t-1", 0, 5), task("t-2", 5, null));
    private List<Found.Told> outbox = List.of(
            told("o-1", "queued", "t-1"),
            told("o-2", "completed", "t-1"),
            told("o-3", "queued", "t-2"),
            new Found.Told(GARBAGE.name(), DEAD_LETTERS, null, null, null, GARBAGE.hash(), true));
    private List<Found.Heard> kafka = List.of(
            heard("o-1", "body of o-1"),
            heard("o-2", "body of o-2"),
            heard("o-3", "body of o-3"),
            new Found.Heard(GARBAGE.name(), DEAD_LETTERS, GARBAGE.hash()));

    @BeforeEach
    void all_is_well() {
        ledger.sent(CONCERN);
        ledger.sent(CONCERN);
        ledger.sent(GARBAGE);
        ledger.claimed("t-1", "ana");
        ledger.done("t-1", "REACHED");
        payloads.put("e-1", List.of(CONCERN.hash()));
        payloads.put(GARBAGE.name(), List.of(GARBAGE.hash()));
        deadLetters.put(GARBAGE.name(), List.of("not a CloudEvent"));
        assertThat(check()).isEmpty();
    }

    @Test
    void finds_an_event_that_was_never_taken_in() {
        payloads.remove("e-1");

        assertFinds(Kind.LOST, "e-1 was confirmed and is not in the inbox");
    }

    @Test
    void finds_an_event_that_was_taken_in_twice() {
        payloads.put("e-1", List.of(CONCERN.hash(), CONCERN.hash()));

        assertFinds(Kind.DOUBLED, "e-1 was taken in 2 times");
    }

    @Test
    void finds_an_event_that_nobody_sent() {
        payloads.put("e-9", List.of("?"));

        assertFinds(Kind.WRONG, "e-9 is in the inbox and nobody sent it");
    }

    @Test
    void finds_a_contradiction_that_is_not_noted() {
        ledger.sent(CONCERN.twin());

        assertFinds(Kind.LOST, "what contradicts e-1 is not noted");
    }

    @Test
    void accepts_a_contradiction_that_is_noted() {
        ledger.sent(CONCERN.twin());
        conflicts.put("e-1", List.of(CONCERN.twin().hash()));

        assertThat(check()).isEmpty();
    }

    @Test
    void finds_an_event_without_a_trace() {
        traces.clear();

        assertFinds(Kind.LOST, "e-1 has left no event:e-1");
    }

    @Test
    void finds_a_concern_for_which_nobody_reaches_out() {
        reasons.clear();

        assertFinds(Kind.LOST, "e-1 has given no reason concern:e-1");
    }

    @Test
    void finds_a_reason_and_a_decision_too_many() {
        reasons.put("concern:e-1", 2);
        decisions.put("e-1", 2);

        assertFinds(Kind.DOUBLED, "concern:e-1 is a reason twice", "e-1 was decided about twice");
    }

    @Test
    void finds_garbage_that_has_vanished() {
        deadLetters.clear();

        assertFinds(Kind.LOST, GARBAGE.name() + " is unreadable and no dead letter");
    }

    @Test
    void finds_a_dead_letter_too_many() {
        deadLetters.put(GARBAGE.name(), List.of("not a CloudEvent", "not a CloudEvent"));

        assertFinds(Kind.DOUBLED, GARBAGE.name() + " is 2 dead letters");
    }

    @Test
    void finds_a_sound_event_among_the_dead_letters() {
        deadLetters.put("e-1", List.of("failed inside Heard"));

        assertFinds(Kind.WRONG, "e-1 is sound and a dead letter: failed inside Heard");
    }

    @Test
    void finds_a_second_open_follow_up() {
        openFollowUps.put("c-1", 2);

        assertFinds(Kind.DOUBLED, "c-1 has two open follow-ups");
    }

    @Test
    void finds_a_follow_up_whose_task_is_missing() {
        idle.add("f-1");

        assertFinds(Kind.LOST, "follow-up f-1 is at work without a task");
    }

    @Test
    void finds_two_tasks_at_once() {
        tasks = List.of(task("t-1", 0, null), task("t-2", 5, null));

        assertFinds(Kind.DOUBLED, "f-1 has two tasks at once");
    }

    @Test
    void finds_a_task_that_came_before_the_last_one_had_ended() {
        outbox = List.of(outbox.get(0), outbox.get(2), outbox.get(1), outbox.get(3));

        assertFinds(Kind.DOUBLED, "follow-up f-1 was given a task before its last one had ended");
    }

    @Test
    void finds_a_task_that_was_announced_twice_and_one_that_was_not() {
        outbox = List.of(outbox.get(0), outbox.get(1), told("o-3", "queued", "t-1"), outbox.get(3));

        assertFinds(Kind.DOUBLED, "task t-1 was queued 2 times");
        assertFinds(Kind.LOST, "task t-2 was queued and nobody was told");
    }

    @Test
    void finds_an_outcome_that_was_forgotten() {
        ledger.done("t-2", "REACHED");

        assertFinds(Kind.LOST, "the outcome REACHED of task t-2 was confirmed and is not there");
    }

    @Test
    void finds_a_task_that_two_people_were_given() {
        ledger.claimed("t-1", "ben");

        assertThat(check()).singleElement().extracting(Finding::kind).isEqualTo(Kind.DOUBLED);
    }

    @Test
    void finds_a_contact_too_many() {
        contacts.put("t-1", 2);

        assertFinds(Kind.DOUBLED, "t-1 has two contacts of one task");
    }

    @Test
    void finds_a_message_that_has_not_left() {
        kafka = kafka.subList(1, 4);

        assertFinds(Kind.LOST, "message heard.work-queue o-1 has not left");
    }

    @Test
    void accepts_a_message_that_left_twice() {
        kafka = List.of(kafka.get(0), kafka.get(0), kafka.get(1), kafka.get(2), kafka.get(3));

        assertThat(check()).isEmpty();
    }

    @Test
    void finds_a_message_that_left_in_two_versions() {
        kafka = List.of(kafka.get(0), heard("o-1", "another body"), kafka.get(1), kafka.get(2), kafka.get(3));

        assertFinds(Kind.DOUBLED, "message heard.work-queue o-1 left with 2 bodies");
    }

    @Test
    void finds_a_message_of_something_that_never_became_true() {
        kafka = List.of(kafka.get(0), kafka.get(1), kafka.get(2), kafka.get(3), heard("o-9", "body of o-9"));

        assertFinds(Kind.WRONG, "message heard.work-queue o-9 left and was never written");
    }

    @Test
    void finds_a_customer_who_was_left_out() {
        setAside.add("c-1");

        assertFinds(Kind.WRONG, "customer c-1 was set aside");
    }

    private void assertFinds(Kind kind, String... what) {
        assertThat(check())
                .filteredOn(one -> one.kind() == kind)
                .extracting(Finding::what)
                .contains(what);
    }

    private List<Finding> check() {
        return Checker.check(
                ledger,
                new Found(
                        payloads.size(),
                        payloads,
                        conflicts,
                        deadLetters,
                        traces,
                        reasons,
                        decisions,
                        openFollowUps,
                        idle,
                        tasks,
                        contacts,
                        setAside,
                        outbox,
                        kafka));
    }

    private static Found.Task task(String id, int from, @Nullable Integer to) {
        var closedAt = to == null ? null : TEN.plusSeconds(to);
        return new Found.Task(id, "f-1", TEN.plusSeconds(from), closedAt, to == null ? null : "REACHED");
    }

    private static Found.Told told(String id, String type, String task) {
        return new Found.Told(id, QUEUE, "f-1", "io.heard.task." + type, task, "body of " + id, true);
    }

    private static Found.Heard heard(String id, String body) {
        return new Found.Heard(id, QUEUE, body);
    }
}
