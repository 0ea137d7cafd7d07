package io.heard.contact;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A phone number as it was written, and what could be made of it. Only a number without a refusal may become a
/// link.
///
/// @param e164 `+` and digits; absent when nothing could be read
/// @param place the country that issued it
/// @param areaCode the US state of its area code
/// @param zones all zones in which it may ring, perhaps none
public record PhoneNumber(
        String raw,
        @Nullable String e164,
        @Nullable Refusal refusal,
        @Nullable Place place,
        @Nullable Place areaCode,
        List<ZoneId> zones) {

    /// Why a number is never offered to be dialled.
    public enum Refusal {
        UNREADABLE("not a phone number"),
        NO_COUNTRY("no country code, and the customer's country is not known"),
        EMERGENCY("an emergency number"),
        SHORT("a short number"),
        PREMIUM("a premium-rate number"),
        INVALID("no such number exists");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public PhoneNumber {
        zones = List.copyOf(zones);
    }

    public boolean isCallable() {
        return refusal == null;
    }

    static PhoneNumber refused(String raw, Refusal why) {
        return new PhoneNumber(raw, null, why, null, null, List.of());
    }
}
