package io.heard.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Those who listen to a queue, and leave as browsers do: without a word.
@QuarkusTest
class QueueStreamIT {

    private static final int LEAVING = 60;
    private static final int MORE_THAN_CONNECTIONS = 40;
    private static final Logger ROOT = Logger.getLogger("");

    private final Complaints complaints = new Complaints();

    @BeforeEach
    void listen() {
        ROOT.addHandler(complaints);
    }

    @AfterEach
    void stop() {
        ROOT.removeHandler(complaints);
    }

    @Test
    void who_leaves_at_any_moment_is_let_go_without_a_complaint() throws IOException, InterruptedException {
        for (int millis = 0; millis < LEAVING; millis++) {
            var browser = ask();
            Thread.sleep(millis / 3);
            leave(browser);
        }

        try (var browser = ask()) {
            assertThat(heard(browser)).isEqualTo("HTTP/1.1 200");
        }
        assertThat(complaints.all).isEmpty();
    }

    /// The pool has fewer connections than a company has reps.
    @Test
    void who_listens_holds_no_connection_to_the_database() throws IOException {
        var listening = new ArrayList<Socket>();
        try {
            for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
                var browser = ask();
                browser.setSoTimeout(20_000);
                listening.add(browser);
                assertThat(heard(browser)).isEqualTo("HTTP/1.1 200");
            }
        } finally {
            for (var browser : listening) {
                leave(browser);
            }
        }
        assertThat(complaints.all).isEmpty();
    }

    private static Socket ask() throws IOException {
        var browser = new Socket();
        browser.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        var request = "GET /v1/representatives/me/queue/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                + Api.basic("ana", "heard") + "\r\nAccept: text/event-stream\r\n\r\n";
        browser.getOutputStream().write(request.getBytes(US_ASCII));
        browser.getOutputStream().flush();
        return browser;
    }

    private static String heard(Socket browser) throws IOException {
        return new String(browser.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII);
    }

    /// At once, with a reset.
    private static void leave(Socket browser) throws IOException {
        browser.setSoLinger(true, 0);
        browser.close();
    }

    private static final class Complaints extends Handler {

        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord told) {
            boolean isOurs = told.getLoggerName().startsWith("io.heard");
            if (told.getLevel().intValue() >= (isOurs ? Level.WARNING : Level.SEVERE).intValue()) {
                all.add(told.getLoggerName() + ": " + told.getMessage() + " " + told.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
