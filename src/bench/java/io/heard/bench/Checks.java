package io.heard.bench;

/// What must be in the tables after a run. A figure of work that was not done, or done twice, is none.
final class Checks {

    /// Of the playbooks that every order fires; shipped ones have theirs besides.
    private static final String REASONS =
            "from reason where fate = 'OPEN' and playbook in ('first-order', 'further-order')";

    private Checks() {}

    static void intake(Database database, long events, long customers) {
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
        must(
                database,
                "messages that tell of a follow-up for the first time",
                customers,
                "select count(*) from outbox where type = 'io.heard.follow-up.scheduled'");
        must(database, "messages without an id of their own", 0, "select count(*) - count(distinct id) from outbox");
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

    private static void must(Database database, String what, long expected, String query) {
        var found = database.number(query);
        if (found != expected) {
            throw new BenchFailed("There should be %,d %s, and there are %,d".formatted(expected, what, found));
        }
    }
}
