package io.heard.desk;

import io.heard.inbox.Conflict;
import io.heard.inbox.ConflictRepository;
import io.heard.inbox.DeadLetter;
import io.heard.inbox.DeadLetter.Filter;
import io.heard.inbox.DeadLetter.Head;
import io.heard.inbox.DeadLetter.State;
import io.heard.inbox.DeadLetter.Via;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.DeadLetterRepository.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers what is on the pages about dead letters and conflicts.
@ApplicationScoped
class LetterPages {

    static final String PATH = "/desk/admin/dead-letters";
    static final int REPLAYED_AT_ONCE = 100;

    /// A form carries no more.
    static final int LONGEST_TEXT = 200_000;

    private static final int ROWS = 25;
    private static final int SHOWN_CHARS = 20_000;
    private static final int SHOWN_BYTES = 2_000;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\r\\n\\t]]");
    private static final Pattern OUTCOME = Pattern.compile("(\\d+) taken in, (\\d+) seen before");
    private static final String NOTHING = "nothing follows: ";

    private final DeadLetterRepository letters;
    private final ConflictRepository conflicts;
    private final AdminPages admin;
    private final Office office;

    LetterPages(DeadLetterRepository letters, ConflictRepository conflicts, AdminPages admin, Office office) {
        this.letters = letters;
        this.conflicts = conflicts;
        this.admin = admin;
        this.office = office;
    }

    private LetterMessages words() {
        return office.words(LetterMessages.class);
    }

    /// Where a page of older ones begins.
    record Before(Instant at, UUID id) {
        static final Before NOTHING = new Before(END_OF_TIME, AFTER_ALL);

        String query() {
            return "at=" + at + "&before=" + id;
        }
    }

    /// @param after after which to replay on, if something was replayed and something is left
    LetterPage.Letters list(Filter filter, Before before, @Nullable String news, @Nullable Place after) {
        var found = letters.page(filter, before.at(), before.id(), ROWS + 1);
        var shown = found.subList(0, Math.min(ROWS, found.size()));
        return new LetterPage.Letters(
                admin.top("dead-letters", news, null),
                states(filter.state()),
                ways(filter.via()),
                filter.reason() == null ? "" : filter.reason(),
                name(filter.state()),
                name(filter.via()),
                shown.stream().anyMatch(letter -> letter.state() == State.OPEN),
                shown.stream().map(this::row).toList(),
                found.size() <= ROWS
                        ? null
                        : PATH + "?" + query(filter) + "&"
                                + new Before(
                                                shown.getLast().receivedAt(),
                                                shown.getLast().id())
                                        .query(),
                after == null ? null : after.at() + " " + after.id());
    }

    private static String name(@Nullable Enum<?> one) {
        return one == null ? "" : one.name();
    }

    static String query(Filter filter) {
        return "state=" + (filter.state() == null ? "ALL" : filter.state()) + "&via=" + name(filter.via()) + "&reason="
                + URLEncoder.encode(filter.reason() == null ? "" : filter.reason(), StandardCharsets.UTF_8);
    }

    private List<AdminPage.Option> states(@Nullable State chosen) {
        return Stream.concat(
                        Arrays.stream(State.values())
                                .map(state -> new AdminPage.Option(state.name(), word(state), state == chosen)),
                        Stream.of(new AdminPage.Option("ALL", words().any(), chosen == null)))
                .toList();
    }

    private List<AdminPage.Option> ways(@Nullable Via chosen) {
        return List.of(
                new AdminPage.Option("", words().any(), chosen == null),
                new AdminPage.Option("KAFKA", "Kafka", chosen == Via.KAFKA),
                new AdminPage.Option("HTTP", words().byHttp(), chosen == Via.HTTP));
    }

    private String word(State state) {
        return switch (state) {
            case OPEN -> words().open();
            case REPLAYED -> words().replayed();
            case DISMISSED -> words().dismissed();
            case ERASED -> words().erased();
        };
    }

    private LetterPage.Row row(Head letter) {
        return new LetterPage.Row(
                PATH + "/" + letter.id(),
                letter.reason(),
                when(letter.receivedAt()),
                from(
                        letter.origin().topic(),
                        letter.origin().partition(),
                        letter.origin().offset(),
                        letter.shop()),
                letter.eventId(),
                words().size(letter.size()),
                word(letter.state()),
                letter.state() == State.OPEN);
    }

    private String when(Instant at) {
        return office.times().day(at) + ", " + office.times().time(at);
    }

    private String from(
            @Nullable String topic, @Nullable Integer partition, @Nullable Long offset, @Nullable String shop) {
        if (topic != null) {
            return words().byKafka(topic, String.valueOf(partition), String.valueOf(offset));
        }
        return shop == null ? words().byHttp() : words().byShop(shop);
    }

    Optional<DeadLetter> byId(UUID id) {
        return letters.byId(id);
    }

    /// @param typed what somebody made of it; absent: as it came, or as it was mended last
    LetterPage.Letter letter(
            DeadLetter letter,
            @Nullable String typed,
            @Nullable String news,
            @Nullable String problem,
            String why,
            @Nullable String whyError) {
        var head = letter.head();
        var remedy = Remedy.of(head.reason());
        return new LetterPage.Letter(
                admin.top("dead-letters", news, problem),
                PATH + "/" + head.id(),
                word(head.state()),
                head.state() == State.OPEN,
                remedy.place(),
                remedy.what(),
                remedy.todo(words()),
                when(head.receivedAt()),
                from(
                        head.origin().topic(),
                        head.origin().partition(),
                        head.origin().offset(),
                        head.shop()),
                head.eventId(),
                head.source(),
                words().size(head.size()),
                new TreeMap<>(head.origin().headers()),
                typed == null ? text(letter.mended() == null ? letter.raw() : letter.mended()) : typed,
                content(letter.raw()),
                letter.mended() == null ? null : content(letter.mended()),
                letter.history().stream().map(this::step).toList(),
                why,
                whyError);
    }

    private LetterPage.Step step(DeadLetter.Step step) {
        var did = switch (step.did()) {
            case REPLAYED -> words().didReplay();
            case FAILED -> words().didFail();
            case DISMISSED -> words().didDismiss();
        };
        return new LetterPage.Step(when(step.at()), step.by(), did, told(step.detail()));
    }

    private String told(String detail) {
        var outcome = OUTCOME.matcher(detail);
        if (outcome.matches()) {
            return words().takenIn(outcome.group(1), outcome.group(2));
        }
        return detail.startsWith(NOTHING) ? words().nothing(detail.substring(NOTHING.length())) : detail;
    }

    /// @return absent: nothing that a form gives back as it was
    static @Nullable String text(byte[] raw) {
        if (raw.length > LONGEST_TEXT) {
            return null;
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
            return UNSHOWN.matcher(text).find() ? null : text;
        } catch (CharacterCodingException noText) {
            return null;
        }
    }

    /// As text where it is UTF-8, with what has no picture marked, else in hexadecimal.
    private static LetterPage.Content content(byte[] raw) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
            boolean isCut = text.length() > SHOWN_CHARS;
            return new LetterPage.Content(
                    UNSHOWN.matcher(isCut ? text.substring(0, SHOWN_CHARS) : text)
                            .replaceAll("\uFFFD"),
                    true,
                    isCut);
        } catch (CharacterCodingException noText) {
            int shown = Math.min(raw.length, SHOWN_BYTES);
            return new LetterPage.Content(
                    HexFormat.ofDelimiter(" ").formatHex(raw, 0, shown), false, raw.length > SHOWN_BYTES);
        }
    }

    LetterPage.Conflicts conflicts(Before before) {
        var found = conflicts.page(null, null, before.at(), before.id(), ROWS + 1);
        var shown = found.subList(0, Math.min(ROWS, found.size()));
        return new LetterPage.Conflicts(
                admin.top("dead-letters", null, null),
                shown.stream().map(this::row).toList(),
                found.size() <= ROWS
                        ? null
                        : PATH + "/conflicts?"
                                + new Before(
                                                shown.getLast().seenAt(),
                                                shown.getLast().id())
                                        .query());
    }

    private LetterPage.Row row(Conflict conflict) {
        return new LetterPage.Row(
                PATH + "/conflicts/" + conflict.id(),
                conflict.source(),
                when(conflict.seenAt()),
                from(conflict),
                conflict.eventId(),
                words().size(conflict.size()),
                "",
                false);
    }

    private String from(Conflict conflict) {
        var origin = conflict.origin();
        return from(origin.topic(), origin.partition(), origin.offset(), null);
    }

    Optional<LetterPage.Pair> conflict(UUID id) {
        return conflicts.byId(id).map(found -> {
            var conflict = found.conflict();
            return new LetterPage.Pair(
                    admin.top("dead-letters", null, null),
                    conflict.source(),
                    conflict.eventId(),
                    when(conflict.seenAt()),
                    from(conflict),
                    content(found.lost()),
                    found.first() == null ? null : content(found.first()));
        });
    }
}
