package io.heard.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.heard.chaos.Finding.Kind;
import io.heard.testing.Application;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short version of `make chaos`: every fault once or twice.
class ChaosIT {

    private static final Plan SHORT = new Plan(6, 600, 20_261_123, 1, List.of());

    @TempDir
    Path directory;

    @Test
    void whatever_breaks_nothing_is_lost_and_nothing_happens_twice() throws Exception {
        if (!"required".equals(System.getProperty("heard.production"))) {
            assumeThat(Application.PRODUCTION).as("built by `make package`").exists();
        }
        assertThat(Application.PRODUCTION).as("built by `make package`").exists();

        var result = Chaos.run(SHORT, directory, ChaosIT::books_that_were_cooked_do_not_balance);
        System.out.println(result.line());

        assertThat(result.findings()).isEmpty();
        assertThat(result.kills()).isGreaterThanOrEqualTo(SHORT.kills());
        assertThat(result.books().records()).isEqualTo(SHORT.events());
        assertThat(result.found().tasks()).isNotEmpty();
        assertThat(result.books().outcomes()).isNotEmpty();
    }

    /// A checker that finds nothing might be one that looks nowhere: each of these must be seen in the database itself.
    private static void books_that_were_cooked_do_not_balance(Stage stage, Chaos.Result result)
            throws SQLException, InterruptedException {
        try (var connection = stage.database().connect()) {
            connection.setAutoCommit(false);
            sees(connection, result, Kind.LOST, "is not in the inbox", """
                delete from inbox_payload
                 where key = (select key from inbox_payload limit 1)
                """);
            sees(connection, result, Kind.DOUBLED, "was taken in 2 times", """
                insert into inbox_payload (key, raw, seen_at)
                select key, raw, seen_at from inbox_payload limit 1
                """);
            sees(connection, result, Kind.LOST, "is unreadable and no dead letter", "delete from dead_letter");
            sees(connection, result, Kind.LOST, "has left no event:", "delete from customer_event");
            sees(connection, result, Kind.DOUBLED, "was decided about twice", """
                insert into decision
                select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).*
                  from decision as d
                 where cause = 'EVENT'
                   and event_id is not null
                 limit 1
                """);
            sees(connection, result, Kind.DOUBLED, "has two tasks at once", """
                drop index task_one_open;
                insert into task
                select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).*
                  from task as t
                 where status in ('PENDING', 'CLAIMED')
                 limit 1
                """);
            sees(connection, result, Kind.LOST, "is at work without a task", "delete from task");
            sees(connection, result, Kind.LOST, "was confirmed and is not there", "delete from contact");
            sees(connection, result, Kind.LOST, "has not left", "update outbox set published_at = null");
        }
    }

    private static void sees(Connection connection, Chaos.Result result, Kind kind, String what, String cooking)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(cooking);
            var findings = Checker.check(
                    result.books(), Found.read(connection, result.found().kafka()));
            assertThat(findings)
                    .anyMatch(one -> one.kind() == kind && one.what().contains(what));
        } finally {
            connection.rollback();
        }
    }
}
