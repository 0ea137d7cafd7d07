package io.heard.demo;

import java.time.Instant;
import java.util.stream.Collectors;

/// What there is to see, in a few lines.
final class Summary {

    private Summary() {}

    static String of(Filling.Filled filled) {
        var world = filled.world();
        var diary = filled.diary();
        var told = world.between(Instant.MIN, filled.end());
        var desk = filled.desk();
        var here = desk.customers();
        var countries = world.people().stream()
                .filter(person -> here.contains(person.id()))
                .map(person -> person.country().code())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        var playbooks = desk.byPlaybook().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return """
                The demo stands at %s.
                  shop           %,d customers in %d countries, %,d orders, %,d events
                  a fortnight    %,d contacts, %,d conversations, %,d promises
                  ana's desk     %d tasks, %d urgent, %d by mail: %s
                                 from %s""".formatted(
                        filled.end(),
                        world.people().size(),
                        Country.ALL.size(),
                        told.stream()
                                .filter(event -> event.type().equals("order.placed"))
                                .count(),
                        told.size(),
                        diary.contacts(),
                        diary.conversations(),
                        diary.promises(),
                        desk.tasks().size(),
                        desk.urgent(),
                        desk.mails(),
                        playbooks,
                        countries);
    }
}
