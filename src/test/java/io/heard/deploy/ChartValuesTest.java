package io.heard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Odd values come through as they are; unsafe and misspelt ones do not come through.
class ChartValuesTest {

    private static final KnownSettings SETTINGS = new KnownSettings();

    /// Kubernetes' limit for the names of Services and most else.
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heard.company.zone: Europe/Berlin              | HEARD_COMPANY_ZONE               | Europe/Berlin",
                "quarkus.datasource.jdbc.max-size: 10000000     | QUARKUS_DATASOURCE_JDBC_MAX_SIZE | 10000000",
                "quarkus.datasource.jdbc.max-size: \"08\"       | QUARKUS_DATASOURCE_JDBC_MAX_SIZE | 08",
                "heard.outbox.contact-data: true                | HEARD_OUTBOX_CONTACT_DATA        | true",
                "heard.intake.group: \"no\"                     | HEARD_INTAKE_GROUP               | no",
                "heard.intake.group: \"a \\\"b\\\" 'c' {{ d }}\"| HEARD_INTAKE_GROUP               | a \"b\" 'c' {{ d }}",
            })
    void a_setting_arrives_as_it_was_given(String setting, String variable, String value) {
        var chart = Chart.of(Chart.REQUIRED, "settings: {" + setting + "}");

        assertThat(chart.variables()).containsEntry(variable, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "true", "null", "o'brien \"x\"", "a: b #c", "ümlaut"})
    void an_odd_user_name_stays_what_it_is(String name) throws IOException {
        var values = new JsonMapper().writeValueAsString(Map.of("database", Map.of("username", name)));

        assertThat(Chart.of(Chart.REQUIRED, values).variables()).containsEntry("QUARKUS_DATASOURCE_USERNAME", name);
    }

    @ParameterizedTest
    @CsvSource({
        "heard,                                                  default, heard",
        "heard-eu,                                               default, heard-eu",
        "a,                                                      42,      a-heard",
        "shop.one,                                               default, shop-one-heard",
        "x123456789-123456789-123456789-123456789-123456789-12, a,       x123456789-123456789-123456789-123456789-123456789-12-heard"
    })
    void whatever_the_release_is_called_its_objects_have_good_names(String release, String namespace, String name) {
        var chart = Chart.installed(release, namespace, Chart.REQUIRED, Chart.EVERYTHING);

        assertThat(chart.objects()).allSatisfy(object -> {
            assertThat(object.getMetadata().getName()).isEqualTo(name).matches(NAME);
            assertThat(object.getMetadata().getNamespace()).isEqualTo(namespace);
            assertThat(object.getMetadata().getLabels().values())
                    .allSatisfy(value -> assertThat(value).matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?"));
        });
        assertThat(chart.pod().getServiceAccountName()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db/heard                          | kafka:9092            | 53 53 5432 9092",
                "jdbc:postgresql://db:6432/heard?sslmode=verify-full | a.b:19092,[fd00::1]:9 | 53 53 6432 19092 9",
                "jdbc:postgresql://a:5433,b,[::1]:5434/heard         | kafka:9092,k2:9092    | 53 53 5433 5432 5434 9092",
            })
    void the_network_policy_lets_out_to_database_and_brokers(String database, String brokers, String ports) {
        var chart = Chart.of(
                Chart.REQUIRED,
                "{database: {url: \"%s\"}, kafka: {bootstrapServers: \"%s\"}}".formatted(database, brokers));

        assertThat(chart.outgoingPorts()).containsExactly(ports.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas: -1                                                     | replicas",
                "replicas: 0                                                      | replicas",
                "replicas: two                                                    | replicas",
                "replica: 2                                                       | replica",
                "runAsUser: 0                                                     | runAsUser",
                "securityContext: {privileged: true}                              | securityContext",
                "image: {repository: \"\"}                                        | repository",
                "image: {repository: \"heard:latest\"}                            | repository",
                "image: {tag: latest}                                             | tag",
                "image: {tag: 1.10}                                               | tag",
                "database: {password: secret}                                     | password",
                "database: {password: {value: secret}}                            | value",
                "database: {password: {secretName: \"\"}}                         | secretName",
                "database: {url: \"\"}                                            | url",
                "database: {url: \"jdbc:mysql://db/heard\"}                       | url",
                "database: {url: \"jdbc:postgresql://heard:secret@db/heard\"}     | url",
                "database: {url: \"jdbc:postgresql://db/heard?a=b&Password=x\"}   | url",
                "kafka: {bootstrapServers: \"kafka\"}                             | bootstrapServers",
                "kafka: {bootstrapServers: \"kafka:9092, other:9092\"}            | bootstrapServers",
                "keys: {privacy: \"\"}                                            | privacy",
                "keys: {privacyKey: AAAA}                                         | privacyKey",
                "settings: {heard.privacy.key: AAAA}                              | heard.privacy.key",
                "settings: {quarkus.datasource.password: secret}                  | quarkus.datasource.password",
                "settings: {quarkus.datasource.jdbc.url: \"jdbc:postgresql://x\"} | quarkus.datasource.jdbc.url",
                "settings: {quarkus.http.port: 80}                                | quarkus.http.port",
                "settings: {HEARD_INTAKE_GROUP: x}                                | HEARD_INTAKE_GROUP",
                "settings: {heard.intake.group: \"\"}                             | heard.intake.group",
                "settings: {heard.intake.group: [a]}                              | heard.intake.group",
                "resources: {limits: {memory: 1024}}                              | memory",
                "resources: {limits: {memory: null, cpu: 1}}                      | memory",
                "ingress: {enabled: true, host: heard.example.com}                | tlsSecretName",
                "ingress: {enabled: true, tlsSecretName: tls}                     | host",
                "autoscaling: {enabled: true, minReplicas: 5}                     | minReplicas",
                "networkPolicy: {allowFrom: [{}]}                                 | allowFrom",
                "networkPolicy: {allowToPorts: [0]}                               | allowToPorts",
            })
    void unsafe_and_misspelt_values_are_refused(String values, String named) {
        assertThatThrownBy(() -> Chart.of(Chart.REQUIRED, values)).hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "database", "kafka", "keys"})
    void what_must_be_given_is_asked_for(String missing) throws IOException {
        var given = (ObjectNode) new YAMLMapper().readTree(Chart.REQUIRED);
        given.remove(missing);

        assertThatThrownBy(() -> Chart.of(given.toString())).hasMessageContaining(missing);
    }

    @Test
    void an_ingress_that_the_network_policy_keeps_out_is_refused() {
        assertThatThrownBy(() -> Chart.of(
                        Chart.REQUIRED, "ingress: {enabled: true, host: heard.example.com, tlsSecretName: tls}"))
                .hasMessageContaining("networkPolicy.allowFrom");
    }

    /// A setting by its own name may not say the opposite of what the chart says.
    @Test
    void the_schema_keeps_the_charts_own_variables_out_of_the_settings() throws IOException {
        var own = Chart.of(Chart.REQUIRED, Chart.EVERYTHING, "settings: null")
                .variables()
                .keySet();

        for (var variable : own) {
            var property = SETTINGS.properties().stream()
                    .filter(name -> KnownSettings.variable(name).equals(variable))
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() -> Chart.of(Chart.REQUIRED, "settings: {" + property + ": x}"))
                    .as(property)
                    .hasMessageContaining(property);
        }
    }
}
