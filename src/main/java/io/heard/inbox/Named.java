package io.heard.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whom bytes name, as far as that can be read from bytes that may be broken: e-mail addresses, numbers
/// that may be phones, and ids that stand where shops write a customer's.
///
/// An erasure finds by it what it has to take away. It errs on the side of the customer.
public final class Named {

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int MOST = 500;
    /// Of a phone, whatever is written before: country code, zero, nothing.
    private static final int DIGITS_THAT_COUNT = 9;

    private static final int FEWEST_DIGITS = 7;
    private static final int LONGEST_ID = 200;

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{Alnum}._%+'-]{1,64}@[\\p{Alnum}-]{1,63}(?:\\.[\\p{Alnum}-]{1,63}){1,8}");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{Alnum}.-])\\+?\\d[\\d ()/.-]{5,25}\\d(?![\\p{Alnum}])");
    private static final Pattern SEPARATORS = Pattern.compile("\\D");

    /// `"customer": {"id": "17"`, `"customer_id": 17`, `"accountId": "a-1"`, `"into": {"id": "18"`.
    private static final Pattern ID = Pattern.compile(
            "\"(?:[a-z_]{0,40}(?:customer|client|buyer|account|user|guest)[a-z_]{0,40}id"
                    + "|(?:customer|client|buyer|account|into|user)\"\\s*:\\s*\\{[^{}]{0,2000}?\"id)"
                    + "\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.){1,200})\"|(\\d{1,30}))",
            Pattern.CASE_INSENSITIVE);

    private Named() {}

    /// @param shop whose words the bytes are in: its numbers are its own
    static Set<String> in(byte[] raw, @Nullable String shop) {
        var text = new String(raw, 0, Math.min(raw.length, LONGEST_TEXT), StandardCharsets.UTF_8);
        var names = new TreeSet<String>();
        var ids = ID.matcher(text);
        while (ids.find() && names.size() < MOST) {
            var id = ids.group(1) == null ? ids.group(2) : ids.group(1);
            names.add(id(id));
            if (shop != null) {
                names.add(id(shop + ':' + id));
            }
        }
        var emails = EMAIL.matcher(text);
        while (emails.find() && names.size() < MOST) {
            names.add(email(emails.group()));
        }
        var phones = PHONE.matcher(text);
        while (phones.find() && names.size() < MOST) {
            add(names, phone(phones.group()));
        }
        return names;
    }

    /// How somebody may be named.
    ///
    /// @param id theirs, or the account's
    public static Set<String> of(@Nullable String id, @Nullable String email, @Nullable String phone) {
        var names = new TreeSet<String>();
        add(names, id == null ? null : id(id));
        add(names, email == null ? null : email(email));
        add(names, phone == null ? null : phone(phone));
        return names;
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    private static String id(String id) {
        return "id " + (id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id).replace("\0", "");
    }

    private static String email(String email) {
        return "email " + email.strip().toLowerCase(Locale.ROOT).replace("\0", "");
    }

    private static @Nullable String phone(String phone) {
        var digits = SEPARATORS.matcher(phone).replaceAll("");
        if (digits.length() < FEWEST_DIGITS) {
            return null;
        }
        return "phone " + digits.substring(Math.max(0, digits.length() - DIGITS_THAT_COUNT));
    }
}
