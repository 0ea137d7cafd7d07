package io.heard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "08006, the connection broke",
        "57P01, PostgreSQL shuts down",
        "57P03, PostgreSQL starts",
        "53300, too many connections",
        "40P01, a deadlock",
        "25P03, the transaction stood idle for too long"
    })
    void a_database_that_is_away_is_waited_for(String state, String why) {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException(why, state))))
                .isTrue();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "23505, a key that is there already",
        "42P01, a table that is not there",
        "25P02, what follows a failure"
    })
    void work_that_fails_is_looked_into(String state, String why) {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException(why, state))))
                .isFalse();
    }

    @Test
    void a_pool_without_connections_is_waited_for() {
        assertThat(Outage.isBehind(new SQLTransientConnectionException("none is free")))
                .isTrue();
    }
}
