package io.heard.demo;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A country that the shop sells to.
///
/// @param share of the customers, in percent
/// @param rate what a euro costs there
record Country(
        String code,
        double share,
        String currency,
        double rate,
        List<Place> places,
        List<Share> languages,
        List<Share> names) {

    /// @param region of ISO 3166-2
    /// @param numbers phone numbers with a `#` for each digit that is free
    record Place(ZoneId zone, @Nullable String region, List<String> numbers) {}

    /// How often something is what it is, in percent.
    record Share(String of, double percent) {}

    /// Numbers are those that regulators keep for fiction; where there are none (from Italy on), numbers that begin
    /// with zeros where no exchange has one, so that they ring nowhere either.
    static final List<Country> ALL = List.of(
            new Country(
                    "GB",
                    22,
                    "GBP",
                    0.86,
                    List.of(place("Europe/London", null, "+442079460###", "+441614960###", "+441134960###")),
                    List.of(share("en", 100)),
                    List.of(share("en", 88), share("hi", 5), share("ar", 3), share("uk", 2), share("zh", 2))),
            new Country(
                    "DE",
                    24,
                    "EUR",
                    1,
                    List.of(place(
                            "Europe/Berlin", null, "+493023125###", "+496990009###", "+494066969###", "+492214710###")),
                    List.of(share("de", 92), share("en", 8)),
                    List.of(share("de", 86), share("ar", 5), share("uk", 4), share("el-women", 2), share("it", 3))),
            new Country(
                    "FR",
                    9,
                    "EUR",
                    1,
                    List.of(place("Europe/Paris", null, "+3319900####", "+3335301####", "+3346571####")),
                    List.of(share("fr", 95), share("en", 5)),
                    List.of(share("fr", 90), share("ar", 8), share("es", 2))),
            new Country(
                    "US",
                    14,
                    "USD",
                    1.09,
                    List.of(
                            place("America/New_York", "US-NY", "+121255501##", "+171855501##"),
                            place("America/New_York", "US-MA", "+161755501##"),
                            place("America/Chicago", "US-IL", "+131255501##"),
                            place("America/Chicago", "US-TX", "+151255501##"),
                            place("America/Los_Angeles", "US-CA", "+141555501##")),
                    List.of(share("en", 90), share("es", 10)),
                    List.of(share("us", 82), share("es", 10), share("zh", 4), share("hi", 4))),
            new Country(
                    "CA",
                    5,
                    "CAD",
                    1.48,
                    List.of(
                            place("America/Toronto", "CA-ON", "+141655501##"),
                            place("America/Toronto", "CA-QC", "+151455501##"),
                            place("America/Vancouver", "CA-BC", "+160455501##")),
                    List.of(share("en", 75), share("fr", 25)),
                    List.of(share("us", 60), share("fr", 25), share("zh", 8), share("uk", 7))),
            new Country(
                    "AU",
                    3,
                    "AUD",
                    1.63,
                    List.of(
                            place("Australia/Sydney", "AU-NSW", "+6125550####"),
                            place("Australia/Melbourne", "AU-VIC", "+6135550####")),
                    List.of(share("en", 100)),
                    List.of(share("en", 85), share("zh", 8), share("el-men", 7))),
            new Country(
                    "SE",
                    5,
                    "SEK",
                    11.2,
                    List.of(place("Europe/Stockholm", null, "+468465004##", "+469803192##")),
                    List.of(share("sv", 90), share("en", 10)),
                    List.of(share("sv", 90), share("ar", 10))),
            new Country(
                    "IT",
                    6,
                    "EUR",
                    1,
                    List.of(place("Europe/Rome", null, "+39060000####")),
                    List.of(share("it", 97), share("de", 3)),
                    List.of(share("it", 100))),
            new Country(
                    "NL",
                    5,
                    "EUR",
                    1,
                    List.of(place("Europe/Amsterdam", null, "+31200000###")),
                    List.of(share("nl", 85), share("en", 15)),
                    List.of(share("nl", 94), share("ar", 6))),
            new Country(
                    "GR",
                    2.5,
                    "EUR",
                    1,
                    List.of(place("Europe/Athens", null, "+302100000###")),
                    List.of(share("el", 85), share("en", 15)),
                    List.of(share("el-women", 50), share("el-men", 50))),
            new Country(
                    "IL",
                    2.5,
                    "ILS",
                    4,
                    List.of(place("Asia/Jerusalem", null, "+97220000###")),
                    List.of(share("he", 80), share("en", 20)),
                    List.of(share("he", 80), share("ar", 10), share("uk", 10))),
            new Country(
                    "JP",
                    2,
                    "JPY",
                    163,
                    List.of(place("Asia/Tokyo", null, "+8160000####")),
                    List.of(share("ja", 90), share("en", 10)),
                    List.of(share("ja", 100))));

    private static Place place(String zone, @Nullable String region, String... numbers) {
        return new Place(ZoneId.of(zone), region, List.of(numbers));
    }

    private static Share share(String of, double percent) {
        return new Share(of, percent);
    }

    /// An amount in euros as this country pays it: whole ones where money has no cents.
    double price(double euros) {
        double amount = euros * rate;
        return rate > 100 ? Math.round(amount / 10) * 10.0 : Math.round(amount * 100) / 100.0;
    }
}
