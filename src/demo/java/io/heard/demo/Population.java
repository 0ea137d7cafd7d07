package io.heard.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes up the shop's customers.
final class Population {

    private static final int FIRST_ID = 10_001;
    private static final double NO_PHONE = 0.06;
    private static final double NO_EMAIL = 0.04;
    private static final double OPEN_TO_SURVEYS = 0.7;
    private static final double SHORT_NAME = 0.08;

    /// One in so many buys for a company.
    private static final int COMPANY_EVERY = 40;

    private static final Names NAMES = new Names();

    private final long seed;
    private final Map<String, List<String>> companies = Lists.read("companies.csv").stream()
            .collect(Collectors.groupingBy(List::getFirst, Collectors.mapping(List::getLast, Collectors.toList())));

    Population(long seed) {
        this.seed = seed;
    }

    List<Person> people(int count) {
        var people = new ArrayList<Person>(count);
        for (int i = 0; i < count; i++) {
            people.add(person(i));
        }
        return people;
    }

    private Person person(int number) {
        var dice = Dice.of(seed, "person", number);
        // the first of each country come in turn, so that a small shop has all of them too
        var country =
                number < Country.ALL.size() ? Country.ALL.get(number) : dice.weighted(Country.ALL, Country::share);
        var place = dice.one(country.places());
        var name = NAMES.name(
                dice.weighted(country.names(), Country.Share::percent).of(), dice);
        var account = account(number, country, dice);
        var id = String.valueOf(FIRST_ID + number);
        boolean noPhone = dice.chance(NO_PHONE);
        boolean noEmail = !noPhone && dice.chance(NO_EMAIL);
        return new Person(
                id,
                account,
                name.full(),
                dice.chance(SHORT_NAME) ? name.given() : null,
                name.latin(),
                noEmail ? null : name.latin() + "." + id + (account == null ? "@example.com" : "@example.org"),
                noPhone ? null : number(dice.one(place.numbers()), dice),
                dice.weighted(country.languages(), Country.Share::percent).of(),
                country,
                place,
                dice.chance(OPEN_TO_SURVEYS));
    }

    private @Nullable String account(int number, Country country, Dice dice) {
        return number % COMPANY_EVERY == 0 ? dice.one(Objects.requireNonNull(companies.get(country.code()))) : null;
    }

    private static String number(String pattern, Dice dice) {
        return pattern.chars()
                .map(letter -> letter == '#' ? '0' + dice.between(0, 9) : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Given names and family names by the culture that they come from.
    static final class Names {

        private record Part(String own, String latin) {}

        /// @param latin as a mail address writes it
        record Name(String given, String full, String latin) {}

        private final Map<String, List<Part>> parts = new HashMap<>();

        Names() {
            for (var line : Lists.read("names.csv")) {
                parts.put(
                        line.get(0) + " " + line.get(1),
                        List.of(line.get(2).split(",")).stream()
                                .map(Names::part)
                                .toList());
            }
        }

        private static Part part(String text) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? new Part(text, latin(text))
                    : new Part(text.substring(0, colon), text.substring(colon + 1));
        }

        private static String latin(String text) {
            return Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD)
                    .replaceAll("[^A-Za-z]", "")
                    .toLowerCase(Locale.ROOT);
        }

        Name name(String culture, Dice dice) {
            var given = dice.one(parts.getOrDefault(culture + " given", List.of()));
            var family = dice.one(parts.getOrDefault(culture + " family", List.of()));
            boolean familyFirst = culture.equals("ja") || culture.equals("zh");
            var full = switch (culture) {
                case "zh" -> family.own() + given.own();
                case "ja" -> family.own() + " " + given.own();
                default -> given.own() + " " + family.own();
            };
            return new Name(familyFirst ? full : given.own(), full, given.latin() + "." + family.latin());
        }
    }
}
