package io.heard.decision;

import java.util.Optional;

/// What makes a reason one and the same: it fires once, ever, for a customer.
///
/// @param source the shop that told it
/// @param subject the order, or the event where the customer started it or no order is named
public record ReasonKey(String playbook, String source, String subject) implements Comparable<ReasonKey> {

    public static final String MANUAL = "manual";
    public static final String COMMITMENT = "commitment";
    public static final String REPLY = "reply";
    public static final String INTRODUCTION = "introduction";

    private static final char PROMISE_END = '/';

    public boolean isCommitment() {
        return playbook.equals(COMMITMENT);
    }

    /// Of a reason to tell somebody what became of a promise: `kept` or `broken`.
    public Optional<String> promiseEnd() {
        int end = subject.indexOf(PROMISE_END);
        return isCommitment() && end >= 0 ? Optional.of(subject.substring(end + 1)) : Optional.empty();
    }

    /// @param end `kept` or `broken`
    public static ReasonKey promiseEnd(String source, String promise, String end) {
        return new ReasonKey(COMMITMENT, source, promise + PROMISE_END + end);
    }

    @Override
    public int compareTo(ReasonKey other) {
        int byPlaybook = playbook.compareTo(other.playbook);
        int bySource = byPlaybook != 0 ? byPlaybook : source.compareTo(other.source);
        return bySource != 0 ? bySource : subject.compareTo(other.subject);
    }
}
