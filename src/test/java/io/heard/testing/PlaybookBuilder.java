package io.heard.testing;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.decision.Playbook;
import io.heard.playbook.PlaybookDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// "On the day after an order, somebody calls within six days, or writes", as people write playbooks.
public final class PlaybookBuilder {

    private final String key;
    private String trigger = "order.placed";
    private @Nullable String when;
    private @Nullable String from;
    private @Nullable String after = "P1D";
    private String within = "P6D";
    private boolean urgent;
    private List<Channel> channels = List.of(Channel.CALL, Channel.EMAIL);
    private Purpose purpose = Purpose.SERVICE;
    private int priority = 50;
    private String effort = "PT10M";
    private PlaybookDocument.@Nullable Attempts attempts;
    private PlaybookDocument.@Nullable Cap cap;
    private List<String> skills = List.of();
    private List<String> holdWhile = List.of();
    private List<String> unless = List.of();
    private int version = 1;
    private boolean active = true;
    private @Nullable Instant firesFrom;

    private PlaybookBuilder(String key) {
        this.key = key;
    }

    public static PlaybookBuilder aPlaybook(String key) {
        return new PlaybookBuilder(key);
    }

    public static PlaybookBuilder aPlaybook() {
        return aPlaybook("check-in");
    }

    /// One that ships with Heard, as if it were active.
    public static Playbook shipped(String key) {
        try (var yaml = PlaybookDocument.class.getResourceAsStream("/playbooks/" + key + ".yaml")) {
            return PlaybookDocument.parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))
                    .playbook(1, true, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PlaybookBuilder on(String newTrigger) {
        trigger = newTrigger;
        return this;
    }

    public PlaybookBuilder when(String condition) {
        when = condition;
        return this;
    }

    public PlaybookBuilder from(String anchor) {
        from = anchor;
        return this;
    }

    public PlaybookBuilder after(@Nullable String span) {
        after = span;
        return this;
    }

    public PlaybookBuilder within(String span) {
        within = span;
        return this;
    }

    public PlaybookBuilder urgent() {
        urgent = true;
        return this;
    }

    public PlaybookBuilder by(Channel... newChannels) {
        channels = List.of(newChannels);
        return this;
    }

    public PlaybookBuilder purpose(Purpose newPurpose) {
        purpose = newPurpose;
        return this;
    }

    public PlaybookBuilder priority(int newPriority) {
        priority = newPriority;
        return this;
    }

    public PlaybookBuilder effort(String duration) {
        effort = duration;
        return this;
    }

    public PlaybookBuilder attempts(int max, boolean varyDaypart, @Nullable Channel then, String... spacing) {
        attempts = new PlaybookDocument.Attempts(max, List.of(spacing), varyDaypart, null, null, then);
        return this;
    }

    public PlaybookBuilder cappedAt(int conversations, String per) {
        cap = new PlaybookDocument.Cap(conversations, per);
        return this;
    }

    public PlaybookBuilder needs(String... newSkills) {
        skills = List.of(newSkills);
        return this;
    }

    public PlaybookBuilder holdWhile(String... holds) {
        holdWhile = List.of(holds);
        return this;
    }

    public PlaybookBuilder unless(String... events) {
        unless = List.of(events);
        return this;
    }

    public PlaybookBuilder version(int newVersion) {
        version = newVersion;
        return this;
    }

    public PlaybookBuilder retired() {
        active = false;
        return this;
    }

    public PlaybookBuilder firesFrom(Instant at) {
        firesFrom = at;
        return this;
    }

    public Playbook build() {
        return new PlaybookDocument(
                        key,
                        key,
                        trigger,
                        when,
                        from,
                        after,
                        within,
                        urgent,
                        channels,
                        purpose,
                        priority,
                        effort,
                        new PlaybookDocument.Needs(skills, null, true),
                        attempts,
                        cap,
                        holdWhile,
                        unless,
                        null)
                .playbook(version, active, firesFrom);
    }
}
