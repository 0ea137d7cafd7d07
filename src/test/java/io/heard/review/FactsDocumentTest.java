package io.heard.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.customer.PreferencesDocument;
import io.heard.decision.Agenda;
import io.heard.decision.Around;
import io.heard.decision.ContactFact;
import io.heard.decision.CustomerFacts;
import io.heard.decision.Disposition;
import io.heard.decision.EventFact;
import io.heard.decision.EventType;
import io.heard.decision.ReasonFact;
import io.heard.decision.ReasonKey;
import io.heard.decision.Relief;
import io.heard.decision.Standing;
import io.heard.testing.OrderBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FactsDocumentTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00.123456Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void a_document_read_again_is_the_same_agenda() throws JsonProcessingException {
        var wishes = new PreferencesDocument(
                "Europe/Rome",
                "it",
                List.of("EMAIL", "CALL"),
                List.of(new PreferencesDocument.Hours(List.of("MON", "TUE"), "09:00", "24:00", "2026-12-31")),
                List.of(new PreferencesDocument.Never(List.of("WED"), "2026-06-01T08:00:00Z")),
                List.of(new PreferencesDocument.Suppression("CALL", "MARKETING", "asked us to", null)));
        var agenda = new Agenda(
                new CustomerFacts(
                        "17850",
                        "acme",
                        "Ada",
                        "ada@example.com",
                        "+442079460001",
                        "en",
                        "Europe/London",
                        "GB",
                        "SCT",
                        Standing.VIP,
                        List.of(new CustomerFacts.ConsentFact(
                                Purpose.SURVEY, Channel.CALL, AT, "till", AT.plusSeconds(9))),
                        wishes.read()),
                List.of(OrderBuilder.anOrder().build()),
                List.of(new EventFact("/shops/a b", "e 1", EventType.CONCERN_RAISED, AT, "536365", told())),
                List.of(new ContactFact(
                        AT,
                        Channel.CALL,
                        true,
                        Disposition.CALL_BACK_LATER,
                        true,
                        new UUID(1, 2),
                        "+44",
                        AT,
                        "at noon")),
                new Around(
                        List.of(new ContactFact(
                                AT, Channel.CALL, false, Disposition.NO_ANSWER, false, null, "+44", null, null)),
                        List.of(),
                        List.of(AT)),
                List.of(new ReasonFact(
                        new UUID(3, 4),
                        new ReasonKey(ReasonKey.COMMITMENT, "heard", "c1"),
                        0,
                        ReasonFact.Fate.WITHDRAWN,
                        true,
                        AT,
                        true,
                        "536365",
                        AT,
                        AT,
                        AT,
                        new ReasonFact.Own(Channel.EMAIL, Purpose.SERVICE, true, "send the invoice"),
                        new Relief(new UUID(7, 8), true, 5))),
                new Agenda.FollowUpFact(new UUID(5, 6), AT, AT, true),
                Set.of("/shops/a b e 1"));

        var json = JSON.writeValueAsString(FactsDocument.of(agenda, wishes));

        assertThat(JSON.readValue(json, FactsDocument.class).agenda()).isEqualTo(agenda);
    }

    /// As a shop's JSON is read: whole numbers and fractions are told apart, and a null is there.
    private static Map<String, Object> told() {
        var inner = new HashMap<String, Object>();
        inner.put("why", null);
        inner.put("quantity", 2);
        var told = new HashMap<String, Object>(
                Map.of("total", 2.0, "count", 7_000_000_000L, "lines", Arrays.asList(inner, null)));
        told.put("topic", null);
        return told;
    }
}
