package io.heard.conversation;

import io.heard.contact.Channel;
import io.heard.decision.Disposition;
import io.heard.task.Task;
import java.util.Optional;

/// Which outcomes an attempt on a channel can have.
final class Fitting {

    private Fitting() {}

    /// @return on which channel it was; absent where such a task cannot end like that
    static Optional<Channel> channel(Task task, Disposition disposition) {
        if (fits(task.type(), disposition)) {
            return Optional.of(task.type());
        }
        // the lead finds another way to the customer than the one that was planned
        var other = task.type() == Channel.CALL ? Channel.EMAIL : Channel.CALL;
        return task.forLead() ? Optional.of(other) : Optional.empty();
    }

    static boolean fits(Channel channel, Disposition disposition) {
        return switch (disposition) {
            case REACHED, OTHER_PERSON, LEFT_VOICEMAIL, NO_ANSWER, BUSY, CALL_BACK_LATER, WRONG_NUMBER ->
                channel == Channel.CALL;
            case SENT, REPLIED, BOUNCED -> channel == Channel.EMAIL;
            case NOT_INTERESTED, OPTED_OUT -> true;
        };
    }
}
