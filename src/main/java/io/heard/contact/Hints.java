package io.heard.contact;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is told of where a customer is, apart from the phone number, as it is told.
///
/// @param said the zone that the customer said
/// @param profile the zone that the shop tells
/// @param shipsToCountry of an address at which the buyer is the recipient
public record Hints(
        @Nullable String said,
        @Nullable String profile,
        @Nullable String country,
        @Nullable String region,
        @Nullable String shipsToCountry,
        @Nullable String shipsToRegion) {

    Whereabouts read() {
        return Whereabouts.UNKNOWN
                .said(said)
                .profile(profile)
                .home(country, region)
                .shipping(shipsToCountry, shipsToRegion);
    }

    /// Read, and with the candidates that follow from it alone.
    ///
    /// @param isKnown whether a phone number would tell nothing but perhaps an area code
    public record Located(Whereabouts whereabouts, boolean isKnown, List<Candidate> candidates) {

        public Optional<Place> place() {
            return Optional.ofNullable(whereabouts.place());
        }
    }
}
