package io.heard.workqueue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/// Customers for whom something has fallen due, and what is then done.
///
/// @param taking locks at most so many until the transaction ends, but none who are held or set aside
/// @param work may get some of them again, so it asks each time whether it is still due
record Sweep(IntFunction<List<String>> taking, Consumer<List<String>> work) {

    /// Of customers who are known beforehand, each looked at once.
    ///
    /// @param locking returns those whom it got
    static Sweep over(
            Collection<String> customerIds, UnaryOperator<List<String>> locking, Consumer<List<String>> work) {
        var left = new ArrayDeque<>(customerIds);
        return new Sweep(
                limit -> {
                    var next = new ArrayList<String>();
                    while (next.size() < limit && !left.isEmpty()) {
                        next.add(left.remove());
                    }
                    return locking.apply(next);
                },
                work);
    }
}
