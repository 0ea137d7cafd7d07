package io.heard.demo;

import java.util.List;

/// Something that the shop sells: one house for lamps, furniture and coffee.
///
/// @param euros its price
/// @param bought how often, compared with the others
record Ware(String sku, String category, double euros, double bought, String name, String german) {

    static final List<Ware> ALL = Lists.read("goods.csv").stream()
            .map(line -> new Ware(
                    line.get(0),
                    line.get(1),
                    Double.parseDouble(line.get(2)),
                    Double.parseDouble(line.get(3)),
                    line.get(4),
                    line.get(5)))
            .toList();

    String name(String language) {
        return language.equals("de") ? german : name;
    }
}
