package io.heard.contactlog;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.contact.Channel;
import io.heard.database.Columns;
import io.heard.database.Json;
import io.heard.database.Sql;
import io.heard.decision.Disposition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The log of all contacts, append-only: what was told wrongly stays, beside the version that counts.
@ApplicationScoped
public class ContactRepository {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    public ContactRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    private static final String ADD = """
        insert into contact (customer_id, id, at, channel, direction, disposition, asked_for, follow_up_id, task_id,
                             representative_id, department, contact_point, note, heard, served, call_back_at, outside_window,
                             event_source, event_id, recorded_at, proof, version, corrected_by, corrected_at,
                             correction_why)
        select customer_id, id, at, channel, direction, disposition, asked_for, follow_up_id, task_id,
               representative_id, department, contact_point, note,
               array(select jsonb_array_elements_text(heard)),
               array(select jsonb_array_elements_text(served)::uuid),
               call_back_at, outside_window, event_source, event_id, recorded_at, proof, version, corrected_by,
               corrected_at, correction_why
          from unnest(:columns)
            as n (customer_id, id, at, channel, direction, disposition, asked_for, follow_up_id, task_id,
                  representative_id, department, contact_point, note, heard, served, call_back_at, outside_window,
                  event_source, event_id, recorded_at, proof, version, corrected_by, corrected_at, correction_why)
            on conflict do nothing
        """;

    public void addAll(List<Contact> contacts) {
        sql.batch(
                ADD,
                Columns.<Contact>of()
                        .text(Contact::customerId)
                        .uuid(Contact::id)
                        .time(Contact::at)
                        .text(contact -> contact.channel().name())
                        .text(contact -> contact.direction().name())
                        .text(contact -> contact.disposition().name())
                        .bool(Contact::askedFor)
                        .uuid(Contact::followUpId)
                        .uuid(Contact::taskId)
                        .text(Contact::representativeId)
                        .text(Contact::department)
                        .text(Contact::contactPoint)
                        .text(Contact::note)
                        .json(contact -> json.write(contact.heard()))
                        .json(contact -> json.write(contact.served()))
                        .time(Contact::callBackAt)
                        .bool(Contact::outsideWindow)
                        .text(Contact::eventSource)
                        .text(Contact::eventId)
                        .time(Contact::recordedAt)
                        .json(contact -> json.write(contact.proof()))
                        .integer(Contact::version)
                        .text(contact -> contact.correction() == null
                                ? null
                                : contact.correction().by())
                        .time(contact -> contact.correction() == null
                                ? null
                                : contact.correction().at())
                        .text(contact -> contact.correction() == null
                                ? null
                                : contact.correction().why()),
                contacts);
    }

    private static final String COLUMNS = """
        select customer_id, id, at, channel, direction, disposition, asked_for, follow_up_id, task_id,
               representative_id, department, contact_point, note, heard, served, call_back_at, outside_window,
               event_source, event_id, recorded_at, proof, version, corrected_by, corrected_at, correction_why
          from contact
        """;

    /// @return the contacts of each customer that has some, in time order, as they were told last
    public Map<String, List<Contact>> of(Collection<String> customerIds) {
        var contacts = new HashMap<String, List<Contact>>();
        sql.query(
                COLUMNS + " where customer_id = any(?) order by customer_id, at, id, version",
                row -> add(contacts.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()), read(row)),
                List.copyOf(customerIds));
        return contacts;
    }

    private static boolean add(List<Contact> contacts, Contact next) {
        if (!contacts.isEmpty() && contacts.getLast().id().equals(next.id())) {
            contacts.removeLast();
        }
        return contacts.add(next);
    }

    /// @return the contact as it was told each time, the first first; empty when there is none
    public List<Contact> versions(String customerId, UUID id) {
        return sql.query(COLUMNS + " where customer_id = ? and id = ? order by version", this::read, customerId, id);
    }

    private Contact read(ResultSet row) throws SQLException {
        return new Contact(
                row.getString(1),
                row.getObject(2, UUID.class),
                Sql.time(row, 3),
                Channel.valueOf(row.getString(4)),
                Contact.Direction.valueOf(row.getString(5)),
                Disposition.valueOf(row.getString(6)),
                row.getBoolean(7),
                Sql.uuid(row, 8),
                Sql.uuid(row, 9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                Sql.texts(row, 14),
                List.of((UUID[]) row.getArray(15).getArray()),
                Sql.instant(row, 16),
                row.getBoolean(17),
                row.getString(18),
                row.getString(19),
                Sql.time(row, 20),
                json.read(row.getString(21), OBJECT),
                correction(row));
    }

    private static Contact.@Nullable Correction correction(ResultSet row) throws SQLException {
        var by = row.getString(23);
        return by == null ? null : new Contact.Correction(row.getInt(22), by, Sql.time(row, 24), row.getString(25));
    }
}
