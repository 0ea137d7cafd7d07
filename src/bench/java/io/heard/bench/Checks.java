package io.heard.bench;

import java.io.IOException;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicLong;

/// What must be in the tables after a run. A figure of work that was not done, or done twice, is none.
final class Checks {

    /// Of the playbooks that every order fires; shipped ones have theirs besides.
    private static final String REASONS =
            "from reason where fate = 'OPEN' and playbook in ('first-order', 'further-order')";

    private static final String FIRST_TOLD = "io.heard.follow-up.scheduled";

    private Checks() {}

    /// @param topic of the broker on which Heard has told
    static void intake(Database database, Topic topic, long events, long customers) {
        must(database, "inbox keys", events, "select count(*) from inbox_key");
        must(database, "payloads", events, "select count(distinct key) from inbox_payload");
        must(database, "payload rows", events, "select count(*) from inbox_payload");
        must(database, "dead letters", 0, "select count(*) from dead_letter");
        must(database, "conflicts", 0, "select count(*) from inbox_conflict");
        must(database, "events that wait for their time", 0, "select count(*) from early_event");
        must(database, "customers", customers, "select count(*) from customer");
        must(database, "orders", events, "select count(*) from customer_order where placed_at is not null");
        must(database, "follow-ups", customers, "select count(*) from follow_up");
        must(
                database,
                "follow-ups that wait to be released",
                customers,
                "select count(*) from follow_up where status = 'WAITING' and wake = 'RELEASE'");
        must(database, "reasons of the orders", events, "select count(*) " + REASONS);
        must(database, "orders with a reason", events, "select count(distinct order_id) " + REASONS);
        must(database, "events with a decision", events, "select count(distinct event_id) from decision");
        must(database, "decisions of events", events, "select count(*) from decision where event_id is not null");
        mustBeTold(topic, database, customers);
        Said.say(
                "Checked: each event once in inbox, orders, reasons and decisions; a follow-up and message per customer");
    }

    static void release(Database database, long followUps) {
        must(database, "tasks", followUps, "select count(*) from task");
        must(database, "follow-ups with a task", followUps, "select count(distinct follow_up_id) from task");
        must(database, "follow-ups at work", followUps, "select count(*) from follow_up where status = 'ACTIVE'");
        must(
                database,
                "tasks that are somebody's",
                followUps,
                "select count(*) from task where representative_id is not null");
        must(database, "tasks without windows", 0, "select count(*) from task where windows = '[]'");
        must(
                database,
                "messages about tasks",
                followUps,
                "select count(*) from outbox where topic = 'heard.work-queue'");
        must(
                database,
                "tasks that were told of",
                followUps,
                "select count(distinct subject_id) from outbox where topic = 'heard.work-queue'");
        Said.say("Checked: one assigned task and one message for each of %,d follow-ups".formatted(followUps));
    }

    /// What was sent is gone from the outbox; what Heard was stopped before sending is there.
    private static void mustBeTold(Topic topic, Database database, long customers) {
        var ids = new HashSet<String>();
        var followUps = new HashSet<String>();
        var messages = new AtomicLong();
        topic.each("heard.follow-ups", value -> {
            try {
                var message = Heard.JSON.readTree(value);
                messages.incrementAndGet();
                ids.add(message.path("id").asText());
                if (message.path("type").asText().equals(FIRST_TOLD)) {
                    followUps.add(message.path("subject").asText());
                }
            } catch (IOException unreadable) {
                throw new BenchFailed("Heard told what is no JSON", unreadable);
            }
        });
        must("messages sent once", messages.get(), ids.size());
        var unsent = database.number("select count(*) from outbox where type = '" + FIRST_TOLD + "'");
        must("follow-ups told for the first time", customers, followUps.size() + unsent);
    }

    private static void must(String what, long expected, long found) {
        if (found != expected) {
            throw new BenchFailed("There should be %,d %s, and there are %,d".formatted(expected, what, found));
        }
    }

    private static void must(Database database, String what, long expected, String query) {
        must(what, expected, database.number(query));
    }
}
