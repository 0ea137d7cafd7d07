package io.heard.decision;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// How to reach out for reasons that no playbook fired: those that a colleague, a promise or a reply brought
/// up.
final class BuiltIn {

    private static final Duration EFFORT = Duration.ofMinutes(10);

    private BuiltIn() {}

    static Playbook playbook(String key, ReasonFact.Own own) {
        var channels = own.channel() == null ? usual(key) : List.of(own.channel());
        return playbook(key, own.text(), channels, own.purpose(), own.urgent());
    }

    static Playbook unknown(String key) {
        return playbook(key, key, usual(key), Purpose.SERVICE, false);
    }

    /// Who writes is answered in writing.
    private static List<Channel> usual(String key) {
        return key.equals(ReasonKey.REPLY)
                ? List.of(Channel.EMAIL, Channel.CALL)
                : List.of(Channel.CALL, Channel.EMAIL);
    }

    private static Playbook playbook(
            String key, String title, List<Channel> channels, Purpose purpose, boolean urgent) {
        return new Playbook(
                key,
                0,
                title,
                new Trigger.On(EventType.CONTACT_MADE),
                null,
                new Anchor.OfTrigger(),
                Span.Exact.NONE,
                Span.Exact.NONE,
                urgent,
                channels,
                purpose,
                50,
                EFFORT,
                Playbook.Needs.NONE,
                Playbook.Attempts.ROUTINE,
                null,
                Set.of(),
                Set.of(),
                Playbook.Brief.EMPTY,
                false,
                null,
                null);
    }
}
