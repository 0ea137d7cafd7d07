package io.heard.intake.dialect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.contact.PhoneNumbers;
import io.heard.intake.reading.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts what a shop knows of a person together as the `customer` of Heard's events.
final class Persons {

    private static final int LONGEST = 300;

    private record Phone(String told, @Nullable String country) {}

    private final ObjectNode known = JsonNodeFactory.instance.objectNode();
    private final List<Phone> phones = new ArrayList<>();

    /// What is given first stands; what is absent or blank is not told.
    Persons tell(String field, @Nullable String value) {
        if (value != null && !value.isBlank() && !known.has(field)) {
            known.put(field, value);
        }
        return this;
    }

    /// One of the numbers that they may have.
    Persons phone(@Nullable String told, @Nullable String country) {
        if (told != null && !told.isBlank()) {
            phones.add(new Phone(told, country));
        }
        return this;
    }

    /// Whether a country is told already; region and postal code belong to it.
    boolean isAtHome() {
        return known.has("country");
    }

    boolean isNamed() {
        return known.has("name");
    }

    boolean isNamed(String name) {
        return known.path("name").asText().equalsIgnoreCase(name);
    }

    /// @return absent: there is nothing by which they could be known
    @Nullable
    ObjectNode customer() {
        tell("phone", phone());
        return known.has("id") || known.has("email") || known.has("phone") ? known : null;
    }

    ObjectNode known() {
        tell("phone", phone());
        return known;
    }

    /// The first that can be dialled, else the first as it was told, so that a person can make
    /// something of it.
    private @Nullable String phone() {
        for (var phone : phones) {
            var read = PhoneNumbers.read(phone.told(), phone.country());
            if (read.e164() != null && read.refusal() == null) {
                return read.e164();
            }
        }
        return phones.isEmpty() ? null : phones.getFirst().told();
    }

    /// First and last name, as the address or account has them.
    static @Nullable String name(Fields of) {
        var whole = of.text("name", LONGEST);
        if (whole != null) {
            return whole;
        }
        var name = Stream.of(of.text("first_name", LONGEST), of.text("last_name", LONGEST))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    /// The language of a locale: `pt` of `pt-BR`.
    static @Nullable String language(@Nullable String locale) {
        if (locale == null) {
            return null;
        }
        var language = Locale.forLanguageTag(locale.replace('_', '-')).getLanguage();
        return language.isEmpty() ? null : language;
    }
}
