package io.heard.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Signals to other processes, beyond those that Java knows.
public final class Signals {

    private Signals() {}

    public static void send(String signal, long process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process))
                .redirectErrorStream(true)
                .start();
        var said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + signal + " " + process + ": " + said.strip());
        }
    }
}
