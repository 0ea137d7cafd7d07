package io.heard.workqueue;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Customers for whom something has fallen due, and what is then done.
///
/// @param taking locks at most so many until the transaction ends, but none who are held or set aside
/// @param work may get some of them again, so it asks each time whether it is still due
record Sweep(IntFunction<List<String>> taking, Consumer<List<String>> work) {}
