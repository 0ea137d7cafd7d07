package io.heard.dayplan;

import io.heard.decision.Relief;
import io.heard.planning.Placing.Why;
import io.heard.planning.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a lead decided about a shortage of a team: for all whom it affects until it ends.
///
/// @param amount LATER: by how many days; EVERY_NTH: of how many one is contacted; otherwise 0
/// @param reason in the lead's words
/// @param until from when on nobody else is affected
/// @param affected how many reasons it has changed or ended
/// @param endedAt when a lead ended it before `until`
public record TeamRelief(
        UUID id,
        TeamId teamId,
        About about,
        Kind kind,
        int amount,
        String reason,
        Instant until,
        String madeBy,
        Instant madeAt,
        int affected,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    public static final int MOST_NTH = 100;

    /// A shortage, whatever its day.
    public record About(
            Why why, @Nullable String skill, @Nullable String language, String zone) {}

    public enum Kind {
        /// A mail first, where one may be written.
        MAIL,
        /// Its due is so many days later.
        LATER,
        /// Of so many, one is contacted.
        EVERY_NTH,
        LEAVE_ALONE
    }

    public TeamRelief {
        switch (kind) {
            case LATER -> check(amount, 1, Relief.MOST_DAYS);
            case EVERY_NTH -> check(amount, 2, MOST_NTH);
            case MAIL, LEAVE_ALONE -> check(amount, 0, 0);
        }
    }

    private static void check(int amount, int least, int most) {
        if (amount < least || amount > most) {
            throw new IllegalArgumentException("amount: " + amount + " is not within " + least + ".." + most);
        }
    }

    public boolean isInForce(Instant now) {
        return endedAt == null && now.isBefore(until);
    }
}
