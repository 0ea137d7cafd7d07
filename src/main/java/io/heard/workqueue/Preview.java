package io.heard.workqueue;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a playbook would have done for the latest orders.
///
/// @param subject what was looked at
/// @param considered how many of them
/// @param failures of those for which it would not have fired, how often that was because it could not be evaluated
/// @param lastFailure what went wrong then
/// @param complete whether there was time for all of them
/// @param examples the latest for which it would have fired
public record Preview(
        Subject subject,
        int considered,
        int wouldFire,
        int failures,
        @Nullable String lastFailure,
        boolean complete,
        List<Example> examples) {

    public enum Subject {
        /// The latest orders.
        ORDERS,
        /// What happened to the customers who placed them.
        EVENTS
    }

    public Preview {
        examples = List.copyOf(examples);
    }

    /// @param at when it would have fired
    /// @param why the first line of the brief
    /// @param nextAt when somebody would have reached out; absent while it is held
    public record Example(
            String customerId,
            @Nullable String orderId,
            Instant at,
            String why,
            Instant target,
            Instant due,
            @Nullable Instant nextAt,
            @Nullable Channel channel,
            List<Because> because) {

        public Example {
            because = List.copyOf(because);
        }
    }
}
