package io.heard.contact;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that hints at where a customer is. What cannot be read counts as not known.
///
/// @param home the customer's own country and region
/// @param shipping set only when the recipient is the buyer
public record Whereabouts(
        @Nullable ZoneId said,
        @Nullable ZoneId profile,
        @Nullable Place home,
        @Nullable Place shipping,
        @Nullable PhoneNumber phone) {

    public static final Whereabouts UNKNOWN = new Whereabouts(null, null, null, null, null);

    public Whereabouts said(@Nullable String zone) {
        return new Whereabouts(Countries.zone(zone).orElse(null), profile, home, shipping, phone);
    }

    public Whereabouts profile(@Nullable String zone) {
        return new Whereabouts(said, Countries.zone(zone).orElse(null), home, shipping, phone);
    }

    public Whereabouts home(@Nullable String country, @Nullable String region) {
        return new Whereabouts(said, profile, Place.read(country, region).orElse(null), shipping, phone);
    }

    public Whereabouts shipping(@Nullable String country, @Nullable String region) {
        return new Whereabouts(said, profile, home, Place.read(country, region).orElse(null), phone);
    }

    public Whereabouts phone(@Nullable PhoneNumber number) {
        return new Whereabouts(said, profile, home, shipping, number);
    }

    /// The place by whose rules the customer is contacted: the customer's own, else that of the shipping
    /// address, else that of the phone.
    public @Nullable Place place() {
        if (home != null) {
            return home;
        }
        if (shipping != null) {
            return shipping;
        }
        return phone == null ? null : phone.place();
    }

    /// Whether place and zone are told by better sources than a phone number.
    public boolean isKnown() {
        var place = place();
        return place != null
                && (said != null
                        || profile != null
                        || !single(home).isEmpty()
                        || (shipping != null
                                && shipping.in(place).isPresent()
                                && !single(shipping).isEmpty()));
    }

    /// The candidates of the first source that yields a zone, then those of the area code; never empty.
    ///
    /// Place and zone belong together: an address or number in another country than the customer's own is a
    /// candidate of its own, and the search for the clock at home goes on.
    ///
    /// @param presumed the places whose residents are known by their area code
    public List<Candidate> candidates(Set<Place> presumed, ZoneId company) {
        var candidates = new LinkedHashSet<Candidate>();
        var abroad = new ArrayList<Candidate>();
        for (var source : Source.values()) {
            var zones = zones(source, company);
            if (zones.isEmpty()) {
                continue;
            }
            var told = placeOf(source);
            var place = told == null ? place() : atHome(told).orElse(told);
            boolean isAbroad = told != null && atHome(told).isEmpty();
            zones.forEach(zone -> (isAbroad ? abroad : candidates).add(new Candidate(place, zone, source)));
            if (!isAbroad) {
                break;
            }
        }
        candidates.addAll(abroad);
        var areaCode = phone == null ? null : phone.areaCode();
        if (phone != null && areaCode != null && presumed.contains(areaCode)) {
            phone.zones().stream()
                    .filter(zone -> candidates.stream()
                            .noneMatch(other -> areaCode.equals(other.place()) && zone.equals(other.zone())))
                    .toList()
                    .forEach(zone -> candidates.add(new Candidate(areaCode, zone, Source.AREA_CODE)));
        }
        return new ArrayList<>(candidates);
    }

    /// The place that the source itself tells; where it tells a zone alone, that is a zone of the customer's own
    /// place.
    private @Nullable Place placeOf(Source source) {
        return switch (source) {
            case SHIPPING -> shipping;
            case PHONE -> phone == null ? null : phone.place();
            case SAID, PROFILE, BILLING, COUNTRY, AREA_CODE, COMPANY -> null;
        };
    }

    /// A place in the customer's own country as the best source names it; empty for a place abroad.
    private Optional<Place> atHome(Place told) {
        var place = Objects.requireNonNull(place(), "somebody told one");
        return told.in(place).map(here -> place.region() == null && !told.equals(here) ? here : place);
    }

    private List<ZoneId> zones(Source source, ZoneId company) {
        return switch (source) {
            case SAID -> known(said);
            case PROFILE -> known(profile);
            case BILLING -> single(home);
            case SHIPPING -> single(shipping);
            case PHONE -> phone == null ? List.of() : phone.zones();
            case COUNTRY -> all(place());
            case AREA_CODE -> List.of();
            case COMPANY -> List.of(company);
        };
    }

    private static List<ZoneId> known(@Nullable ZoneId zone) {
        return zone == null ? List.of() : List.of(zone);
    }

    private static List<ZoneId> single(@Nullable Place place) {
        return all(place).size() == 1 ? all(place) : List.of();
    }

    private static List<ZoneId> all(@Nullable Place place) {
        return place == null ? List.of() : place.zones();
    }
}
