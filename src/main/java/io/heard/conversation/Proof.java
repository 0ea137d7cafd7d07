package io.heard.conversation;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.customer.Customer;
import io.heard.decision.ByHand;
import io.heard.decision.Reach;
import io.heard.decision.Verdict;
import io.heard.review.RulesInForce;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What shows, years later, what was known when somebody was contacted: by which rules, where, at what time, with
/// what consent, and what stood against it.
///
/// @param customer as stored
/// @param reach of the same customer
record Proof(Customer customer, Reach reach, RulesInForce.Snapshot snapshot) {

    Map<String, Object> of(ByHand.Wish wish, Instant at) {
        var zone = reach.zones().getFirst();
        var proof = new HashMap<String, Object>();
        proof.put("versions", snapshot.versions());
        proof.put("purpose", wish.purpose());
        proof.put("localTime", at.atZone(zone).toLocalDateTime().toString());
        proof.put(
                "candidates",
                reach.candidates().stream()
                        .map(candidate -> Map.of(
                                "place",
                                        candidate.place() == null
                                                ? "*"
                                                : candidate.place().toString(),
                                "zone", candidate.zone().getId(),
                                "source", candidate.source().name()))
                        .toList());
        proof.put("consents", consents(wish.channel(), wish.purpose()));
        var verdict = ByHand.judge(reach, snapshot.rules(), wish, at);
        proof.put("verdict", verdict.name());
        if (!(verdict instanceof Verdict.Free)) {
            proof.put("against", verdict.against());
        }
        return proof;
    }

    private Object consents(Channel channel, Purpose purpose) {
        return customer.consents().stream()
                .filter(consent -> consent.channel() == channel && consent.purpose() == purpose)
                .toList();
    }
}
