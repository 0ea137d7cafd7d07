package io.heard.deploy;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// deploy/compose.yaml.
record Compose(String text, JsonNode tree) {

    private static final Path PLACE = Path.of("deploy/compose.yaml");
    private static final Pattern TOPIC = Pattern.compile("(?m)^topic (\\S+) (\\d+)$");

    static Compose read() {
        try {
            var text = Files.readString(PLACE);
            return new Compose(text, new YAMLMapper().readTree(text));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    Map<String, JsonNode> services() {
        return tree.path("services").properties().stream().collect(toMap(Entry::getKey, Entry::getValue));
    }

    JsonNode service(String name) {
        return tree.path("services").path(name);
    }

    Map<String, String> variables(String service) {
        return service(service).path("environment").properties().stream()
                .collect(toMap(Entry::getKey, variable -> variable.getValue().asText()));
    }

    /// The topics that are made, with their partitions.
    Map<String, Integer> topics() {
        var script = service("topics").path("command").path(0).asText();
        return TOPIC.matcher(script)
                .results()
                .collect(toMap(topic -> topic.group(1), topic -> Integer.valueOf(topic.group(2))));
    }

    /// The command that says whether Heard serves; a program and its arguments, without Compose's own escapes.
    List<String> healthCheck() {
        var test = service("heard").path("healthcheck").path("test");
        return texts(test).stream().skip(1).map(word -> word.replace("$$", "$")).toList();
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
