package io.heard.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A table that is new must not be forgotten where customers are joined and erased.
@QuarkusTest
class CustomerTablesIT {

    /// Says which decisions moved, by bare ids, and goes with its retention.
    private static final List<String> HISTORY = List.of("replanning_move");

    /// Tables that follow a row of another table, whose foreign key names the customer.
    private static final String FOLLOWING = """
        select conrelid::regclass::text
          from pg_constraint
         where contype = 'f'
           and %s = 'c'
           and conkey[1] = (
             select attnum
               from pg_attribute
              where attrelid = conrelid
                and attname = 'customer_id')
        """;

    @Inject
    Database database;

    @Test
    void whatever_names_a_customer_moves_when_two_are_joined() {
        var moved = new TreeSet<>(JoiningRepository.MOVED.stream()
                .map(table -> table.substring(0, table.indexOf(' ')))
                .toList());
        moved.addAll(HISTORY);
        moved.addAll(database.rows(FOLLOWING.formatted("confupdtype")));

        assertThat(moved).containsAll(naming());
    }

    @Test
    void whatever_names_a_customer_goes_when_they_are_erased() {
        var erased = new TreeSet<>(ErasureRepository.TABLES);
        erased.addAll(HISTORY);
        erased.addAll(database.rows(FOLLOWING.formatted("confdeltype")));

        assertThat(erased).containsAll(naming());
    }

    private List<String> naming() {
        var naming = database.rows("""
            select table_name
              from information_schema.columns
             where table_schema = current_schema
               and column_name = 'customer_id'""");
        assertThat(naming).contains("task", "escalation", "planned_work");
        return naming;
    }
}
