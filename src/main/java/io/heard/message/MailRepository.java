package io.heard.message;

import static java.util.Objects.requireNonNull;

import io.heard.database.Sql;
import io.heard.message.MailStatus.Bounced;
import io.heard.message.MailStatus.Failed;
import io.heard.message.MailStatus.Planned;
import io.heard.message.MailStatus.Sending;
import io.heard.message.MailStatus.Sent;
import io.heard.message.MailStatus.Unknown;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The mails to all customers. Every write is a compare-and-set on the version, so that of two who take a mail at
/// once one is told so.
@ApplicationScoped
public class MailRepository {

    private final Sql sql;

    public MailRepository(Sql sql) {
        this.sql = sql;
    }

    /// A status as its columns.
    private record Columns(
            Instant since,
            @Nullable UUID attempt,
            @Nullable Instant attemptedAt,
            @Nullable Instant leaseUntil,
            @Nullable String providerId,
            @Nullable Trouble why,
            @Nullable String detail) {

        static Columns of(MailStatus status) {
            return switch (status) {
                case Planned(var since) -> new Columns(since, null, null, null, null, null, null);
                case Sending(var attempt, var at, var until) -> new Columns(at, attempt, at, until, null, null, null);
                case Sent(var attempt, var at, var providerId) ->
                    new Columns(at, attempt, at, null, providerId, null, null);
                case Bounced(var attempt, var at, var since, var detail) ->
                    new Columns(since, attempt, at, null, null, null, detail);
                case Unknown(var attempt, var at, var since, var why, var detail) ->
                    new Columns(since, attempt, at, null, null, why, detail);
                case Failed(var since, var why, var detail) -> new Columns(since, null, null, null, null, why, detail);
            };
        }

        @Nullable
        String whyName() {
            return why == null ? null : why.name();
        }
    }

    private static final String ADD = """
        insert into mail (customer_id, id, task_id, follow_up_id, representative_id, from_name, to_address, to_name,
                          subject, body, language, status, since, planned_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
        """;

    /// @return whether the task had no other mail that is under way or sent
    public boolean add(Mail mail) {
        return sql.update(
                        ADD,
                        mail.customerId(),
                        mail.id().value(),
                        mail.taskId(),
                        mail.followUpId(),
                        mail.writer().value(),
                        mail.fromName(),
                        mail.toAddress(),
                        mail.toName(),
                        mail.text().subject(),
                        mail.text().body(),
                        mail.language(),
                        mail.status().name(),
                        mail.plannedAt(),
                        mail.plannedAt())
                == 1;
    }

    private static final String SAVE = """
        update mail
           set status = ?
             , since = ?
             , attempt = ?
             , attempted_at = ?
             , lease_until = ?
             , provider_id = ?
             , why = ?
             , detail = ?
             , decided_by = ?
             , version = version + 1
         where customer_id = ?
           and id = ?
           and version = ?
        """;

    /// @return whether the mail was still at its version
    public boolean save(Mail mail) {
        var row = Columns.of(mail.status());
        return sql.update(
                        SAVE,
                        mail.status().name(),
                        row.since(),
                        row.attempt(),
                        row.attemptedAt(),
                        row.leaseUntil(),
                        row.providerId(),
                        row.whyName(),
                        row.detail(),
                        mail.decidedBy() == null ? null : mail.decidedBy().value(),
                        mail.customerId(),
                        mail.id().value(),
                        mail.version())
                == 1;
    }

    private static final String MAIL = """
        select id, customer_id, task_id, follow_up_id, representative_id, from_name, to_address, to_name, subject, body,
               language, status, since, attempt, attempted_at, lease_until, provider_id, why, detail, decided_by,
               planned_at, version
          from mail
        """;

    private static final String BY_ID = MAIL + " where id = ?";

    public Optional<Mail> byId(MailId id) {
        return sql.one(BY_ID, MailRepository::mail, id.value());
    }

    private static final String LATEST_OF = MAIL + """
         where task_id = ?
         order by (status <> 'FAILED') desc, id desc
         limit 1
        """;

    /// The one whose fate matters for the task; earlier ones have failed.
    public Optional<Mail> latestOf(UUID taskId) {
        return sql.one(LATEST_OF, MailRepository::mail, taskId);
    }

    /// Whether nobody can say yet that a mail of this task has left, or has not.
    public boolean isUnderWay(UUID taskId) {
        return latestOf(taskId).filter(mail -> mail.status().isUnderWay()).isPresent();
    }

    private static final String SENT_TO = MAIL + """
         where customer_id = ?
           and status in ('SENT', 'BOUNCED')
         order by attempted_at
        """;

    /// What a customer was sent, oldest first, also what came back.
    public List<Mail> sentTo(String customerId) {
        return sql.query(SENT_TO, MailRepository::mail, customerId);
    }

    private static final String SENT_BY = """
        select subject, body
          from mail
         where representative_id = ?
           and status = 'SENT'
         order by attempted_at desc
         limit ?
        """;

    /// What somebody wrote last, the latest first.
    public List<MailText> sentBy(RepId writer, int limit) {
        return sql.query(SENT_BY, row -> new MailText(row.getString(1), row.getString(2)), writer.value(), limit);
    }

    private static final String UNKNOWN = MAIL + """
         where status = 'UNKNOWN'
           and (customer_id, task_id) in (select t.customer_id, t.id
                                            from task as t
                                           where t.team_id = ?
                                             and t.status in ('PENDING', 'CLAIMED'))
         order by attempted_at
         limit ?
        """;

    /// Those of open tasks of a team of which a person has to say what became, oldest first.
    public List<Mail> unknown(TeamId team, int limit) {
        return sql.query(UNKNOWN, MailRepository::mail, team.value(), limit);
    }

    private static final String PLANNED = """
        select id
          from mail
         where status = 'PLANNED'
         order by planned_at, id
         limit ?
        """;

    public List<MailId> planned(int limit) {
        return sql.query(PLANNED, row -> new MailId(row.getObject(1, UUID.class)), limit);
    }

    private static final String LAPSED = MAIL + """
         where status = 'SENDING'
           and lease_until <= ?
         order by lease_until
         limit ?
           for update skip locked
        """;

    /// Locks those of whose try nobody has told in time, and leaves out what others hold.
    public List<Mail> takeLapsed(Instant now, int limit) {
        return sql.query(LAPSED, MailRepository::mail, now, limit);
    }

    private static Mail mail(ResultSet row) throws SQLException {
        var decidedBy = row.getString(20);
        return new Mail(
                new MailId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                new RepId(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                new MailText(row.getString(9), row.getString(10)),
                row.getString(11),
                status(row),
                decidedBy == null ? null : new RepId(decidedBy),
                Sql.time(row, 21),
                row.getInt(22));
    }

    private static MailStatus status(ResultSet row) throws SQLException {
        var since = Sql.time(row, 13);
        var status = row.getString(12);
        return switch (status) {
            case "PLANNED" -> new Planned(since);
            case "SENDING" -> new Sending(attempt(row), Sql.time(row, 15), Sql.time(row, 16));
            case "SENT" -> new Sent(attempt(row), Sql.time(row, 15), row.getString(17));
            case "BOUNCED" -> new Bounced(attempt(row), Sql.time(row, 15), since, row.getString(19));
            case "UNKNOWN" -> new Unknown(attempt(row), Sql.time(row, 15), since, why(row), row.getString(19));
            case "FAILED" -> new Failed(since, why(row), row.getString(19));
            default -> throw new IllegalStateException("The schema allows no mail status " + status);
        };
    }

    private static UUID attempt(ResultSet row) throws SQLException {
        return requireNonNull(Sql.uuid(row, 14));
    }

    private static Trouble why(ResultSet row) throws SQLException {
        return Trouble.valueOf(row.getString(18));
    }
}
