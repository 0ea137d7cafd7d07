package io.heard.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/// Looks straight into the database, past everything that is tested.
@ApplicationScoped
public class Database {

    private static final List<String> OF_PEOPLE =
            List.of("presence", "call_streak", "hard_conversation", "calendar_feed", "morning_mail");

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    public long count(String sql, Object... parameters) {
        return Long.parseLong(rows(sql, parameters).getFirst());
    }

    public int update(String sql, Object... parameters) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @return the first column of each row as text, "null" for null
    public List<String> rows(String sql, Object... parameters) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var result = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    result.add(String.valueOf(rows.getString(1)));
                }
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Lets go of all work about customers, where it would be decided anew in every test that follows.
    public void forgetWork(Collection<String> customerIds) {
        var ids = String.join(",", customerIds);
        for (var table : List.of("task", "reason", "follow_up")) {
            update("delete from " + table + " where customer_id = any(string_to_array(?, ','))", ids);
        }
    }

    /// As if these teams and their people had never been. What was done stays done.
    public void forgetTeams(Collection<String> teamIds) {
        var ids = String.join(",", teamIds);
        var people = rows("select id from representative where team_id = any(string_to_array(?, ','))", ids);
        var names = String.join(",", people);
        update("update customer set owner_id = null where owner_id = any(string_to_array(?, ','))", names);
        update("delete from commitment where status = 'MADE' and owner_id = any(string_to_array(?, ','))", names);
        update("delete from passed_promise where to_id = any(string_to_array(?, ','))", names);
        for (var table : OF_PEOPLE) {
            update("delete from " + table + " where representative_id = any(string_to_array(?, ','))", names);
        }
        update("delete from representative where id = any(string_to_array(?, ','))", names);
        update("delete from morning_release where team_id = any(string_to_array(?, ','))", ids);
        update("delete from team where id = any(string_to_array(?, ','))", ids);
    }
}
