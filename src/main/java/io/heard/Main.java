package io.heard;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Starts Heard: first the servers it brings along, if any, then the application; stops them in the
/// opposite order.
@QuarkusMain
public final class Main {

    private static final int SECONDS_TO_STOP = 20;

    private static final List<Backing> BACKINGS = ServiceLoader.load(Backing.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private static volatile boolean applicationStarts;

    Main() {}

    public static void main(String... args) {
        if (BACKINGS.isEmpty()) {
            Quarkus.run(Serving.class, Main::ended, args);
            return;
        }
        var applicationIsDown = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(applicationIsDown)));
        startBackings();
        applicationStarts = true;
        Quarkus.run(
                Serving.class,
                (code, failure) -> {
                    tell(failure);
                    applicationIsDown.countDown();
                    System.exit(code);
                },
                args);
    }

    private static void ended(int code, @Nullable Throwable failure) {
        tell(failure);
        System.exit(code);
    }

    private static void tell(@Nullable Throwable failure) {
        var line = failure == null ? null : line(failure);
        if (line != null) {
            System.err.println(line);
        } else if (failure != null) {
            failure.printStackTrace(); // logging may not be there yet, or no longer
        }
    }

    /// What somebody can put right is one line, wherever in the start it was found.
    ///
    /// @return absent: a bug, of which every line counts
    static @Nullable String line(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CannotStart
                    || at instanceof QuarkusBindException
                    || at instanceof ConfigurationException) {
                return "heard: " + at.getMessage();
            }
        }
        return null;
    }

    private static void startBackings() {
        try {
            BACKINGS.forEach(Backing::start);
        } catch (CannotStart why) {
            System.err.println("heard: " + why.getMessage());
            BACKINGS.forEach(Backing::close);
            // halt, not exit: the hooks of the logging would print what the servers said on the way
            Runtime.getRuntime().halt(1);
        } catch (RuntimeException bug) {
            BACKINGS.forEach(Backing::close);
            throw bug;
        }
    }

    /// Shutdown hooks run side by side. The servers must outlive the application, else its last
    /// statements fail with stack traces.
    private static void closeAfter(CountDownLatch applicationIsDown) {
        try {
            var _ = !applicationStarts || applicationIsDown.await(SECONDS_TO_STOP, SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        BACKINGS.forEach(Backing::close);
    }

    /// The application that says so when it serves.
    public static final class Serving implements QuarkusApplication {

        @Override
        public int run(String... args) {
            BACKINGS.forEach(Backing::ready);
            Quarkus.waitForExit();
            return 0;
        }
    }
}
