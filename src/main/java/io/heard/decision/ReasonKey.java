package io.heard.decision;

/// What makes a reason one and the same: it fires once, ever, for a customer.
///
/// @param source the shop that told it
/// @param subject the order, or the event where the customer started it or no order is named
public record ReasonKey(String playbook, String source, String subject) implements Comparable<ReasonKey> {

    public static final String MANUAL = "manual";
    public static final String COMMITMENT = "commitment";
    public static final String REPLY = "reply";
    public static final String INTRODUCTION = "introduction";

    public boolean isCommitment() {
        return playbook.equals(COMMITMENT);
    }

    @Override
    public int compareTo(ReasonKey other) {
        int byPlaybook = playbook.compareTo(other.playbook);
        int bySource = byPlaybook != 0 ? byPlaybook : source.compareTo(other.source);
        return bySource != 0 ? bySource : subject.compareTo(other.subject);
    }
}
