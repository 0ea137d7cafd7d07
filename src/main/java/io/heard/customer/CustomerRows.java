package io.heard.customer;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.decision.CustomerFacts.ConsentFact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a customer lies in its table.
final class CustomerRows {

    static final String COLUMNS =
            "id, account_id, name, preferred_name, email, phone, language, time_zone, country, region,"
                    + " postal_code, standing, told_at, consents, preferences, preferences_version, owner_id, owner_fixed,"
                    + " joined_into, known, erased, version, created_at";

    /// In the order of the columns from `account_id` to `standing`.
    private static final List<String> FIELDS = List.of(
            "accountId",
            "name",
            "preferredName",
            "email",
            "phone",
            "language",
            "timeZone",
            "country",
            "region",
            "postalCode",
            "standing");

    private static final TypeReference<Map<String, Instant>> TOLD_AT = new TypeReference<>() {};
    private static final TypeReference<List<ConsentFact>> CONSENTS = new TypeReference<>() {};
    private static final TypeReference<PreferencesDocument> PREFERENCES = new TypeReference<>() {};

    private final Json json;

    CustomerRows(Json json) {
        this.json = json;
    }

    Columns<Customer> columns() {
        var columns = Columns.<Customer>of().text(Customer::id);
        for (var field : FIELDS) {
            columns.text(customer -> customer.field(field));
        }
        return columns.json(customer -> json.write(customer.toldAt()))
                .json(customer -> json.write(customer.consents()))
                .bool(Customer::known)
                .time(Customer::createdAt);
    }

    Customer read(ResultSet row) throws SQLException {
        var fields = HashMap.<String, String>newHashMap(FIELDS.size());
        for (int i = 0; i < FIELDS.size(); i++) {
            var value = row.getString(i + 2);
            if (value != null) {
                fields.put(FIELDS.get(i), value);
            }
        }
        int after = FIELDS.size() + 2;
        return new Customer(
                row.getString(1),
                fields,
                json.read(row.getString(after), TOLD_AT),
                json.read(row.getString(after + 1), CONSENTS),
                preferences(row.getString(after + 2)),
                row.getInt(after + 3),
                row.getString(after + 4),
                row.getBoolean(after + 5),
                row.getString(after + 6),
                row.getBoolean(after + 7),
                row.getBoolean(after + 8),
                row.getInt(after + 9),
                Sql.time(row, after + 10));
    }

    private PreferencesDocument preferences(String text) {
        return text.equals("{}") ? PreferencesDocument.EMPTY : json.read(text, PREFERENCES);
    }
}
