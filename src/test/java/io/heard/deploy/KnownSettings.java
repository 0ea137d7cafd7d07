package io.heard.deploy;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What can be set when Heard starts: Heard's own settings, as its classes ask for them, and those of Quarkus, as the
/// extensions' jars describe them. What is fixed when Heard is built does not count.
final class KnownSettings {

    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Path CLASSES = Path.of(System.getProperty("heard.build-directory", "target"), "classes");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^:}]+)");

    /// Part of a name that whoever sets it chooses, such as that of an account.
    private static final Pattern CHOSEN = Pattern.compile("\"[^\"]*\"");

    private final Properties chosen = new Properties();
    private final Map<String, String> defaults = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    KnownSettings() {
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            chosen.load(file);
            for (var model :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(MODEL))) {
                try (var in = model.openStream()) {
                    collect(new JsonMapper().readTree(in));
                }
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        classes().forEach(this::collect);
    }

    Set<String> properties() {
        return names;
    }

    boolean isProperty(String name) {
        return names.stream().anyMatch(known -> matches(known, name));
    }

    /// Whether an environment variable sets anything.
    boolean isVariable(String name) {
        return names.stream().anyMatch(known -> matches(variable(known), name));
    }

    static String variable(String property) {
        return property.replaceAll("[^a-zA-Z0-9\"]", "_").toUpperCase(Locale.ROOT);
    }

    /// What application.properties says, or else Quarkus.
    String value(String name) {
        return Objects.requireNonNull(chosen.getProperty(name, defaults.get(name)), name);
    }

    /// The same for settings whose defaults the jars do not tell.
    String value(String name, String otherwise) {
        return chosen.getProperty(name, otherwise);
    }

    private static boolean matches(String known, String name) {
        var pattern =
                Arrays.stream(CHOSEN.split(known, -1)).map(Pattern::quote).collect(joining("(\"[^\"]+\"|[^\".]+)"));
        return Pattern.compile(pattern, CASE_INSENSITIVE).matcher(name).matches();
    }

    private void collect(JsonNode model) {
        var name = model.path("path").path("property");
        if (name.isTextual()) {
            if (model.path("phase").asText().equals("RUN_TIME")) {
                names.add(name.asText());
            }
            if (model.path("defaultValue").isTextual()) {
                defaults.put(name.asText(), model.path("defaultValue").asText());
            }
        }
        model.forEach(this::collect);
    }

    private void collect(Class<?> type) {
        var mapping = type.getAnnotation(ConfigMapping.class);
        if (mapping != null) {
            for (var method : type.getDeclaredMethods()) {
                names.add(mapping.prefix() + "." + name(method));
                if (method.isAnnotationPresent(WithDefault.class)) {
                    EXPRESSION
                            .matcher(method.getAnnotation(WithDefault.class).value())
                            .results()
                            .map(part -> part.group(1))
                            .forEach(names::add);
                }
            }
        }
        Stream.<Executable>of(type.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .map(parameter -> parameter.getAnnotation(ConfigProperty.class))
                .filter(Objects::nonNull)
                .map(ConfigProperty::name)
                .forEach(names::add);
    }

    private static String name(Method method) {
        var given = method.getAnnotation(WithName.class);
        return given != null
                ? given.value()
                : Pattern.compile("[A-Z]").matcher(method.getName()).replaceAll(KnownSettings::kebab);
    }

    private static String kebab(MatchResult capital) {
        return "-" + capital.group().toLowerCase(Locale.ROOT);
    }

    /// Heard's own, without the embedded mode, which production does not have.
    static List<Class<?>> classes() {
        try (var files = Files.walk(CLASSES.resolve("io/heard"))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.startsWith("io/heard/embedded/"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(KnownSettings::load)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, KnownSettings.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
