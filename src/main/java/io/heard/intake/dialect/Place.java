package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;

/// Places in a message, as JSONPath names them.
record Place(String path, JsonPath compiled) {

    private static final Configuration AS_TREE = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
            .build();

    /// @throws InvalidPathException if it is no JSONPath
    static Place of(String path) {
        return new Place(path, JsonPath.compile(path));
    }

    /// What stands there, in its order; nothing where the message has nothing, or null.
    List<JsonNode> in(JsonNode message) {
        ArrayNode found = compiled.read((Object) message, AS_TREE);
        var all = new ArrayList<JsonNode>();
        if (found != null) {
            for (var one : found) {
                if (!one.isNull() && !one.isMissingNode()) {
                    all.add(one);
                }
            }
        }
        return all;
    }
}
