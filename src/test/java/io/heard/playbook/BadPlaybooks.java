package io.heard.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Playbooks with one thing wrong in them, and one that is right.
final class BadPlaybooks {

    static final List<String> SHIPPED = List.of(
            "welcome-call",
            "concern",
            "question",
            "return",
            "call-back",
            "big-purchase-check-in",
            "thank-you",
            "gone-quiet");

    static final String GOOD = """
        key: check-in
        title: Check-in
        trigger: order.delivered
        when: order.value >= 100.0
        after: P7D
        within: P6D
        channels: [CALL, EMAIL]
        purpose: SURVEY
        priority: 50
        effort: PT12M
        urgent: false
        needs: { skills: [kitchen], skillsFrom: order, language: true }
        attempts: { max: 3, spacing: [P1D, 3 business days], varyDaypart: true, voicemail: 2, mail: 1, then: EMAIL }
        cap: { conversations: 1, per: P30D }
        holdWhile: [RETURN_OPEN]
        unless: [order.cancelled]
        brief:
          why: "{{customer.name}} has had {{order.headline}} for a week"
          ask: ["How is it working out?"]
          know: ["Delivered {{order.deliveredOn}}"]
        """;

    private BadPlaybooks() {}

    static String shipped(String key) {
        try (var yaml = PlaybookDocument.class.getResourceAsStream("/playbooks/" + key + ".yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is replaced, by what, which field is then wrong, and what is said of it.
    static Stream<Arguments> ofForm() {
        return Stream.of(
                of("key: check-in", "key: Check In", "key", "is not of small letters, digits and single hyphens"),
                of("key: check-in", "key: manual", "key", "is a word of Heard's own"),
                of("key: check-in", "key: 2026", "key", "is not a text"),
                of("key: check-in\n", "", "key", "is missing"),
                of("title: Check-in", "title:", "title", "is empty"),
                of("title: Check-in", "title: ''", "title", "is empty"),
                of("title: Check-in", "titel: Check-in", "titel", "is no field of a playbook"),
                of("title: Check-in", "title: \"a\\nb\"", "title", "holds a line break"),
                of("title: Check-in", "title: " + "x".repeat(201), "title", "is longer than 200 characters"),
                of("order.delivered", "order.deliverd", "trigger", "knows no order.deliverd"),
                of("order.delivered", "customer.erased", "trigger", "knows no customer.erased"),
                of("when: order.value >= 100.0", "when: true", "when", "is not a text"),
                of("when: order.value >= 100.0", "when: \"" + "x".repeat(4_001) + "\"", "when", "is longer than"),
                of("when: order.value >= 100.0", "from: deliverd", "from", "knows no deliverd"),
                of("after: P7D", "after: P7", "after", "is no length of time"),
                of("after: P7D", "after: P1DT2H", "after", "is no length of time"),
                of("after: P7D", "after: 7", "after", "is not a text"),
                of("within: P6D\n", "", "within", "is missing"),
                of("channels: [CALL, EMAIL]", "channels: []", "channels", "does not have 1 to 2 entries"),
                of("channels: [CALL, EMAIL]", "channels: CALL", "channels", "is not a list"),
                of("channels: [CALL, EMAIL]", "channels: [CALL, CALL]", "channels[1]", "is there twice"),
                of("channels: [CALL, EMAIL]", "channels: [CALL, EMIAL]", "channels[1]", "knows no EMIAL"),
                of("purpose: SURVEY", "purpose: survey", "purpose", "knows no survey"),
                of("priority: 50", "priority: 101", "priority", "is not a whole number from 0 to 100"),
                of("priority: 50", "priority: 5.5", "priority", "is not a whole number"),
                of("priority: 50", "priority: '50'", "priority", "is not a whole number"),
                of("effort: PT12M", "effort: P1D", "effort", "is no duration"),
                of("urgent: false", "urgent: maybe", "urgent", "is neither true nor false"),
                of("skills: [kitchen]", "skills: [Kitchen]", "needs.skills[0]", "is not of small letters"),
                of("skillsFrom: order", "skillsFrom: orders", "needs.skillsFrom", "knows no orders"),
                of("language: true", "langage: true", "needs.langage", "is no field of a playbook"),
                of("max: 3", "max: 0", "attempts.max", "is not a whole number from 1 to 20"),
                of("spacing: [P1D, 3 business days]", "spacing: []", "attempts.spacing", "does not have 1 to 20"),
                of("spacing: [P1D, 3 business days]", "spacing: [P]", "attempts.spacing[0]", "is no length of time"),
                of("spacing: [P1D", "spacing: [" + "x".repeat(4_001), "attempts.spacing[0]", "is longer than"),
                of("then: EMAIL", "then: FAX", "attempts.then", "knows no FAX"),
                of("per: P30D", "per: PT30H", "cap.per", "is no number of days"),
                of(", per: P30D", "", "cap.per", "is missing"),
                of("holdWhile: [RETURN_OPEN]", "holdWhile: [RETURN]", "holdWhile[0]", "knows no RETURN"),
                of("unless: [order.cancelled]", "unless: [order.canceled]", "unless[0]", "knows no order.canceled"),
                of("ask: [\"How is it working out?\"]", "ask: [\"\"]", "brief.ask[0]", "is empty"),
                of("  know:", "  knows:", "brief.knows", "is no field of a playbook"),
                of("priority: 50", "version: 3", "version", "is kept by Heard itself"));
    }

    /// What only somebody finds who understands it.
    static Stream<Arguments> ofMeaning() {
        return Stream.of(
                of("after: P7D", "after: P400Y", "after", "is longer than ten years"),
                of("after: P7D", "after: PT999999H", "after", "is longer than ten years"),
                of("after: P7D", "after: 7 days", "after", "is no length of time"),
                of("after: P7D", "after: 999 business days", "after", "is not within 0 and 366 business days"),
                of("after: P7D", "after: order.value", "after", "gives double, not a length of time"),
                of("after: P7D", "after: duration('2d')", "after", "knows no length of time 2d"),
                of(
                        "spacing: [P1D",
                        "spacing: [\"order.isFirst ? duration('1h') : duration('2h')\"",
                        "attempts.spacing[0]",
                        "cannot look at order, event or customer"),
                of("within: P6D", "within: PT0S", "within", "leaves no time at all"),
                of("effort: PT12M", "effort: PT9H", "effort", "is not within PT0S and PT8H"),
                of("voicemail: 2", "voicemail: 4", "attempts.voicemail", "is attempt 4 of 3"),
                of("mail: 1", "mail: 4", "attempts.mail", "is attempt 4 of 3"),
                of("order.value >= 100.0", "order.valu >= 100.0", "when", "order has no field valu"),
                of("order.value >= 100.0", "order.value >= 100", "when", ">= does not go with"),
                of("order.value >= 100.0", "order.value >=", "when", "cannot be read"),
                of("{{order.headline}}", "{{order.headlin}}", "brief.why", "knows no {{order.headlin}}"),
                of("{{order.headline}}", "{{#order}}", "brief.why", "knows no {{#order}}"),
                of("{{order.headline}}", "{{order.headline}", "brief.why", "has braces without their counterpart"));
    }

    private static Arguments of(String what, String by, String field, String message) {
        return Arguments.of(what, by, field, message);
    }
}
