package io.heard.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import io.heard.contact.PhoneNumber.Refusal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads phone numbers with libphonenumber.
///
/// Numbers that regulators keep for fiction are taken although libphonenumber calls them invalid: made-up
/// customers have them, and they ring nowhere.
public final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final ShortNumberInfo SHORT_NUMBERS = ShortNumberInfo.getInstance();
    private static final PhoneNumberToTimeZonesMapper ZONES = PhoneNumberToTimeZonesMapper.getInstance();
    private static final PhoneNumberOfflineGeocoder PLACES = PhoneNumberOfflineGeocoder.getInstance();

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:tel:)?[+＋]?[\\p{Nd}\\s()\\[\\]./\\u2010-\\u2015-]{2,40}?(?:\\s*(?:ext\\.?|x|;ext=)\\s*\\d{1,7})?");
    private static final int LONGEST_SHORT = 6;

    /// By country code: the national numbers kept for fiction (Ofcom, ACMA, NANPA's 555).
    private static final Map<Integer, Pattern> FICTION = Map.of(
            1, Pattern.compile("555\\d{7}|[2-9]\\d{2}55501\\d{2}"),
            44, Pattern.compile("7700900\\d{3}|1632960\\d{3}|1\\d{2}4960\\d{3}|2079460\\d{3}"),
            61, Pattern.compile("[2378](?:5550|7010)\\d{4}|491570\\d{3}|49157\\d{4}"));

    /// One number comes again with every decision about its customer, and reading it takes 50 µs.
    private static final int REMEMBERED = 1 << 14;

    private static final AtomicReferenceArray<@Nullable Known> KNOWN = new AtomicReferenceArray<>(REMEMBERED);

    private record Known(String raw, @Nullable String country, PhoneNumber number) {
        boolean is(String otherRaw, @Nullable String otherCountry) {
            return raw.equals(otherRaw) && Objects.equals(country, otherCountry);
        }
    }

    private PhoneNumbers() {}

    /// Whether the number may have a North American area code; cheap, and true where reading has to tell.
    ///
    /// @param country where a number without a country code is dialled
    public static boolean mayHaveAreaCode(String raw, @Nullable String country) {
        boolean international = raw.indexOf('+') >= 0 || raw.indexOf('＋') >= 0;
        if (international) {
            return digit(raw, 0) == 1;
        }
        return country == null || (digit(raw, 0) == 0 && digit(raw, 1) == 0) || NUMBERS.isNANPACountry(country);
    }

    /// @return -1 where there are not so many
    private static int digit(String raw, int index) {
        int found = 0;
        for (int i = 0; i < raw.length(); i = raw.offsetByCodePoints(i, 1)) {
            int point = raw.codePointAt(i);
            if (Character.isDigit(point) && found++ == index) {
                return Character.digit(point, 10);
            }
        }
        return -1;
    }

    /// @param country where a number without a country code is dialled
    public static PhoneNumber read(String raw, @Nullable String country) {
        int hash = (31 * raw.hashCode() + Objects.hashCode(country)) * 0x9E3779B9; // numbers differ in few digits
        int slot = hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(REMEMBERED));
        var known = KNOWN.getPlain(slot);
        if (known != null && known.is(raw, country)) {
            return known.number();
        }
        var beside = KNOWN.getPlain(slot ^ 1);
        if (beside != null && beside.is(raw, country)) {
            return beside.number();
        }
        var number = parse(raw, country);
        // An entry is immutable, so that a plain write is safe; at worst two threads read the same number.
        KNOWN.setPlain(slot ^ 1, known);
        KNOWN.setPlain(slot, new Known(raw, country, number));
        return number;
    }

    /// What somebody may mean who says a number: the number where it has a country code, else every number that exists
    /// and is dialled like this in its own country.
    ///
    /// @return as E.164; nothing where the text is no number
    public static Set<String> meant(String raw) {
        var number = parse(raw, null);
        if (number.e164() != null) {
            return Set.of(number.e164());
        }
        return number.refusal() == Refusal.NO_COUNTRY ? dialled(raw.strip()) : Set.of();
    }

    private static Set<String> dialled(String written) {
        var numbers = new TreeSet<String>();
        for (var country : NUMBERS.getSupportedRegions()) {
            try {
                var number = NUMBERS.parse(written, country);
                if (NUMBERS.isValidNumber(number) || isFiction(number)) {
                    numbers.add(NUMBERS.format(number, PhoneNumberFormat.E164));
                }
            } catch (NumberParseException notThere) {
                // it may be a number elsewhere
            }
        }
        return numbers;
    }

    private static PhoneNumber parse(String raw, @Nullable String country) {
        var written = raw.strip();
        if (!WRITTEN.matcher(written.toLowerCase(Locale.ROOT)).matches()) {
            return PhoneNumber.refused(raw, Refusal.UNREADABLE);
        }
        var dialled = digits(written);
        if (dialled.length() <= LONGEST_SHORT && !written.contains("+")) {
            return PhoneNumber.refused(raw, isEmergency(dialled, country) ? Refusal.EMERGENCY : Refusal.SHORT);
        }
        try {
            return of(raw, NUMBERS.parse(written, country));
        } catch (NumberParseException unreadable) {
            return PhoneNumber.refused(
                    raw,
                    country == null && !written.contains("+") && !written.contains("＋")
                            ? Refusal.NO_COUNTRY
                            : Refusal.UNREADABLE);
        }
    }

    private static PhoneNumber of(String raw, Phonenumber.PhoneNumber number) {
        // Asked once: nearly all the time goes into telling the type.
        var type = NUMBERS.getNumberType(number);
        boolean exists = type != PhoneNumberType.UNKNOWN || isFiction(number);
        return new PhoneNumber(
                raw,
                NUMBERS.format(number, PhoneNumberFormat.E164),
                refusal(number, type, exists),
                place(number, type).orElse(null),
                areaCode(number).orElse(null),
                exists ? zones(number, type) : List.of());
    }

    private static @Nullable Refusal refusal(Phonenumber.PhoneNumber number, PhoneNumberType type, boolean exists) {
        if (!exists || !NUMBERS.isPossibleNumber(number)) {
            return Refusal.INVALID;
        }
        return type == PhoneNumberType.PREMIUM_RATE ? Refusal.PREMIUM : null;
    }

    private static boolean isFiction(Phonenumber.PhoneNumber number) {
        var ranges = FICTION.get(number.getCountryCode());
        return ranges != null
                && ranges.matcher(NUMBERS.getNationalSignificantNumber(number)).matches();
    }

    private static boolean isEmergency(String dialled, @Nullable String country) {
        return NUMBERS.getSupportedRegions().stream()
                .filter(region -> country == null || region.equals(country))
                .anyMatch(region -> SHORT_NUMBERS.isEmergencyNumber(dialled, region));
    }

    private static Optional<Place> place(Phonenumber.PhoneNumber number, PhoneNumberType type) {
        var region = NUMBERS.getRegionCodeForNumber(number);
        // British mobile ranges say which island bought them, not where they ring; the zones cover all of +44 as well.
        boolean isSomewhereIn44 =
                number.getCountryCode() == 44 && !NUMBERS.isNumberGeographical(type, number.getCountryCode());
        return region == null || isSomewhereIn44
                ? Place.read(NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()), null)
                : Place.read(region, null);
    }

    private static Optional<Place> areaCode(Phonenumber.PhoneNumber number) {
        return number.getCountryCode() == 1
                ? Countries.usState(PLACES.getDescriptionForValidNumber(number, Locale.ENGLISH))
                : Optional.empty();
    }

    private static List<ZoneId> zones(Phonenumber.PhoneNumber number, PhoneNumberType type) {
        boolean isTiedToAPlace =
                type == PhoneNumberType.UNKNOWN || NUMBERS.isNumberGeographical(type, number.getCountryCode());
        var ids =
                isTiedToAPlace ? ZONES.getTimeZonesForGeographicalNumber(number) : ZONES.getTimeZonesForNumber(number);
        return ids.stream().map(Countries::zone).flatMap(Optional::stream).toList();
    }

    private static String digits(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .map(point -> '0' + Character.digit(point, 10))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
