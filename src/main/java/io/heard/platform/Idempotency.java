package io.heard.platform;

import io.heard.platform.IdempotencyRepository.Answer;
import io.heard.platform.IdempotencyRepository.Found;
import io.heard.platform.IdempotencyRepository.Request;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// A POST with an Idempotency-Key is done once in 24 hours; a repetition gets the first answer again.
///
/// The effect and the answer are one transaction, begun before the resource and ended after it: either both
/// are there or neither, whatever breaks in between.
@Provider
@Singleton
@Priority(Priorities.USER)
class Idempotency implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String KEY = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final String REQUEST = Idempotency.class.getName();
    private static final int CONFLICT = 409;
    private static final int FIRST_ERROR_OF_OURS = 500;

    private final IdempotencyRepository answers;
    private final TransactionManager transactions;
    private final WebJson json;

    Idempotency(IdempotencyRepository answers, TransactionManager transactions, WebJson json) {
        this.answers = answers;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext http) throws IOException {
        var key = http.getHeaderString(KEY);
        if (key == null
                || !http.getMethod().equals(HttpMethod.POST)
                || !http.getUriInfo().getPath().startsWith(RequestCheck.API)) {
            return;
        }
        if (!FORM.matcher(key).matches()) {
            http.abortWith(Problem.badRequest(KEY, "must be 1 to 200 visible ASCII characters")
                    .response());
            return;
        }
        var caller = http.getSecurityContext().getUserPrincipal();
        if (caller != null) {
            begin(http, new Request(caller.getName(), key, hash(http)));
        }
    }

    private void begin(ContainerRequestContext http, Request request) {
        end(false);
        try {
            transactions.begin();
        } catch (jakarta.transaction.NotSupportedException | SystemException broken) {
            throw new IllegalStateException("Cannot begin a transaction", broken);
        }
        var found = find(request);
        switch (found) {
            case Found.Nothing _ -> http.setProperty(REQUEST, request);
            case Found.Answered(var answer) -> abort(http, repeated(answer));
            case Found.OtherRequest _ ->
                abort(
                        http,
                        Problem.unprocessable(KEY, "was used for another request; take a new one")
                                .response());
            case Found.InProgress _ ->
                abort(
                        http,
                        Response.fromResponse(Problem.conflict("A request with this " + KEY + " is being worked on")
                                        .response())
                                .header(Problem.RETRY_AFTER, 1)
                                .build());
        }
    }

    private Found find(Request request) {
        try {
            return answers.find(request);
        } catch (RuntimeException broken) {
            end(false);
            throw broken;
        }
    }

    private void abort(ContainerRequestContext http, Response answer) {
        end(false);
        http.abortWith(answer);
    }

    private static Response repeated(Answer answer) {
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach((name, value) -> {
            if (name.equals(HttpHeaders.CONTENT_TYPE)) {
                response.type(MediaType.valueOf(value));
            } else {
                response.header(name, value);
            }
        });
        return response.build();
    }

    @Override
    public void filter(ContainerRequestContext http, ContainerResponseContext response) throws IOException {
        if (!(http.getProperty(REQUEST) instanceof Request request)) {
            return;
        }
        http.removeProperty(REQUEST);
        boolean isDone = false;
        try {
            isDone = isWhole() && response.getStatus() < FIRST_ERROR_OF_OURS;
            if (isDone && response.getStatus() != CONFLICT) {
                answers.save(request, kept(response));
            }
        } finally {
            end(isDone);
        }
    }

    private Answer kept(ContainerResponseContext response) throws IOException {
        var headers = new HashMap<String, String>();
        for (var name : new String[] {HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LOCATION}) {
            var value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Answer(response.getStatus(), Map.copyOf(headers), body(response, headers));
    }

    /// From here on the answer is these very bytes.
    private byte @Nullable [] body(ContainerResponseContext response, Map<String, String> headers) throws IOException {
        if (response.getEntity() == null) {
            return null;
        }
        var bytes = json.mapper().writeValueAsBytes(response.getEntity());
        var type = response.getMediaType() == null ? MediaType.APPLICATION_JSON_TYPE : response.getMediaType();
        headers.put(HttpHeaders.CONTENT_TYPE, type.toString());
        response.setEntity(bytes, response.getEntityAnnotations(), type);
        return bytes;
    }

    private boolean isWhole() {
        try {
            return transactions.getStatus() == Status.STATUS_ACTIVE;
        } catch (SystemException broken) {
            throw new IllegalStateException("Cannot tell how the transaction is", broken);
        }
    }

    private void end(boolean commit) {
        try {
            if (transactions.getStatus() == Status.STATUS_NO_TRANSACTION) {
                return;
            }
            if (commit) {
                transactions.commit();
            } else {
                transactions.rollback();
            }
        } catch (jakarta.transaction.RollbackException
                | jakarta.transaction.HeuristicMixedException
                | jakarta.transaction.HeuristicRollbackException
                | SystemException broken) {
            throw new IllegalStateException("Cannot end the transaction of a request", broken);
        }
    }

    private static byte[] hash(ContainerRequestContext http) throws IOException {
        var body = http.getEntityStream().readAllBytes();
        http.setEntityStream(new ByteArrayInputStream(body));
        var digest = DigestUtils.getSha256Digest();
        digest.update(http.getUriInfo().getRequestUri().getRawPath().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(body);
        return digest.digest();
    }
}
