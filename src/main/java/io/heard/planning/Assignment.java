package io.heard.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who takes a piece of work, and why.
public sealed interface Assignment {

    String because();

    /// Whose it is from now on; nobody's while it is the whole team's or waits for room.
    default @Nullable RepId rep() {
        return switch (this) {
            case To to -> to.repId();
            case Wait wait -> wait.repId();
            case TeamQueue _ -> null;
        };
    }

    record To(RepId repId, String because) implements Assignment {}

    /// Not yet.
    ///
    /// @param repId for whom it waits: its owner, or whoever has it in the day plan; absent: for room in the plan
    record Wait(@Nullable RepId repId, Instant until, String because) implements Assignment {}

    /// Nobody in particular: it is the whole team's, and a shortage that the lead sees.
    record TeamQueue(String because) implements Assignment {}
}
