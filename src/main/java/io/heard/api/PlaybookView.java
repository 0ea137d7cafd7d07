package io.heard.api;

import io.heard.contact.Channel;
import io.heard.decision.Span;
import io.heard.playbook.PlaybookDocument;
import io.heard.playbook.StoredPlaybook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A playbook with every default filled in.
///
/// @param draftVersion the version that is a draft, where there is one
record PlaybookView(
        String key,
        int version,
        String status,
        String title,
        String trigger,
        @Nullable String when,
        @Nullable String from,
        @Nullable String after,
        String within,
        boolean urgent,
        List<Channel> channels,
        String purpose,
        int priority,
        String effort,
        Needs needs,
        Attempts attempts,
        PlaybookDocument.@Nullable Cap cap,
        List<String> holdWhile,
        List<String> unless,
        Brief brief,
        @Nullable Integer draftVersion,
        @Nullable Instant firesFrom,
        long failures,
        @Nullable String lastFailure) {

    record Needs(List<String> skills, @Nullable String skillsFrom, boolean language) {}

    record Attempts(
            int max,
            List<String> spacing,
            boolean varyDaypart,
            @Nullable Integer voicemail,
            @Nullable Integer mail,
            @Nullable Channel then) {}

    record Brief(String why, List<String> ask, List<String> know) {}

    static PlaybookView of(StoredPlaybook stored) {
        var written = stored.document();
        var read = written.playbook(stored.version(), true, stored.firesFrom());
        return new PlaybookView(
                written.key(),
                stored.version(),
                stored.status().name(),
                written.title(),
                written.trigger(),
                written.when(),
                written.from(),
                written.after(),
                written.within(),
                read.urgent(),
                read.channels(),
                read.purpose().name(),
                read.priority(),
                read.effort().toString(),
                new Needs(
                        read.needs().skills(),
                        read.needs().skillsFrom(),
                        read.needs().language()),
                new Attempts(
                        read.attempts().max(),
                        read.attempts().spacing().stream().map(Span::inWords).toList(),
                        read.attempts().varyDaypart(),
                        read.attempts().voicemail(),
                        read.attempts().mail(),
                        read.attempts().then()),
                written.cap(),
                sorted(written.holdWhile()),
                sorted(written.unless()),
                new Brief(
                        Objects.requireNonNullElse(read.brief().why(), written.title()),
                        read.brief().ask(),
                        read.brief().know()),
                stored.draft(),
                stored.firesFrom(),
                stored.failures(),
                stored.lastFailure());
    }

    private static List<String> sorted(@Nullable List<String> names) {
        return names == null ? List.of() : names.stream().sorted().toList();
    }
}
