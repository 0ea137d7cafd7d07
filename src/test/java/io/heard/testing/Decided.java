package io.heard.testing;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.decision.Considered;
import io.heard.decision.Deciding;
import io.heard.decision.Decision;
import io.heard.decision.Mistake;
import java.time.Instant;
import java.util.List;

/// A decision in the words in which tests ask about it.
public record Decided(Decision decision, List<Mistake> mistakes) {

    public static Decided decide(AgendaBuilder agenda, RulesBuilder rules, Instant now) {
        var outcome = Deciding.outcome(agenda.build(), rules.build(), now);
        return new Decided(outcome.decision(), outcome.mistakes());
    }

    /// @throws ClassCastException when nobody should reach out
    public Decision.ReachOut reachOut() {
        return (Decision.ReachOut) decision;
    }

    public Instant nextAt() {
        return reachOut().nextAt();
    }

    public Channel channel() {
        return reachOut().channel();
    }

    /// As in `CALL at 2026-03-02T10:00:00Z`, or the name of another decision.
    public String inWords() {
        return switch (decision) {
            case Decision.ReachOut out -> out.channel() + " at " + out.nextAt() + (out.forLead() ? " by the lead" : "");
            case Decision.LookAgain again -> "LookAgain at " + again.at();
            case Decision.LeaveAlone _ -> "LeaveAlone";
        };
    }

    public Considered reason(String playbook) {
        return decision.considered().stream()
                .filter(considered -> considered.key().playbook().equals(playbook))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + playbook + " in " + decision.considered()));
    }

    public Considered reasonOf(String subject) {
        return decision.considered().stream()
                .filter(considered -> considered.key().subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + subject + " in " + decision.considered()));
    }

    /// As in `TAKEN`, `DROPPED TOO_LATE`, or `UNKNOWN` where nothing fired.
    public String fate(String playbook) {
        return decision.considered().stream()
                .filter(considered -> considered.key().playbook().equals(playbook))
                .map(Decided::words)
                .findFirst()
                .orElse("UNKNOWN");
    }

    public String fateOf(String subject) {
        return words(reasonOf(subject));
    }

    private static String words(Considered considered) {
        return considered.fate() instanceof Considered.Fate.Dropped(Considered.Why why)
                ? "DROPPED " + why
                : considered.fate().name();
    }

    /// As in `HOLD a return is open`.
    public List<String> because() {
        return decision.because().stream()
                .map(because -> because.rule() + ' ' + because.detail())
                .toList();
    }

    /// The rules that left a because.
    public List<String> rules() {
        return decision.because().stream().map(Because::rule).toList();
    }
}
