package io.heard.intake;

import io.heard.inbox.InputRepository;
import io.heard.review.Incoming;
import io.heard.review.Reviewed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Counts what came in, once it is committed: by type, format and result, and by whom it came from.
///
/// No tag has a value that a message could make up: types are Heard's own, formats are the configuration's.
@ApplicationScoped
public class Tally {

    private static final String NATIVE = "native";

    private final Map<String, String> formats = new HashMap<>();
    private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final InputRepository inputs;
    private final Clock clock;

    public Tally(IntakeConfig config, MeterRegistry meters, InputRepository inputs, Clock clock) {
        this.meters = meters;
        this.inputs = inputs;
        this.clock = clock;
        config.shops().values().forEach(shop -> {
            var format = shop.format().name().toLowerCase(Locale.ROOT);
            shop.topics().ifPresent(topics -> topics.forEach(topic -> formats.put(topic, format)));
        });
    }

    private record Kind(String type, String format, Reviewed.Result result) {}

    /// Counts a batch whose messages came over topics or `POST /v1/events`.
    void count(List<Incoming> batch, Reviewed reviewed) {
        count(batch, reviewed, null);
    }

    /// @param format of all of them; absent where each topic has its own
    void count(List<Incoming> batch, Reviewed reviewed, IntakeConfig.@Nullable Writes format) {
        var counts = new HashMap<Kind, Integer>();
        var sources = new HashMap<String, Integer>();
        for (int i = 0; i < batch.size(); i++) {
            var incoming = batch.get(i);
            var topic = incoming.received().origin().topic();
            var written = format != null
                    ? format.name().toLowerCase(Locale.ROOT)
                    : topic == null ? NATIVE : formats.getOrDefault(topic, NATIVE);
            counts.merge(new Kind(type(incoming), written, reviewed.results().get(i)), 1, Integer::sum);
            var source = incoming.received().source();
            if (source != null) {
                sources.merge(source, 1, Integer::sum);
            }
        }
        counts.forEach(
                (kind, count) -> counters.computeIfAbsent(kind, this::counter).increment(count));
        inputs.note(sources, clock.instant());
    }

    private static String type(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Event event -> event.event().type().wireName();
            case Incoming.Answer answer -> answer.answer().type();
            case Incoming.Early _ -> "of the future";
            case Incoming.Bad _ -> "unreadable";
            case Incoming.Unknown _ -> "unknown";
        };
    }

    private Counter counter(Kind kind) {
        return Counter.builder("heard.events")
                .tag("type", kind.type())
                .tag("format", kind.format())
                .tag("result", kind.result().name().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
