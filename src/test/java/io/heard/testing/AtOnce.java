package io.heard.testing;

import static java.util.Collections.nCopies;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several people who do something at the same moment, each on a thread of their own.
public final class AtOnce {

    private AtOnce() {}

    /// @return what came of each, in their order
    public static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(work.size());
        var results = new ArrayList<T>();
        try (var people = Executors.newFixedThreadPool(work.size())) {
            var running = new ArrayList<Future<T>>();
            for (var one : work) {
                running.add(people.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            for (var one : running) {
                results.add(one.get());
            }
        }
        return results;
    }

    public static <T> List<T> atOnce(int times, Callable<T> work) throws InterruptedException, ExecutionException {
        return atOnce(nCopies(times, work));
    }
}
