package io.heard.playbook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.decision.Anchor;
import io.heard.decision.Condition;
import io.heard.decision.EventType;
import io.heard.decision.Hold;
import io.heard.decision.Playbook;
import io.heard.decision.Span;
import io.heard.decision.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A playbook as people write it, in YAML or JSON.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlaybookDocument(
        String key,
        String title,
        String trigger,
        @Nullable String when,
        @Nullable String from,
        @Nullable String after,
        String within,
        @Nullable Boolean urgent,
        List<Channel> channels,
        Purpose purpose,
        @Nullable Integer priority,
        @Nullable String effort,
        @Nullable Needs needs,
        @Nullable Attempts attempts,
        @Nullable Cap cap,
        @Nullable List<String> holdWhile,
        @Nullable List<String> unless,
        @Nullable Brief brief) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    static final Set<EventType> NO_TRIGGERS = EnumSet.of(
            EventType.ORDER_UPDATED,
            EventType.CONTACT_MADE,
            EventType.CUSTOMER_UPDATED,
            EventType.CUSTOMER_MERGED,
            EventType.CUSTOMER_ERASED);

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Needs(
            @Nullable List<String> skills,
            @Nullable String skillsFrom,
            @Nullable Boolean language) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attempts(
            @Nullable Integer max,
            @Nullable List<String> spacing,
            @Nullable Boolean varyDaypart,
            @Nullable Integer voicemail,
            @Nullable Integer mail,
            @Nullable Channel then) {}

    public record Cap(int conversations, String per) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Brief(
            @Nullable String why,
            @Nullable List<String> ask,
            @Nullable List<String> know) {}

    /// @throws IllegalArgumentException with line and column where the text is not a playbook
    public static PlaybookDocument parse(String yaml) {
        try {
            return YAML.readValue(yaml, PlaybookDocument.class);
        } catch (JsonMappingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    (at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                            + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// @throws IllegalArgumentException naming the field and what to write instead
    public Playbook playbook(int version, boolean active, @Nullable Instant firesFrom) {
        return playbook(version, active, firesFrom, null);
    }

    /// @param firesUntil where a newer version has replaced it
    Playbook playbook(int version, boolean active, @Nullable Instant firesFrom, @Nullable Instant firesUntil) {
        required("key", key);
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("key: '" + key + "' is not of small letters, digits and hyphens");
        }
        var on = field("trigger", () -> Trigger.named(required("trigger", trigger)));
        if (on instanceof Trigger.On(EventType type) && NO_TRIGGERS.contains(type)) {
            throw new IllegalArgumentException("trigger: nothing can be triggered by " + type.wireName());
        }
        return new Playbook(
                key,
                version,
                required("title", title),
                on,
                when == null ? null : field("when", () -> Condition.bool(when)),
                from == null ? new Anchor.OfTrigger() : Anchor.named(from),
                after == null ? Span.Exact.NONE : field("after", () -> Span.parse(after)),
                field("within", () -> Span.parse(required("within", within))),
                Boolean.TRUE.equals(urgent),
                channels == null ? List.of() : channels,
                purpose == null ? Purpose.MARKETING : purpose,
                priority == null ? 50 : priority,
                field("effort", () -> effort == null ? Duration.ofMinutes(12) : duration(effort)),
                readNeeds(),
                readAttempts(),
                cap == null
                        ? null
                        : new Playbook.Cap(
                                Playbook.Cap.Counts.CONVERSATIONS,
                                cap.conversations(),
                                field("cap.per", () -> Span.parse(cap.per()))),
                field("holdWhile", () -> each(holdWhile, Hold::valueOf)),
                field("unless", () -> each(unless, PlaybookDocument::event)),
                readBrief(),
                active,
                firesFrom,
                firesUntil);
    }

    private Playbook.Needs readNeeds() {
        return needs == null
                ? Playbook.Needs.NONE
                : new Playbook.Needs(
                        needs.skills() == null ? List.of() : needs.skills(),
                        needs.skillsFrom(),
                        !Boolean.FALSE.equals(needs.language()));
    }

    private Playbook.Attempts readAttempts() {
        var usual = Playbook.Attempts.ROUTINE;
        if (attempts == null) {
            return usual;
        }
        var spacing = attempts.spacing();
        return new Playbook.Attempts(
                attempts.max() == null ? usual.max() : attempts.max(),
                spacing == null
                        ? usual.spacing()
                        : field(
                                "attempts.spacing",
                                () -> spacing.stream().map(Span::parse).toList()),
                !Boolean.FALSE.equals(attempts.varyDaypart()),
                attempts.voicemail(),
                attempts.mail(),
                attempts.then());
    }

    private Playbook.Brief readBrief() {
        return brief == null
                ? Playbook.Brief.EMPTY
                : new Playbook.Brief(
                        brief.why(),
                        brief.ask() == null ? List.of() : brief.ask(),
                        brief.know() == null ? List.of() : brief.know());
    }

    private static <T> Set<T> each(@Nullable List<String> names, Function<String, T> reading) {
        return names == null ? Set.of() : names.stream().map(reading).collect(Collectors.toSet());
    }

    private static EventType event(String name) {
        return EventType.named(name)
                .orElseThrow(() -> new IllegalArgumentException("no event is called '" + name + "'"));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no duration; write PT12M", e);
        }
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + ": is missing");
        }
        return value;
    }

    private static <T> T field(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }
}
