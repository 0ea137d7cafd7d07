package io.heard.contact;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A country (ISO 3166-1) and perhaps a region of it (ISO 3166-2 without the country, `FL`).
public record Place(String country, @Nullable String region) {

    public Place {
        if (!Countries.isKnown(country)) {
            throw new IllegalArgumentException("'" + country + "' is not a country: write two letters of ISO 3166-1");
        }
        if (region != null && !Countries.isRegion(country, region)) {
            throw new IllegalArgumentException("'" + country + "-" + region
                    + "' is not a region: write country, hyphen and the region's code of ISO 3166-2, as in US-FL");
        }
    }

    /// Reads `US` or `US-FL`, strictly.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Place parse(String text) {
        int hyphen = text.indexOf('-');
        return hyphen < 0 ? new Place(text, null) : new Place(text.substring(0, hyphen), text.substring(hyphen + 1));
    }

    /// Reads what shops send: any case, `UK`, a region with or without its country. An unknown region is left
    /// out, an unknown country is no place.
    public static Optional<Place> read(@Nullable String country, @Nullable String region) {
        var code = normal(country);
        var part = normal(region);
        int hyphen = part.indexOf('-');
        if (code.isEmpty() && hyphen > 0) {
            code = normal(part.substring(0, hyphen));
        }
        if (!Countries.isKnown(code)) {
            return Optional.empty();
        }
        if (hyphen > 0) {
            part = normal(part.substring(0, hyphen)).equals(code) ? part.substring(hyphen + 1) : "";
        }
        return Optional.of(new Place(code, Countries.isRegion(code, part) ? part : null));
    }

    public Place countryOnly() {
        return region == null ? this : new Place(country, null);
    }

    /// The same place as a country of its own, as RE for FR-974: it has that one's clocks, and the rules of
    /// both.
    public Optional<Place> territory() {
        return region == null
                ? Optional.empty()
                : Countries.territory(country, region).map(code -> new Place(code, null));
    }

    /// None for a place that tzdb does not list.
    List<ZoneId> zones() {
        return Countries.zonesOf(territory().orElse(this).country);
    }

    /// This place as it lies in the other's country, if it does: PR lies in US as US-PR.
    Optional<Place> in(Place other) {
        return country.equals(other.country)
                ? Optional.of(this)
                : Countries.regionOf(other.country, country).map(code -> new Place(other.country, code));
    }

    private static String normal(@Nullable String text) {
        var code = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        return code.equals("UK") ? "GB" : code;
    }

    @Override
    public String toString() {
        return region == null ? country : country + "-" + region;
    }
}
