package io.heard.deploy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The chart is what Kubernetes takes, safe, and true to the application.
class ChartTest {

    private static final KnownSettings SETTINGS = new KnownSettings();
    private static final Pattern LINK = Pattern.compile("=\"(/[^/\"?#{]+)");
    private static final Chart SMALLEST = Chart.of(Chart.REQUIRED);
    private static final Chart EVERYTHING = Chart.of(Chart.REQUIRED, Chart.EVERYTHING);

    @Test
    void a_misspelt_field_would_be_noticed() {
        assertThatThrownBy(() -> Chart.parse("""
                apiVersion: apps/v1
                kind: Deployment
                spec:
                  template: {spec: {containers: [{name: heard, imagePullPolicie: Always}]}}
                """)).hasMessageContaining("imagePullPolicie");
    }

    @Test
    void the_chart_passes_helms_strict_lint(@TempDir java.nio.file.Path directory) throws IOException {
        var copy = directory.resolve("heard");
        try (var files = Files.walk(Chart.PLACE)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(Chart.PLACE.relativize(file).toString()));
            }
        }
        // lint takes no other values than the chart's own
        var yaml = new YAMLMapper();
        var values = yaml.readerForUpdating(
                        yaml.readTree(copy.resolve("values.yaml").toFile()))
                .readValue(Chart.REQUIRED);
        yaml.writeValue(copy.resolve("values.yaml").toFile(), values);

        var result = new Helm(copy).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void the_smallest_values_give_the_smallest_chart() {
        assertThat(kinds(SMALLEST))
                .containsExactlyInAnyOrder(
                        "Deployment", "NetworkPolicy", "PodDisruptionBudget", "Service", "ServiceAccount");
        assertThat(SMALLEST.the(Deployment.class).getSpec().getReplicas()).isEqualTo(2);
        assertThat(SMALLEST.container().getImage())
                .isEqualTo("registry.example.com/heard:" + Pom.read().version());
    }

    @Test
    void everything_gives_everything() {
        var scaler = EVERYTHING.the(HorizontalPodAutoscaler.class).getSpec();

        assertThat(kinds(EVERYTHING))
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "ServiceAccount");
        assertThat(EVERYTHING.the(Deployment.class).getSpec().getReplicas())
                .as("the autoscaler's business")
                .isNull();
        assertThat(scaler.getScaleTargetRef().getName())
                .isEqualTo(EVERYTHING.the(Deployment.class).getMetadata().getName());
        assertThat(scaler.getMinReplicas()).isEqualTo(3);
        assertThat(scaler.getMaxReplicas()).isEqualTo(9);
        assertThat(EVERYTHING.container().getImage()).isEqualTo("registry.example.com/heard:1.2.3");
        assertThat(EVERYTHING.pod().getImagePullSecrets()).extracting("name").containsExactly("registry");
        assertThat(EVERYTHING.pod().getTolerations()).hasSize(1);
        assertThat(EVERYTHING.pod().getNodeSelector()).containsEntry("kubernetes.io/arch", "amd64");
    }

    @Test
    void a_single_pod_does_not_hold_up_a_node() {
        var single = Chart.of(Chart.REQUIRED, "replicas: 1");

        assertThat(single.find(PodDisruptionBudget.class)).isEmpty();
    }

    @Test
    void the_chart_has_the_version_of_the_application() throws IOException {
        var chart = new YAMLMapper().readTree(Chart.PLACE.resolve("Chart.yaml").toFile());

        assertThat(chart.path("version").asText()).isEqualTo(Pom.read().version());
        assertThat(chart.path("appVersion").asText()).isEqualTo(Pom.read().version());
    }

    @Test
    void pods_keep_to_the_restricted_pod_security_standard() {
        for (var chart : List.of(SMALLEST, EVERYTHING)) {
            var pod = chart.pod();
            var container = chart.container().getSecurityContext();

            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getCapabilities().getAdd()).isEmpty();
            assertThat(container.getPrivileged()).isNull();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getContainers()).hasSize(1);
            assertThat(pod.getInitContainers()).isEmpty();
            assertThat(pod.getHostNetwork()).isNull();
            assertThat(pod.getHostPID()).isNull();
            assertThat(pod.getVolumes()).allMatch(volume -> volume.getHostPath() == null);
        }
    }

    @Test
    void only_tmp_can_be_written_to() {
        var writable = EVERYTHING.container().getVolumeMounts().stream()
                .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .toList();

        assertThat(writable).singleElement().satisfies(mount -> {
            assertThat(mount.getMountPath()).isEqualTo("/tmp");
            assertThat(volume(EVERYTHING, mount.getName()).getEmptyDir()).isNotNull();
        });
    }

    @Test
    void the_user_is_the_images() {
        assertThat(SMALLEST.pod().getSecurityContext().getRunAsUser() + ":"
                        + SMALLEST.pod().getSecurityContext().getRunAsGroup())
                .isEqualTo(Dockerfile.read().the("USER"));
    }

    @Test
    void probes_ask_where_the_application_answers() {
        var container = SMALLEST.container();

        assertThat(path(container.getStartupProbe())).isEqualTo(health("startup-path", "started"));
        assertThat(path(container.getReadinessProbe())).isEqualTo(health("readiness-path", "ready"));
        assertThat(path(container.getLivenessProbe())).isEqualTo(health("liveness-path", "live"));
    }

    @Test
    void every_port_leads_to_the_applications() {
        var container = SMALLEST.container();
        var service = SMALLEST.the(Service.class).getSpec();
        var http = new IntOrString("http");

        assertThat(container.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("http");
            assertThat(port.getContainerPort()).hasToString(SETTINGS.value("quarkus.http.port"));
        });
        assertThat(Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())
                        .map(probe -> probe.getHttpGet().getPort()))
                .containsOnly(http);
        assertThat(service.getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getTargetPort()).isEqualTo(http));
        assertThat(SMALLEST.the(NetworkPolicy.class)
                        .getSpec()
                        .getIngress()
                        .getFirst()
                        .getPorts())
                .extracting(NetworkPolicyPort::getPort)
                .containsExactly(http);
    }

    @Test
    void selectors_find_the_pods() {
        for (var chart : List.of(SMALLEST, EVERYTHING)) {
            var deployment = chart.the(Deployment.class).getSpec();
            var labels = deployment.getTemplate().getMetadata().getLabels();

            assertThat(labels)
                    .containsAllEntriesOf(deployment.getSelector().getMatchLabels())
                    .containsAllEntriesOf(chart.the(Service.class).getSpec().getSelector())
                    .containsAllEntriesOf(chart.the(PodDisruptionBudget.class)
                            .getSpec()
                            .getSelector()
                            .getMatchLabels())
                    .containsAllEntriesOf(chart.the(NetworkPolicy.class)
                            .getSpec()
                            .getPodSelector()
                            .getMatchLabels())
                    .containsAllEntriesOf(chart.pod()
                            .getTopologySpreadConstraints()
                            .getFirst()
                            .getLabelSelector()
                            .getMatchLabels());
        }
    }

    @Test
    void a_selector_stays_the_same_over_versions() {
        assertThat(SMALLEST.the(Deployment.class).getSpec().getSelector().getMatchLabels())
                .containsOnlyKeys("app.kubernetes.io/name", "app.kubernetes.io/instance");
    }

    @Test
    void every_variable_sets_something() {
        assertThat(EVERYTHING.variables().keySet())
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(SETTINGS.isVariable(name)).as(name).isTrue());
    }

    @Test
    void every_default_setting_is_one() throws IOException {
        var settings = new YAMLMapper()
                .readTree(Chart.PLACE.resolve("values.yaml").toFile())
                .path("settings");

        assertThat(settings.fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(SETTINGS.isProperty(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEARD_PRIVACY_KEI",
                "HEARD_OUTBOX_CONTACTDATA",
                "HEARD_EMBEDDED_CLOCK_FILE",
                "QUARKUS_DATASOURCE_URL",
                "QUARKUS_QUARTZ_CLUSTERED"
            })
    void a_variable_that_sets_nothing_would_be_noticed(String name) {
        assertThat(SETTINGS.isVariable(name)).isFalse();
    }

    @Test
    void every_setting_without_a_default_is_given() {
        assertThat(SMALLEST.variables().keySet())
                .containsAll(Stream.of(
                                "quarkus.datasource.jdbc.url",
                                "quarkus.datasource.username",
                                "quarkus.datasource.password",
                                "kafka.bootstrap.servers",
                                "heard.privacy.key",
                                "quarkus.http.auth.session.encryption-key")
                        .map(KnownSettings::variable)
                        .toList());
    }

    @Test
    void no_variable_is_given_twice() {
        assertThat(EVERYTHING.container().getEnv()).extracting(EnvVar::getName).doesNotHaveDuplicates();
    }

    @Test
    void secrets_come_by_reference_only() {
        var byReference = EVERYTHING.container().getEnv().stream()
                .filter(variable -> variable.getValueFrom() != null)
                .collect(toMap(EnvVar::getName, variable -> {
                    var secret = variable.getValueFrom().getSecretKeyRef();
                    return secret.getName() + "/" + secret.getKey();
                }));

        assertThat(byReference)
                .isEqualTo(Map.of(
                        "QUARKUS_DATASOURCE_PASSWORD", "heard-db/password",
                        "HEARD_PRIVACY_KEY", "heard-keys/privacy",
                        "QUARKUS_HTTP_AUTH_SESSION_ENCRYPTION_KEY", "heard-keys/session"));
    }

    @Test
    void accounts_lie_where_quarkus_looks_for_settings() {
        var mount = EVERYTHING.container().getVolumeMounts().stream()
                .filter(each -> each.getName().equals("accounts"))
                .findFirst()
                .orElseThrow();

        assertThat(mount.getMountPath()).isEqualTo(Dockerfile.read().the("WORKDIR") + "/config");
        assertThat(volume(EVERYTHING, "accounts").getSecret().getItems())
                .singleElement()
                .satisfies(item -> assertThat(item.getPath()).isEqualTo("application.properties"));
    }

    @Test
    void the_network_policy_can_let_out_and_in_to_more() {
        var rules = EVERYTHING.the(NetworkPolicy.class).getSpec();

        assertThat(rules.getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(EVERYTHING.outgoingPorts()).containsExactly("53", "53", "5432", "9092", "9094");
        assertThat(rules.getIngress().getFirst().getFrom()).hasSize(2);
    }

    @Test
    void the_ingress_shows_the_doors_and_nothing_else() throws IOException {
        var paths = EVERYTHING
                .the(Ingress.class)
                .getSpec()
                .getRules()
                .getFirst()
                .getHttp()
                .getPaths();

        assertThat(paths.stream()
                        .filter(path -> path.getPathType().equals("Prefix"))
                        .map(HTTPIngressPath::getPath))
                .containsExactlyInAnyOrderElementsOf(doors());
        assertThat(paths.stream()
                        .filter(path -> !path.getPathType().equals("Prefix"))
                        .map(HTTPIngressPath::getPath))
                .containsExactly("/");
        assertThat(paths).allSatisfy(path -> {
            var service = path.getBackend().getService();
            assertThat(service.getName())
                    .isEqualTo(EVERYTHING.the(Service.class).getMetadata().getName());
            assertThat(service.getPort().getName()).isEqualTo("http");
        });
    }

    @Test
    void links_are_https_behind_the_ingress_and_nobody_is_believed_without_one() {
        assertThat(EVERYTHING.variables()).containsEntry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        assertThat(SMALLEST.variables()).doesNotContainKey("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING");
    }

    @Test
    void the_heap_has_a_limit_to_be_a_part_of() {
        assertThat(SMALLEST.container().getResources().getLimits())
                .containsEntry("memory", new Quantity("1Gi"))
                .doesNotContainKey("cpu");
        assertThat(EVERYTHING.container().getResources().getLimits()).containsEntry("memory", new Quantity("2Gi"));
    }

    @Test
    void the_notes_name_the_topics() throws IOException {
        var notes = Files.readString(Chart.PLACE.resolve("templates/NOTES.txt"));

        assertThat(Compose.read().topics().keySet())
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(notes).contains(topic));
    }

    private static List<String> kinds(Chart chart) {
        return chart.objects().stream().map(HasMetadata::getKind).toList();
    }

    private static io.fabric8.kubernetes.api.model.Volume volume(Chart chart, String name) {
        return chart.pod().getVolumes().stream()
                .filter(volume -> volume.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    private static String health(String which, String otherwise) {
        return "/" + SETTINGS.value("quarkus.http.non-application-root-path") + "/"
                + SETTINGS.value("quarkus.smallrye-health.root-path", "health") + "/"
                + SETTINGS.value("quarkus.smallrye-health." + which, otherwise);
    }

    /// The first part of every path that the application serves to people and shops, or sends them to.
    private static Set<String> doors() throws IOException {
        var doors = new TreeSet<String>();
        for (var type : KnownSettings.classes()) {
            var path = type.getAnnotation(Path.class);
            if (path != null && path.value().equals("/")) {
                Arrays.stream(type.getDeclaredMethods())
                        .map(method -> method.getAnnotation(Path.class))
                        .filter(Objects::nonNull)
                        .forEach(below -> doors.add(first(below.value())));
            } else if (path != null) {
                doors.add(first(path.value()));
            }
        }
        try (var pages = Files.walk(java.nio.file.Path.of("src/main/resources/templates"))) {
            for (var page : pages.filter(Files::isRegularFile).toList()) {
                LINK.matcher(Files.readString(page)).results().forEach(link -> doors.add(first(link.group(1))));
            }
        }
        doors.add(SETTINGS.value("quarkus.http.auth.form.post-location"));
        return doors;
    }

    private static String first(String path) {
        return "/" + path.replaceFirst("^/", "").replaceFirst("/.*", "");
    }
}
