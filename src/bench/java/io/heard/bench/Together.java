package io.heard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Work that several threads share.
final class Together {

    private Together() {}

    /// Waits for all of it.
    ///
    /// @param failure what is said of it when one fails, unless that one says it itself
    /// @return what each has brought, in their order
    static <T> List<T> run(int threads, List<? extends Callable<T>> works, String failure) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var started = works.stream().map(work -> pool.submit(work)).toList();
            var brought = new ArrayList<T>();
            for (var one : started) {
                brought.add(one.get());
            }
            return brought;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BenchFailed why ? why : new BenchFailed(failure, failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Stopped", stopped);
        }
    }
}
