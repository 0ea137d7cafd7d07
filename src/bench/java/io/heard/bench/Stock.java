package io.heard.bench;

import io.heard.bench.MadeUpOrders.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A database after a year or two: Heard takes in, releases and completes some work itself, and of that there are
/// many copies.
final class Stock {

    /// A Wednesday morning at which everybody in `Home.EUROPE` may be called.
    static final Instant NOW = Instant.parse("2026-12-02T09:30:00Z");

    static final int ORDERS = 3_000;
    private static final Duration SPAN = Duration.ofHours(290);
    private static final int WAITING = 1_000;
    private static final int DONE = 200;
    private static final int OPEN = 200;
    private static final int OK = 200;

    private static final String DUE = """
        select count(*)
          from follow_up
         where status = 'WAITING'
           and wake_at <= '%s'
        """.formatted(NOW);

    /// Their day comes when the run is long over.
    private static final String WHO_WAITS = """
        select customer_id
          from follow_up
         where status = 'WAITING'
           and wake = 'RELEASE'
           and wake_at > '%s'::timestamptz + interval '1 day'
         order by customer_id
         limit %d
        """.formatted(NOW, WAITING);

    private static final String WHO_IS_OPEN = """
        select customer_id
          from task
         where status = 'PENDING'
           and windows_end > '%s'::timestamptz + interval '4 hours'
         order by customer_id
         limit %d
        """.formatted(NOW, OPEN);

    private static final String WHO_IS_DONE = """
        select customer_id
          from task
         where status = 'COMPLETED'
        """;

    private static final String TO_DO = """
        select id
             , representative_id
          from task
         where status = 'PENDING'
           and type = 'CALL'
           and representative_id like 'rep%%'
         order by id desc
         limit %d
        """.formatted(DONE);

    private static final String COUNTS = """
        select (select count(*) from follow_up where status in ('WAITING', 'ACTIVE'))
             , (select count(*) from task where status = 'COMPLETED')
             , (select count(*) from task where status = 'PENDING')
             , (select count(*) from decision)
             , pg_size_pretty(pg_database_size(current_database()))
        """;

    private Stock() {}

    static void make(Ground ground, Topic topic, QueueSettings wanted) {
        byHeard(ground, topic);
        var database = ground.database("heard");
        var copies = new Copies(database);
        int loaders = ground.settings().loaders();
        copies.make("finished", WHO_IS_DONE, wanted.finished(), loaders);
        copies.make("open", WHO_IS_OPEN, wanted.open(), loaders);
        copies.make("waiting", WHO_WAITS, wanted.followUps(), loaders);
        database.run(Crew.share());
        database.run("vacuum analyze");
        database.settle();
        var counts = database.rows(COUNTS).getFirst();
        Said.say("The database holds %s open follow-ups, %s finished and %s open tasks, %s decisions: %s"
                .formatted(counts.toArray()));
    }

    private static void byHeard(Ground ground, Topic topic) {
        var settings = ground.settings();
        var orders = new MadeUpOrders(settings.seed(), ORDERS, ORDERS, NOW.minus(SPAN), SPAN, Home.EUROPE);
        var before = topic.committed();
        topic.fill(orders, ORDERS);
        ground.setClock(NOW);
        var database = ground.database("heard");
        try (var heard = Heard.start(ground, "stock", Crew.accounts())) {
            topic.watch(heard, topic.awaitConsumer(heard), before, ORDERS);
            heard.awaitReady();
            database.await(DUE);
            database.rows(TO_DO).forEach(task -> complete(heard, task));
            ground.awaitOutbox();
        }
    }

    private static void complete(Heard heard, List<String> task) {
        var path = "/v1/tasks/" + task.getFirst();
        var rep = task.getLast();
        must(heard.as(rep, "POST", path + "/claim", "").statusCode());
        must(heard.as(rep, "POST", path + "/outcome", "{\"disposition\":\"REACHED\",\"note\":\"All is well\"}")
                .statusCode());
    }

    private static void must(int status) {
        if (status != OK) {
            throw new BenchFailed("A task cannot be completed: " + status);
        }
    }

    /// Further orders, of the last days, none of which is due yet.
    ///
    /// @param events of which the first `ORDERS` are those of the stock are new
    static MadeUpOrders further(long seed, int events) {
        var span = IntakeBench.SPAN;
        return new MadeUpOrders(seed, events, Math.ceilDiv(events, 2), NOW.minus(span), span, Home.EUROPE);
    }
}
