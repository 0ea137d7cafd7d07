package io.heard.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heard.message.Letter;
import io.heard.message.MailId;
import io.heard.message.MailText;
import io.heard.message.Post.Answer;
import io.heard.message.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SendGrid's door as it behaves on good days and on bad ones, spoken to over a real connection.
class SendGridPostTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Letter LETTER = new Letter(
            MailId.at(Instant.parse("2026-11-23T10:00:00Z")),
            "Ana \"Née\" Berger",
            "Ada Ünsal",
            "ada@example.com",
            new MailText("Your teapot", "Hello Ada,\n\nis the <lid> right?"),
            "en",
            null);

    private record Asked(String path, String authorization, JsonNode body) {}

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private Answering answering = exchange -> answer(exchange, 202, "");

    @BeforeEach
    void there_is_a_sendgrid() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            asked.add(new Asked(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    JSON.readTree(exchange.getRequestBody().readAllBytes())));
            answering.answer(exchange);
        });
        server.start();
    }

    @AfterEach
    void it_ends() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void a_mail_that_is_taken_has_the_providers_id() {
        answering = exchange -> {
            exchange.getResponseHeaders().add("X-Message-Id", "14c5d75ce93");
            answer(exchange, 202, "");
        };

        assertThat(deliver()).isEqualTo(new Answer.Taken("14c5d75ce93"));
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v3/mail/send");
            assertThat(request.authorization()).isEqualTo("Bearer a-key");
            var body = request.body();
            assertThat(body.at("/from").toString())
                    .isEqualTo("{\"name\":\"Ana \\\"Née\\\" Berger\",\"email\":\"care@shop.example\"}");
            assertThat(body.at("/reply_to/email").asText()).isEqualTo("answers@shop.example");
            assertThat(body.at("/personalizations")).hasSize(1);
            assertThat(body.at("/personalizations/0/to").toString())
                    .isEqualTo("[{\"name\":\"Ada Ünsal\",\"email\":\"ada@example.com\"}]");
            assertThat(body.at("/personalizations/0/custom_args/message_id").asText())
                    .isEqualTo(LETTER.id().toString());
            assertThat(body.at("/subject").asText()).isEqualTo("Your teapot");
            assertThat(body.at("/content").findValuesAsText("type")).containsExactly("text/plain", "text/html");
            assertThat(body.at("/content/0/value").asText())
                    .isEqualTo(LETTER.text().body());
            assertThat(body.at("/content/1/value").asText()).contains("is the &lt;lid&gt; right?");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, NOT_LET_IN",
        "403, NOT_LET_IN",
        "404, REFUSED",
        "413, REFUSED",
        "429, TOO_MANY",
        "302, REFUSED"
    })
    void what_is_refused_has_not_left(int status, Trouble why) {
        answering = exchange -> {
            exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
            answer(exchange, status, "{\"errors\":[{\"message\":\"The subject is required\",\"field\":\"subject\"}]}");
        };

        assertThat(deliver()).isEqualTo(new Answer.Refused(why, "status " + status + ": The subject is required"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_page_of_a_proxy_is_not_shown_to_reps() {
        answering = exchange -> answer(exchange, 400, "<html><h1>Squid</h1></html>");

        assertThat(deliver()).isEqualTo(new Answer.Refused(Trouble.REFUSED, "status 400"));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504"})
    void whether_it_left_when_the_provider_stumbles_nobody_knows(int status) {
        answering = exchange -> answer(exchange, status, "");

        assertThat(deliver()).isEqualTo(new Answer.Unsure(Trouble.SERVER_ERROR, "status " + status));
        assertThat(asked).hasSize(1);
    }

    @Test
    void whether_it_left_when_no_answer_comes_nobody_knows() {
        answering = exchange -> await();

        assertThat(deliver(url(), Duration.ofMillis(500)))
                .isInstanceOfSatisfying(
                        Answer.Unsure.class, unsure -> assertThat(unsure.why()).isEqualTo(Trouble.TIMEOUT));
        assertThat(asked).hasSize(1);
    }

    @Test
    void whether_it_left_when_the_connection_is_cut_nobody_knows() {
        answering = HttpExchange::close;

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Answer.Unsure.class, unsure -> assertThat(unsure.why()).isEqualTo(Trouble.CUT));
        assertThat(asked).as("what may have been taken is not offered again").hasSize(1);
    }

    @Test
    void a_provider_that_is_not_there_was_given_nothing() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(deliver("http://127.0.0.1:" + free))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Trouble.NOT_REACHED));
        assertThat(deliver("http://no-such-host.invalid"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Trouble.NOT_REACHED));
    }

    @Test
    void each_mail_has_a_connection_of_its_own() {
        assertThat(deliver()).isInstanceOf(Answer.Taken.class);
        answering = exchange -> answer(exchange, 202, "");

        assertThat(deliver()).isInstanceOf(Answer.Taken.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_sender_without_one_address_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sender("care@shop.example\nBcc: x@y.example", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sender("care@shop.example", "nobody"));
    }

    private Answer deliver() {
        return deliver(url());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static Answer deliver(String url) {
        return deliver(url, Duration.ofSeconds(20));
    }

    private static Answer deliver(String url, Duration patience) {
        var sender = new Sender("care@shop.example", "answers@shop.example");
        return new SendGridPost("a-key", config(url, patience), sender, JSON).deliver(LETTER);
    }

    private static SendGridConfig config(String url, Duration patience) {
        return new SendGridConfig() {
            @Override
            public Optional<String> key() {
                return Optional.of("a-key");
            }

            @Override
            public URI url() {
                return URI.create(url);
            }

            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(2);
            }

            @Override
            public Duration responseTimeout() {
                return patience;
            }

            @Override
            public Optional<List<String>> eventKeys() {
                return Optional.empty();
            }

            @Override
            public Duration eventMaxAge() {
                return Duration.ofDays(3);
            }

            @Override
            public Optional<List<String>> inboundSecrets() {
                return Optional.empty();
            }
        };
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
