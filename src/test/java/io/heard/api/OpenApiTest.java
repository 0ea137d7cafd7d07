package io.heard.api;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract by itself: it parses, leaves nothing unsaid, and is sharp enough to hold the code to it.
class OpenApiTest {

    private static final String TEXT = text();
    private static final JsonNode CONTRACT = tree();
    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(TEXT).build();

    /// What shops send may hold more than we know, and the facts of a decision differ by playbook. What a schema holds
    /// says
    /// JSON Schema.
    private static final Set<String> OPEN = Set.of(
            "Event",
            "Address",
            "OrderLine",
            "ReturnLine",
            "OrderRef",
            "ReturnedOrder",
            "CustomerRef",
            "ShopMessage",
            "SendGridEvent",
            "InboundMail",
            "Decision/facts",
            "JsonSchema");

    private static final String ROLE = "(rep|lead|admin|integrator|auditor)";

    @Test
    void the_contract_parses_as_openapi_3_0_4() {
        var parsed = new OpenAPIV3Parser().readContents(TEXT);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.0.4");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_says_what_it_does_and_who_may(Operation operation) {
        assertThat(operation.node().path("operationId").asText()).matches("[a-z][A-Za-z]+");
        assertThat(operation.node().path("summary").asText()).isNotBlank();
        assertThat(operation.node().path("tags")).hasSize(1);
        assertThat(operation.node().path("description").asText())
                .matches(
                        operation.isOpen()
                                ? "(?s).+\\. Roles: none, the address counts\\."
                                : operation.isSigned()
                                        ? "(?s).+\\. Roles: none, the signature counts\\."
                                        : "(?s).+\\. Roles: %s(, %s)*\\.".formatted(ROLE, ROLE));
        assertThat(operation.security()).as("security").isNotEmpty();
    }

    @Test
    void an_operation_id_is_used_once() {
        assertThat(operations().map(o -> o.node().path("operationId").asText())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_names_each_problem_that_can_occur(Operation operation) {
        var problems = operation
                .node()
                .path("responses")
                .propertyStream()
                .filter(r -> r.getKey().startsWith("4"));

        assertThat(problems.map(Map.Entry::getKey).collect(toSet())).containsAll(operation.problemsToExpect());
        operation
                .responses()
                .filter(r -> r.getKey().startsWith("4"))
                .forEach(r -> assertThat(r.getValue()
                                .at("/content/application~1problem+json/schema/$ref")
                                .asText())
                        .as(r.getKey())
                        .isEqualTo("#/components/schemas/Problem"));
    }

    @Test
    void an_object_is_closed_unless_it_is_named_here() {
        var unsaid = new TreeSet<String>();
        var open = new TreeSet<String>();

        CONTRACT.at("/components/schemas").propertyStream().forEach(s -> look(s.getKey(), s.getValue(), unsaid, open));
        look("paths", CONTRACT.path("paths"), unsaid, open);

        assertThat(unsaid).isEmpty();
        assertThat(open).allMatch(name -> OPEN.contains(name) || name.matches("Event[A-Z]\\w+|\\w+Data"));
    }

    @Test
    void a_page_has_items_and_a_nullable_next() {
        var pages = CONTRACT.at("/components/schemas")
                .propertyStream()
                .filter(s -> s.getKey().endsWith("Page"));

        assertThat(pages).isNotEmpty().allSatisfy(page -> {
            assertThat(page.getValue().path("required").toString()).isEqualTo("[\"items\",\"next\"]");
            assertThat(page.getValue().at("/properties/next/nullable").asBoolean())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_example_fits_its_schema(Operation operation) {
        contents(operation.node().path("requestBody"))
                .forEach(example -> assertThat(errors(VALIDATOR.validateRequest(operation.request(example))))
                        .isEmpty());
        operation
                .responses()
                .forEach(response -> contents(response.getValue()).forEach(example -> {
                    var answer = new SimpleResponse.Builder(Integer.parseInt(response.getKey()))
                            .withContentType(example.contentType())
                            .withBody(example.body());
                    response.getValue()
                            .path("headers")
                            .propertyStream()
                            .forEach(header -> answer.withHeader(
                                    header.getKey(),
                                    resolve(header.getValue()).path("example").asText()));
                    var report = VALIDATOR.validateResponse(operation.path(), operation.verb(), answer.build());
                    assertThat(errors(report)).as(response.getKey()).isEmpty();
                }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        wrong type      | {"until": 17}
        no instant      | {"until": "tomorrow"}
        unknown field   | {"until": "2026-03-09T15:00:00Z", "untill": "x"}
        missing field   | {}
        """)
    void a_body_that_does_not_fit_is_caught(String what, String body) {
        var request = operations()
                .filter(o -> o.path().endsWith("/snooze"))
                .findAny()
                .orElseThrow()
                .request(new Example("application/json", body));

        assertThat(errors(VALIDATOR.validateRequest(request))).as(what).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"type, 1", "specversion, \"2.0\"", "data, 5"})
    void an_event_that_does_not_fit_is_caught(String field, String value) {
        var intake = operations()
                .filter(o -> o.path().equals("/v1/events"))
                .findAny()
                .orElseThrow();
        var event = CONTRACT.at("/components/examples/ConcernRaised/value").toString();
        var wrong = event.replaceFirst(
                "\"%s\":(\"[^\"]*\"|\\{.*\\})".formatted(field), "\"%s\":%s".formatted(field, value));

        assertThat(wrong).isNotEqualTo(event);
        assertThat(errors(
                        VALIDATOR.validateRequest(intake.request(new Example("application/cloudevents+json", wrong)))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "representativeId":"ana" | "representativeId":null                 | true
        2026-03-19T00:00:00Z     | 2026-03-19T00:00:00.123456Z             | true
        "urgent":false           | "urgent":false,"colour":"red"           | false
        "urgent":false           | "urgent":"no"                           | false
        "status":"PENDING"       | "status":"WAITING"                      | false
        2026-03-19T00:00:00Z     | 2026-03-19                              | false
        """)
    void an_answer_is_held_to_its_schema(String from, String to, boolean fits) {
        var read = operations()
                .filter(o -> o.template().equals("/v1/tasks/{id}"))
                .findAny()
                .orElseThrow();
        var task = read.node()
                .at("/responses/200/content/application~1json/example")
                .toString();
        var answer = SimpleResponse.Builder.ok()
                .withContentType("application/json")
                .withHeader("ETag", "\"7\"")
                .withBody(task.replace(from, to));

        assertThat(task).contains(from);
        assertThat(errors(VALIDATOR.validateResponse(read.path(), read.verb(), answer.build()))
                        .isEmpty())
                .isEqualTo(fits);
    }

    static Stream<Operation> operations() {
        var verbs = Set.of("get", "post", "put", "delete", "patch");
        return CONTRACT.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(verb -> verbs.contains(verb.getKey()))
                        .map(verb -> new Operation(path.getKey(), path.getValue(), verb.getKey(), verb.getValue())));
    }

    record Example(String contentType, String body) {}

    record Operation(String template, JsonNode item, String method, JsonNode node) {

        Request.Method verb() {
            return Request.Method.valueOf(method.toUpperCase(Locale.ROOT));
        }

        /// The path with its parameters filled in.
        String path() {
            return parameters("path")
                    .reduce(template, (p, x) -> p.replace("{" + x.path("name").asText() + "}", sample(x)), (a, _) -> a);
        }

        Stream<JsonNode> parameters(String in) {
            return Stream.of(item, node)
                    .flatMap(n -> n.path("parameters").valueStream())
                    .map(OpenApiTest::resolve)
                    .filter(p -> p.path("in").asText().equals(in));
        }

        Stream<Map.Entry<String, JsonNode>> responses() {
            return node.path("responses").propertyStream().map(r -> Map.entry(r.getKey(), resolve(r.getValue())));
        }

        JsonNode security() {
            return node.has("security") ? node.path("security") : CONTRACT.path("security");
        }

        /// Whoever calls it is known by a signature over the body, not by a login.
        boolean isSigned() {
            return security().toString().contains("Signature\"");
        }

        /// Whoever knows its address may call it.
        boolean isOpen() {
            return security().toString().equals("[{}]");
        }

        /// Others call it by themselves: what they send is kept, and they are not held back.
        private boolean isWebhook() {
            return template.startsWith("/webhooks/");
        }

        /// The answer to whom nobody knows.
        String stranger() {
            return node.path("responses").has("401") ? "401" : "403";
        }

        Request request(Example example) {
            var request = new SimpleRequest.Builder(verb(), path())
                    .withContentType(example.contentType())
                    .withAuthorization("Basic YW5hOmhlYXJk")
                    .withBody(example.body());
            if (isSigned()) {
                security()
                        .path(0)
                        .fieldNames()
                        .forEachRemaining(scheme -> request.withHeader(
                                CONTRACT.at("/components/securitySchemes/" + scheme + "/name")
                                        .asText(),
                                "c2lnbmVk"));
            }
            parameters("header").forEach(h -> request.withHeader(h.path("name").asText(), sample(h)));
            return request.build();
        }

        Set<String> problemsToExpect() {
            var codes = new HashSet<>(
                    isWebhook()
                            ? isOpen() ? List.of() : List.of(stranger())
                            : isOpen() ? List.of("429") : List.of("401", "403", "429"));
            if (node.has("requestBody")) {
                codes.addAll(isWebhook() ? List.of("400", "413", "415") : List.of("400", "413", "415", "422"));
            }
            if (parameters("query").findAny().isPresent()) {
                codes.add("400");
            }
            if (parameters("path").findAny().isPresent()) {
                codes.add("404");
            }
            parameters("header")
                    .forEach(header -> codes.addAll(
                            switch (header.path("name").asText()) {
                                case "If-Match" ->
                                    header.path("required").asBoolean()
                                            ? List.of("400", "412", "428")
                                            : List.of("400", "412");
                                case "Idempotency-Key" -> List.of("400", "409", "422");
                                default -> List.of("400");
                            }));
            return codes;
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private static String sample(JsonNode parameter) {
        return parameter.has("example")
                ? parameter.path("example").asText()
                : resolve(parameter.path("schema")).path("example").asText();
    }

    private static Stream<Example> contents(JsonNode message) {
        return message.path("content")
                .propertyStream()
                .filter(content -> content.getKey().endsWith("json"))
                .flatMap(content -> Stream.concat(
                                Stream.of(content.getValue().path("example")),
                                content.getValue()
                                        .path("examples")
                                        .valueStream()
                                        .map(e -> resolve(e).path("value")))
                        .filter(example -> !example.isMissingNode())
                        .map(example -> new Example(content.getKey(), example.toString())));
    }

    private static void look(String name, JsonNode node, Set<String> unsaid, Set<String> open) {
        if (node.path("type").asText().equals("object")) {
            var additional = node.path("additionalProperties");
            if (additional.isMissingNode()) {
                unsaid.add(name);
            } else if (additional.asBoolean()) {
                open.add(name);
            }
        }
        node.valueStream().filter(_ -> node.isArray()).forEach(child -> look(name, child, unsaid, open));
        node.propertyStream()
                .filter(child -> !child.getKey().startsWith("example"))
                .forEach(child -> look(
                        child.getKey().equals("properties") ? name : name + "/" + child.getKey(),
                        child.getValue(),
                        unsaid,
                        open));
    }

    /// A schema without its references and the `allOf` that only adds a description.
    static JsonNode schema(JsonNode node) {
        var resolved = resolve(node);
        return resolved.path("allOf").size() == 1
                ? schema(resolved.path("allOf").get(0))
                : resolved;
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? CONTRACT.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String errors(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(ValidationReport.Message::toString)
                .collect(joining("\n"));
    }

    private static String text() {
        try {
            return Files.readString(Path.of("openapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree() {
        try {
            return new YAMLMapper().readTree(TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
