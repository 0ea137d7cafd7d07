package io.heard.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import io.heard.database.Json;
import io.heard.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers to POSTs that carried an Idempotency-Key. Kept by real time: a repetition is a matter between machines.
@ApplicationScoped
public class IdempotencyRepository {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int OLD_ONES_AT_ONCE = 100;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;
    private final Clock clock;

    IdempotencyRepository(Sql sql, Json json, @RealTime Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    record Request(String caller, String key, byte[] hash) {}

    record Answer(int status, Map<String, String> headers, byte @Nullable [] body) {}

    sealed interface Found {

        /// The request is new, and it is this transaction's to answer.
        record Nothing() implements Found {}

        record Answered(Answer answer) implements Found {}

        record OtherRequest() implements Found {}

        record InProgress() implements Found {}
    }

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String FIND = """
        select request_hash, status, headers, body
          from idempotency
         where caller = ?
           and key = ?
           and created_at > ?
        """;

    /// Until the transaction ends nobody else gets this far with the same key.
    Found find(Request request) {
        boolean isMine = sql.one(LOCK, row -> row.getBoolean(1), request.caller() + '\n' + request.key())
                .orElse(false);
        if (!isMine) {
            return new Found.InProgress();
        }
        return sql.one(
                        FIND,
                        row -> Arrays.equals(row.getBytes(1), request.hash())
                                ? new Found.Answered(new Answer(
                                        row.getInt(2), json.read(row.getString(3), HEADERS), row.getBytes(4)))
                                : new Found.OtherRequest(),
                        request.caller(),
                        request.key(),
                        clock.instant().minus(KEPT))
                .orElseGet(Found.Nothing::new);
    }

    private static final String SAVE = """
        insert into idempotency as i (caller, key, request_hash, status, headers, body, created_at)
        values (?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (caller, key) do update
           set request_hash = excluded.request_hash
             , status = excluded.status
             , headers = excluded.headers
             , body = excluded.body
             , created_at = excluded.created_at
        """;

    private static final String FORGET = """
        delete from idempotency
         where ctid = any(array(select ctid
                                  from idempotency
                                 where created_at <= ?
                                 order by created_at
                                 limit ?
                                   for update skip locked))
        """;

    void save(Request request, Answer answer) {
        var now = clock.instant();
        sql.update(
                SAVE,
                request.caller(),
                request.key(),
                request.hash(),
                answer.status(),
                json.write(answer.headers()),
                answer.body(),
                now);
        forget(OLD_ONES_AT_ONCE);
    }

    /// @return how many were deleted that count no longer
    public int forget(int limit) {
        return sql.update(FORGET, clock.instant().minus(KEPT), limit);
    }
}
