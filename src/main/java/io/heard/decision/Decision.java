package io.heard.decision;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The answer for the whole agenda of one customer, with a fate and a because for each reason.
public sealed interface Decision {

    /// The rule by which a message may be left this time.
    String VOICEMAIL = "VOICEMAIL";

    List<Considered> considered();

    List<Because> because();

    /// A person should reach out.
    ///
    /// @param nextAt when it may start: inside a contact window that leaves `effort` before its end
    /// @param dueAt by when it should have happened; caps and windows never move it
    /// @param attempt 1 for the first
    /// @param voicemail whether a message may be left this time, where nobody answers
    /// @param promised whether the customer was told or chose the time
    /// @param forLead no window, no channel or no consent for something that the customer asked for: the
    ///     lead finds a way
    record ReachOut(
            Instant nextAt,
            Instant dueAt,
            Channel channel,
            Purpose purpose,
            int priority,
            boolean urgent,
            boolean promised,
            boolean forLead,
            Duration effort,
            int attempt,
            boolean voicemail,
            ReasonKey leading,
            List<String> skills,
            List<Considered> considered,
            List<Because> because)
            implements Decision {
        public ReachOut {
            skills = List.copyOf(skills);
            considered = List.copyOf(considered);
            because = List.copyOf(because);
        }
    }

    /// Not known yet: decide again then, or when one of these events comes.
    record LookAgain(Instant at, Set<EventType> on, List<Considered> considered, List<Because> because)
            implements Decision {
        public LookAgain {
            on = Set.copyOf(on);
            considered = List.copyOf(considered);
            because = List.copyOf(because);
        }
    }

    record LeaveAlone(List<Considered> considered, List<Because> because) implements Decision {
        public LeaveAlone {
            considered = List.copyOf(considered);
            because = List.copyOf(because);
        }
    }
}
