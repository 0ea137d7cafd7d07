package io.heard.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says why active playbooks ask for nothing. For people who ask; no decision rests on it.
final class Unfiring {

    private final Situation situation;
    private final Dating dating;

    Unfiring(Situation situation) {
        this.situation = situation;
        this.dating = new Dating(situation);
    }

    List<Unfired> unfired() {
        var occasions = new Occasions(situation);
        var unfired = new ArrayList<Unfired>();
        for (var playbook : situation.rules().active()) {
            if (playbook.firesUntil() != null) {
                continue; // its successor is asked
            }
            var of = new ArrayList<Occurrence>();
            occasions.each(playbook, situation.purchases().meaningful(), _ -> true, of::add);
            if (of.isEmpty()) {
                unfired.add(unfired(playbook, null, Unfired.Why.NO_OCCASION, null));
            }
            of.forEach(occurrence -> unfired(occurrence).ifPresent(unfired::add));
        }
        return unfired;
    }

    private Optional<Unfired> unfired(Occurrence occurrence) {
        var playbook = occurrence.playbook();
        var fired = situation.agenda().reason(occurrence.key());
        if (fired != null) {
            return fired.isOver()
                    ? Optional.of(unfired(
                            playbook, occurrence, Unfired.Why.OVER, fired.fate().name()))
                    : Optional.empty(); // told among the reasons
        }
        if (!playbook.firesAt(occurrence.at())) {
            return Optional.of(unfired(playbook, occurrence, Unfired.Why.BEFORE_ACTIVE, null));
        }
        var facts = ExpressionFacts.of(occurrence, situation.agenda(), situation.purchases());
        switch (Firing.matches(playbook, facts)) {
            case Condition.Verdict.Yes _ -> {}
            case Condition.Verdict.No _ -> {
                return Optional.of(
                        unfired(playbook, occurrence, Unfired.Why.CONDITION, String.valueOf(playbook.when())));
            }
            case Condition.Verdict.Failed(String why) -> {
                return Optional.of(unfired(playbook, occurrence, Unfired.Why.CONDITION_FAILED, why));
            }
        }
        var moment = dating.date(occurrence, facts);
        return Firing.tooLate(moment, occurrence, situation)
                ? Optional.of(unfired(
                        playbook, occurrence, Unfired.Why.TOO_LATE, moment.due().toString()))
                : Optional.empty();
    }

    private static Unfired unfired(
            Playbook playbook, @Nullable Occurrence occurrence, Unfired.Why why, @Nullable String detail) {
        return new Unfired(
                playbook.key(),
                playbook.version(),
                playbook.title(),
                why,
                occurrence == null ? null : occurrence.orderId(),
                occurrence == null ? null : occurrence.at(),
                detail);
    }
}
