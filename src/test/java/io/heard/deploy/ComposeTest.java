package io.heard.deploy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.intake.IntakeConfig;
import io.heard.outbox.Message;
import io.heard.platform.Roles;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/// The compose file fits together, and fits the code, the image and the chart.
class ComposeTest {

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(:-)?");
    private static final String KAFKA = "KAFKA_";

    private final Compose compose = Compose.read();
    private final KnownSettings settings = new KnownSettings();

    @Test
    void every_variable_sets_something() {
        assertThat(compose.variables("heard").keySet())
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(settings.isVariable(name)).as(name).isTrue());
    }

    @Test
    void heard_is_told_what_the_chart_tells_it() {
        var chart = Chart.of(Chart.REQUIRED, "settings: null").variables().keySet();

        assertThat(compose.variables("heard").keySet()).containsAll(chart);
    }

    @Test
    void secrets_come_from_outside() {
        assertThat(compose.services().keySet())
                .allSatisfy(service -> assertThat(compose.variables(service)).allSatisfy((name, value) -> {
                    if (name.matches(".*(PASSWORD|_KEY)")) {
                        assertThat(value).as(name).matches("\\$\\{[^}]+}");
                    }
                }));
    }

    @Test
    void the_example_asks_for_what_has_no_default() throws IOException {
        var needed = new TreeSet<String>();
        VARIABLE.matcher(compose.text())
                .results()
                .filter(use -> use.group(2) == null)
                .forEach(use -> needed.add(use.group(1)));

        assertThat(properties("deploy/.env.example").stringPropertyNames()).isEqualTo(needed);
    }

    @Test
    void nothing_is_reachable_from_other_machines() {
        assertThat(compose.services().values())
                .flatMap(service -> Compose.texts(service.path("ports")))
                .hasSize(2)
                .allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(Compose.texts(compose.service("heard").path("ports")))
                .containsExactly("127.0.0.1:8080:" + settings.value("quarkus.http.port"));
    }

    @Test
    void who_waits_for_whom_can_come_to_an_end() {
        for (var service : compose.services().values()) {
            for (var other : service.path("depends_on").properties()) {
                var waitedFor = compose.service(other.getKey());
                switch (other.getValue().path("condition").asText()) {
                    case "service_healthy" ->
                        assertThat(waitedFor.has("healthcheck"))
                                .as(other.getKey())
                                .isTrue();
                    case "service_completed_successfully" ->
                        assertThat(waitedFor.path("restart").asText()).isEqualTo("no");
                    default -> assertThat(other).isNull();
                }
            }
        }
    }

    @Test
    void the_topics_are_those_of_the_code() throws ReflectiveOperationException {
        var orders = IntakeConfig.class.getMethod("topic").getAnnotation(WithDefault.class);

        assertThat(compose.topics().keySet())
                .isEqualTo(Set.of(orders.value(), Message.WORK_QUEUE, Message.FOLLOW_UPS, Message.DEAD_LETTERS));
    }

    @Test
    void the_broker_understands_its_configuration() {
        var variables = compose.variables("kafka");
        var configuration = variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(KAFKA))
                .collect(toMap(
                        variable -> variable.getKey()
                                .substring(KAFKA.length())
                                .replace('_', '.')
                                .toLowerCase(Locale.ROOT),
                        Entry::getValue));

        assertThat(KafkaConfig.configDef().names()).containsAll(configuration.keySet());
        assertThat(new KafkaConfig(configuration).autoCreateTopicsEnable()).isFalse();
        assertThat(Uuid.fromString(variables.get("CLUSTER_ID"))).hasToString(variables.get("CLUSTER_ID"));
        assertThat(compose.variables("heard").get("KAFKA_BOOTSTRAP_SERVERS"))
                .isEqualTo(configuration
                        .get("advertised.listeners")
                        .replaceFirst("^INSIDE://", "")
                        .replaceFirst(",.*", ""));
    }

    @Test
    void the_servers_have_the_versions_that_the_tests_run_on() {
        var pom = Pom.read();

        assertThat(image("kafka")).endsWith(":" + pom.property("kafka.version"));
        assertThat(image("topics")).isEqualTo(image("kafka"));
        assertThat(image("postgres"))
                .endsWith(":" + pom.property("postgres-binaries.version").replaceFirst("\\..*", ""));
        assertThat(image("heard")).isEqualTo("${HEARD_IMAGE:-heard:" + pom.version() + "}");
    }

    @Test
    void heard_has_the_rights_and_limits_that_it_has_in_the_chart() {
        var heard = compose.service("heard");
        var chart = Chart.of(Chart.REQUIRED);
        var memory = chart.container().getResources().getLimits().get("memory").toString();

        assertThat(heard.path("read_only").asBoolean()).isTrue();
        assertThat(Compose.texts(heard.path("cap_drop"))).containsExactly("ALL");
        assertThat(Compose.texts(heard.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(heard.path("mem_limit").asText() + "i").isEqualToIgnoringCase(memory);
        assertThat(heard.path("stop_grace_period").asText())
                .isEqualTo(chart.pod().getTerminationGracePeriodSeconds() + "s");
        assertThat(heard.path("healthcheck").path("test").toString())
                .contains(chart.container().getReadinessProbe().getHttpGet().getPath());
    }

    @Test
    void native_code_can_be_unpacked_to_tmp() {
        assertThat(Compose.texts(compose.service("heard").path("tmpfs")))
                .singleElement()
                .asString()
                .startsWith("/tmp:exec,");
    }

    @Test
    void accounts_lie_where_quarkus_looks_for_settings() {
        assertThat(compose.service("heard")
                        .path("volumes")
                        .path(0)
                        .path("target")
                        .asText())
                .isEqualTo(Dockerfile.read().the("WORKDIR") + "/config/application.properties");
    }

    @Test
    void the_example_of_accounts_sets_something() throws IOException, ReflectiveOperationException {
        var example = properties("deploy/accounts.example.properties");
        var roles = new TreeSet<Object>();
        for (var role : Roles.class.getFields()) {
            roles.add(role.get(null));
        }

        assertThat(example.stringPropertyNames())
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(settings.isProperty(name)).as(name).isTrue());
        assertThat(example.getProperty("quarkus.security.users.embedded.roles.admin"))
                .isIn(roles);
        assertThat(settings.value("quarkus.security.users.embedded.realm-name")).isEqualTo("Quarkus");
    }

    private String image(String service) {
        return compose.service(service).path("image").asText();
    }

    private static Properties properties(String file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(Path.of(file))) {
            properties.load(in);
        }
        return properties;
    }
}
