package io.heard.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What an installation has before the first event comes: tables, playbooks that every order fires, and
/// reps.
final class Preparing {

    /// Before the clock of the measured part, because only what happens after an activation fires.
    static final Instant INSTALLED = Instant.parse("2026-11-19T07:00:00Z");

    private static final int REPS = 20;

    private static final String FIRST_ORDER = """
        key: first-order
        title: A word after the first order
        trigger: order.placed
        when: order.isFirst
        after: P7D
        within: P14D
        channels: [CALL, EMAIL]
        purpose: SERVICE
        effort: PT10M
        brief:
          why: "{{customer.name}} bought {{order.headline}}"
          ask: ["Is everything as expected?"]
          know: []
        """;

    private static final String FURTHER_ORDER = """
        key: further-order
        title: A word after a further order
        trigger: order.placed
        when: "!order.isFirst"
        after: P8D
        within: P14D
        channels: [EMAIL, CALL]
        purpose: SERVICE
        effort: PT8M
        brief:
          why: "{{customer.name}} came back for {{order.headline}}"
          ask: ["What made you come back?"]
          know: []
        """;

    private Preparing() {}

    static void install(Ground ground) {
        try (var heard = Heard.start(ground, "install")) {
            heard.awaitReady();
            activate(heard, "first-order", FIRST_ORDER);
            activate(heard, "further-order", FURTHER_ORDER);
            reps().forEach(rep -> addRep(heard, rep, "care"));
        }
        Said.say("Heard is installed: 7 playbooks are active, %d reps work from 9 to 17:30".formatted(REPS + 2));
    }

    static Stream<String> reps() {
        return IntStream.rangeClosed(1, REPS).mapToObj("rep%02d"::formatted);
    }

    private static void activate(Heard heard, String key, String playbook) {
        heard.post("/v1/playbooks", "application/yaml", playbook);
        heard.post("/v1/playbooks/" + key + "/activation", "application/json", "{}");
    }

    static void addRep(Heard heard, String id, String team) {
        var rep = Heard.JSON
                .createObjectNode()
                .put("id", id)
                .put("name", "Rep " + id)
                .put("role", "REP")
                .put("teamId", team)
                .put("timeZone", "Europe/London");
        var languages = rep.putArray("languages");
        for (var language : new String[] {"en", "de", "fr", "es", "it", "nl", "pt"}) {
            languages.add(language);
        }
        heard.post("/v1/representatives", "application/json", rep.toString());
        var shifts = (ObjectNode) heard.get("/v1/representatives/ana/shifts");
        shifts.retain("items");
        var path = "/v1/representatives/" + id + "/shifts";
        heard.put(path, heard.etag(path), shifts.toString());
    }
}
