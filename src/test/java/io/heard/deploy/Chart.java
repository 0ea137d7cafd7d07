package io.heard.deploy;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the chart makes of values, without a cluster and without a network.
record Chart(List<HasMetadata> objects) {

    static final Path PLACE = Path.of("helm/heard");

    /// As Chart.yaml says.
    private static final String OLDEST_KUBERNETES = "1.30.0";

    /// The smallest values that the chart takes.
    static final String REQUIRED = """
        image: {repository: registry.example.com/heard}
        database:
          url: jdbc:postgresql://db.example.com:5432/heard
          password: {secretName: heard-db}
        kafka: {bootstrapServers: "kafka-0.kafka:9092,kafka-1.kafka:9092"}
        keys: {secretName: heard-keys}
        """;

    static final String EVERYTHING = """
        autoscaling: {enabled: true, minReplicas: 3, maxReplicas: 9}
        image: {tag: 1.2.3, pullSecrets: [registry]}
        accounts: {secretName: heard-accounts}
        settings:
          heard.intake.group: heard-eu
          quarkus.datasource.jdbc.max-size: 10000000
          heard.outbox.contact-data: true
        resources: {requests: {cpu: 1}, limits: {cpu: 1500m, memory: 2Gi}}
        ingress:
          enabled: true
          className: nginx
          annotations: {cert-manager.io/cluster-issuer: letsencrypt}
          host: heard.example.com
          tlsSecretName: heard-tls
        networkPolicy:
          allowFrom:
            - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}
          allowToPorts: [9094]
        nodeSelector: {kubernetes.io/arch: amd64}
        tolerations: [{key: dedicated, operator: Equal, value: heard, effect: NoSchedule}]
        """;

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "v1 Service", Service.class,
            "v1 ServiceAccount", ServiceAccount.class);

    /// Takes nothing that Kubernetes does not know. The model's classes would keep it aside as additional
    /// properties.
    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// @param values YAML, each on top of the one before
    static Chart of(String... values) {
        return installed("heard", "default", values);
    }

    /// @throws IllegalStateException if the schema or a template refuses
    static Chart installed(String release, String namespace, String... values) {
        try {
            return parse(rendered(release, namespace, values));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String rendered(String release, String namespace, String... values) throws IOException {
        var command = new Helm(PLACE)
                .template()
                .withName(release)
                .withNamespace(namespace)
                .withKubeVersion(OLDEST_KUBERNETES);
        var files = new ArrayList<Path>();
        try {
            for (var each : values) {
                var file = Files.createTempFile("values", ".yaml");
                files.add(file);
                command.withValuesFile(Files.writeString(file, each));
            }
            return command.call();
        } finally {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    /// @throws IOException if it is not YAML, or not what Kubernetes takes
    static Chart parse(String manifest) throws IOException {
        var objects = new ArrayList<HasMetadata>();
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(manifest)) {
            while (documents.hasNext()) {
                var object = documents.next();
                var kind = object.path("apiVersion").asText() + " "
                        + object.path("kind").asText();
                if (!KINDS.containsKey(kind)) {
                    throw new IOException("Nobody expected " + kind);
                }
                objects.add(STRICT.treeToValue(object, KINDS.get(kind)));
            }
        }
        return new Chart(List.copyOf(objects));
    }

    <T> Optional<T> find(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    <T> T the(Class<T> kind) {
        return find(kind).orElseThrow();
    }

    PodSpec pod() {
        return the(Deployment.class).getSpec().getTemplate().getSpec();
    }

    Container container() {
        return pod().getContainers().getFirst();
    }

    /// The container's variables; those that come from a Secret are empty.
    Map<String, String> variables() {
        return container().getEnv().stream()
                .collect(toMap(EnvVar::getName, variable -> Objects.requireNonNullElse(variable.getValue(), "")));
    }

    List<String> outgoingPorts() {
        return the(NetworkPolicy.class).getSpec().getEgress().getFirst().getPorts().stream()
                .map(port -> port.getPort().getValue().toString())
                .toList();
    }
}
