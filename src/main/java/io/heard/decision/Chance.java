package io.heard.decision;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import java.time.Instant;
import java.util.List;

/// The first opportunity to reach a customer on one of several channels, or why there is none.
sealed interface Chance {

    /// @param forLead there is no lawful opportunity, but the customer asked: the lead finds a way
    record At(Channel channel, Instant at, boolean forLead, List<Because> because) implements Chance {
        static At forLead(Channel channel, Instant at) {
            return new At(
                    channel,
                    at,
                    true,
                    List.of(new Because(
                            "LEAD", "no window, channel or consent is left for what was asked", null, null)));
        }
    }

    record None(List<Because> because) implements Chance {}
}
