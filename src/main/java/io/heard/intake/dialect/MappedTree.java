package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The data of an event as a mapping draws it, with values in the leaves.
sealed interface MappedTree permits MappedTree.Branch, MappedTree.Many, MappedValue {

    /// @return absent: the message has nothing of it
    @Nullable
    JsonNode of(JsonNode message);

    record Branch(Map<String, MappedTree> fields) implements MappedTree {
        public Branch {
            fields = new LinkedHashMap<>(fields);
        }

        @Override
        public @Nullable JsonNode of(JsonNode message) {
            var object = Drafts.object();
            fields.forEach((name, field) -> Drafts.put(object, name, field.of(message)));
            return object.isEmpty() ? null : object;
        }
    }

    /// One of them for each place.
    record Many(Place each, Branch item) implements MappedTree {
        @Override
        public @Nullable JsonNode of(JsonNode message) {
            var list = Drafts.list();
            for (var part : each.in(message)) {
                var told = item.of(part);
                if (told != null) {
                    list.add(told);
                }
            }
            return list;
        }
    }
}
