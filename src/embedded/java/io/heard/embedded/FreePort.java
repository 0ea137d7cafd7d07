package io.heard.embedded;

import io.heard.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports on the loopback address.
public final class FreePort {

    private FreePort() {}

    public static int any() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new CannotStart("No free port on the loopback address: " + none.getMessage());
        }
    }

    static void require(String name, int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            // free: closed again at once
        } catch (IOException taken) {
            throw new CannotStart("Port " + port + " on 127.0.0.1 cannot be had (" + taken.getMessage()
                    + "); end what uses it, or set " + name + " to another port");
        }
    }
}
