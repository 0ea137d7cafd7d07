package io.heard.api;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A caller of the running application, to whom no answer is too odd.
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Api() {}

    /// @param user null for nobody; the password is that of the embedded mode's accounts
    record Call(
            @Nullable String user,
            String method,
            String path,
            @Nullable String contentType,
            @Nullable String body,
            Map<String, String> headers) {

        Call with(String header, String value) {
            var all = new LinkedHashMap<>(headers);
            all.put(header, value);
            return new Call(user, method, path, contentType, body, Map.copyOf(all));
        }

        Call as(@Nullable String other) {
            return new Call(other, method, path, contentType, body, headers);
        }

        Call body(String other) {
            return new Call(user, method, path, contentType == null ? "application/json" : contentType, other, headers);
        }

        Call type(String other) {
            return new Call(user, method, path, other, body, headers);
        }

        Answer send() {
            try {
                return new Answer(CLIENT.send(request(), BodyHandlers.ofString()));
            } catch (IOException broken) {
                throw new UncheckedIOException(this.toString(), broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        private HttpRequest request() {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                    .method(method, body == null ? noBody() : ofString(body));
            headers.forEach(request::header);
            if (contentType != null) {
                request.header("Content-Type", contentType);
            }
            if (user != null) {
                request.header("Authorization", basic(user, "heard"));
            }
            return request.build();
        }
    }

    record Answer(HttpResponse<String> http) {

        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String etag() {
            return header("ETag");
        }

        String text() {
            return http.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (IOException broken) {
                throw new UncheckedIOException(http.body(), broken);
            }
        }
    }

    static Call get(String path) {
        return new Call("admin", "GET", path, null, null, Map.of());
    }

    static Call post(String path) {
        return new Call("admin", "POST", path, null, null, Map.of());
    }

    static Call post(String path, String body) {
        return post(path).body(body);
    }

    static Call put(String path, String body) {
        return new Call("admin", "PUT", path, "application/json", body, Map.of());
    }

    /// What a shop signs a webhook with.
    static String hmac(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
