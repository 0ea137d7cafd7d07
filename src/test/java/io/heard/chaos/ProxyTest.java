package io.heard.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// In front of a server that answers each byte by the same byte.
class ProxyTest {

    private static final byte[] GREETING = {0, 0, 0, 8, 0, 3, 0, 0};
    private static final int SOON = 300;

    private final AtomicInteger repliesToLose = new AtomicInteger();
    private final AtomicBoolean losesProduced = new AtomicBoolean();
    private final AtomicInteger producedLost = new AtomicInteger();
    private ServerSocket echo;
    private Proxy proxy;
    private Socket client;

    @BeforeEach
    void starts_a_server() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var socket = echo.accept();
                    Thread.ofVirtual().start(() -> echo(socket));
                }
            } catch (IOException _) {
                // closed at the end
            }
        });
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException _) {
            // cut
        }
    }

    @AfterEach
    void ends() throws IOException {
        client.close();
        proxy.close();
        echo.close();
    }

    @Test
    void what_both_say_passes() throws IOException {
        through(() -> new PostgresWire(repliesToLose));

        assertThat(answer(GREETING)).isEqualTo(GREETING);
        assertThat(answer(query("select 1"))).isEqualTo(query("select 1"));
    }

    @Test
    void nothing_passes_while_it_is_blocked_and_all_of_it_afterwards() throws IOException {
        through(() -> new PostgresWire(repliesToLose));
        answer(GREETING);

        proxy.block();
        client.getOutputStream().write(query("select 1"));
        client.setSoTimeout(SOON);
        assertThat(hearsNothing()).isTrue();
        proxy.unblock();

        client.setSoTimeout(0);
        assertThat(client.getInputStream().readNBytes(query("select 1").length)).isEqualTo(query("select 1"));
    }

    @Test
    void a_connection_is_cut_in_the_middle_of_an_answer() throws IOException {
        through(() -> new PostgresWire(repliesToLose));
        answer(GREETING);

        proxy.cutAfter(3);
        client.getOutputStream().write(query("select 1"));

        assertThat(all()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void only_the_reply_to_a_commit_is_lost() throws IOException {
        through(() -> new PostgresWire(repliesToLose));
        answer(GREETING);
        repliesToLose.set(1);

        assertThat(answer(query("select 'COMMIT'"))).isNotEmpty();
        client.getOutputStream().write(query("COMMIT"));

        assertThat(all()).isEmpty();
        assertThat(repliesToLose).hasValue(0);
    }

    @Test
    void a_commit_is_known_by_the_name_that_it_was_given() throws IOException {
        through(() -> new PostgresWire(repliesToLose));
        answer(GREETING);
        answer(message('P', "S_1\0COMMIT\0\0\0"));
        repliesToLose.set(1);

        client.getOutputStream().write(message('B', "\0S_1\0\0\0\0\0\0\0"));
        client.getOutputStream().write(message('S', ""));

        assertThat(all().length).isLessThanOrEqualTo(message('B', "\0S_1\0\0\0\0\0\0\0").length);
        assertThat(repliesToLose).hasValue(0);
    }

    @Test
    void only_what_is_produced_is_lost() throws IOException {
        through(() -> new KafkaWire(losesProduced, producedLost));
        losesProduced.set(true);

        assertThat(answer(request(3))).isEqualTo(request(3));
        client.getOutputStream().write(request(0));
        client.getOutputStream().write(request(3));
        client.setSoTimeout(SOON);

        assertThat(hearsNothing()).isTrue();
        assertThat(producedLost).hasValue(1);
    }

    private void through(Supplier<Proxy.Wire> wire) throws IOException {
        proxy = new Proxy(echo::getLocalPort, wire);
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private byte[] answer(byte[] question) throws IOException {
        client.getOutputStream().write(question);
        return new DataInputStream(client.getInputStream()).readNBytes(question.length);
    }

    /// Until the connection ends.
    private byte[] all() throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            client.getInputStream().transferTo(all);
        } catch (SocketException _) {
            // cut
        }
        return all.toByteArray();
    }

    private boolean hearsNothing() throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return true;
        }
    }

    private static byte[] query(String sql) throws IOException {
        return message('Q', sql + "\0");
    }

    private static byte[] message(char type, String body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(type);
        out.writeInt(Integer.BYTES + body.length());
        out.write(body.getBytes(UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] request(int what) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(Short.BYTES + Integer.BYTES);
        out.writeShort(what);
        out.writeInt(7);
        return bytes.toByteArray();
    }
}
