package io.heard.decision;

import io.heard.decision.Considered.Fate;

/// A considered reason together with the playbook that says how to reach out for it.
record Reason(Considered considered, Playbook playbook) {

    boolean isAskedFor() {
        return considered.askedFor();
    }

    /// A time that the customer chose is a promise to them.
    boolean isPromised() {
        return playbook.isAtChosenTime();
    }

    /// A promise is due on its own day: what is talked about before neither keeps nor ends it.
    boolean hasItsOwnDay() {
        return isPromised() || considered.key().isCommitment();
    }

    boolean isFree() {
        return considered.fate() instanceof Fate.Taken;
    }

    Reason with(Fate fate) {
        return new Reason(considered.with(fate), playbook);
    }
}
