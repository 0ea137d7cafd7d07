package io.heard.conversation;

import io.heard.decision.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How an attempt went in truth. It replaces what was told before as a whole, except when it was and on which channel.
///
/// @param heard what the customer told us, as tags
/// @param served ids of the reasons that were talked about; absent: all that the attempt was for
/// @param nextAt the time that the customer asked for
/// @param why what was wrong, for those who read it later
public record Correction(
        Disposition disposition,
        @Nullable String note,
        List<String> heard,
        @Nullable List<UUID> served,
        @Nullable Instant nextAt,
        @Nullable String why) {

    public Correction {
        heard = List.copyOf(heard);
        served = served == null ? null : List.copyOf(served);
    }

    /// Who corrects.
    ///
    /// @param isLead of the one who told it, or above
    public record By(String name, boolean isLead) {}
}
