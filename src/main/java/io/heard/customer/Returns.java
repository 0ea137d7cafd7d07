package io.heard.customer;

import io.heard.decision.EventFact;
import io.heard.decision.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether an order came back as a whole.
final class Returns {

    private Returns() {}

    /// A return without lines is one of everything.
    static boolean areComplete(String source, String orderId, List<Map<String, Object>> lines, List<EventFact> events) {
        var returns = events.stream()
                .filter(event -> event.type() == EventType.ORDER_RETURNED
                        && orderId.equals(event.orderId())
                        && source.equals(event.source()))
                .toList();
        if (returns.isEmpty() || lines.isEmpty()) {
            return false;
        }
        var left = new HashMap<Object, Double>();
        lines.forEach(line -> add(left, line, 1));
        for (var event : returns) {
            if (!(event.data().get("lines") instanceof List<?> back)) {
                return true;
            }
            for (var line : back) {
                if (line instanceof Map<?, ?> fields) {
                    add(left, fields, -1);
                }
            }
        }
        return left.values().stream().allMatch(quantity -> quantity <= 0);
    }

    private static void add(Map<Object, Double> left, Map<?, ?> line, int sign) {
        var sku = line.get("sku");
        if (sku != null && line.get("quantity") instanceof Number quantity) {
            left.merge(sku, sign * quantity.doubleValue(), Double::sum);
        }
    }
}
