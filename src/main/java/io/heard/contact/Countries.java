package io.heard.contact;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Countries, the regions of some of them, and the zones that tzdb's `zone.tab` gives them.
public final class Countries {

    private static final Pattern REGION = Pattern.compile("[A-Z0-9]{1,3}");
    private static final Set<String> ZONE_IDS = Set.copyOf(ZoneRulesProvider.getAvailableZoneIds());

    private static final Map<String, List<ZoneId>> ZONES = Csv.shipped("country-zones.csv").stream()
            .filter(line -> zone(line.field(1)).isPresent())
            .collect(Collectors.groupingBy(
                    line -> line.field(0),
                    Collectors.mapping(line -> ZoneId.of(line.field(1)), Collectors.toUnmodifiableList())));

    private static final Set<String> CODES = codes();

    private static final Map<String, String> REGION_NAMES = Csv.shipped("regions.csv").stream()
            .collect(Collectors.toUnmodifiableMap(line -> line.field(0), line -> line.field(1)));

    private static final Map<String, String> US_STATES = states();

    private static final Set<String> COUNTRIES_WITH_REGIONS =
            REGION_NAMES.keySet().stream().map(key -> key.substring(0, 2)).collect(Collectors.toUnmodifiableSet());

    /// Regions that ISO 3166-1 lists as countries too, as FR-974 and RE: that is where tzdb has their clocks.
    private static final Map<String, String> TERRITORIES = Csv.shipped("territories.csv").stream()
            .collect(Collectors.toUnmodifiableMap(line -> line.field(0), line -> line.field(1)));

    private Countries() {}

    /// All zones of the country; none for a country that tzdb does not list.
    public static List<ZoneId> zonesOf(String country) {
        return ZONES.getOrDefault(country, List.of());
    }

    /// The code of ISO 3166-1 that a region has besides its own.
    static Optional<String> territory(String country, String region) {
        return Optional.ofNullable(TERRITORIES.get(country + "-" + region));
    }

    /// The region of `country` that is also the country `other`.
    static Optional<String> regionOf(String country, String other) {
        return TERRITORIES.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(country + "-"))
                .filter(entry -> entry.getValue().equals(other))
                .map(entry -> entry.getKey().substring(country.length() + 1))
                .min(Comparator.naturalOrder());
    }

    /// The country with those of which it is a region, and those that are regions of it: FR with RE, RE with FR.
    public static Set<String> related(String country) {
        var related = new HashSet<>(Set.of(country));
        TERRITORIES.forEach((region, own) -> {
            var holder = region.substring(0, 2);
            if (own.equals(country)) {
                related.add(holder);
            } else if (holder.equals(country)) {
                related.add(own);
            }
        });
        return related;
    }

    public static boolean isKnown(String country) {
        return CODES.contains(country);
    }

    /// A region of the country; where no list of its regions is at hand, anything with the shape of ISO 3166-2
    /// is taken.
    static boolean isRegion(String country, String region) {
        return COUNTRIES_WITH_REGIONS.contains(country)
                ? REGION_NAMES.containsKey(country + "-" + region)
                : REGION.matcher(region).matches();
    }

    /// A zone named as tzdb names it; empty for an offset, an abbreviation or a name that the JDK's tzdb lacks.
    public static Optional<ZoneId> zone(@Nullable String id) {
        return id != null && ZONE_IDS.contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }

    /// The place `US-XX` of a state's English name or of "City, XX".
    static Optional<Place> usState(String description) {
        int comma = description.lastIndexOf(", ");
        var code = comma < 0 ? US_STATES.get(description) : description.substring(comma + 2);
        return code != null && isRegion("US", code) ? Optional.of(new Place("US", code)) : Optional.empty();
    }

    private static Set<String> codes() {
        var codes = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
        codes.addAll(ZONES.keySet());
        return Set.copyOf(codes);
    }

    private static Map<String, String> states() {
        var states = new HashMap<String, String>();
        REGION_NAMES.forEach((region, name) -> {
            if (region.startsWith("US-")) {
                states.put(name, region.substring(3));
            }
        });
        states.put("Washington State", "WA");
        states.put("Washington D.C.", "DC");
        return Map.copyOf(states);
    }
}
