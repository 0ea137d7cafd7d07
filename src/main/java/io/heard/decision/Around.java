package io.heard.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What others had of us who share this customer's phone number or belong to the same account. Each list is in
/// time order.
///
/// @param onPhone calls to the number that were meant for others
/// @param inAccount contacts with other persons of the account
/// @param planned when routine calls to the number for others are planned that lie in a queue already
public record Around(List<ContactFact> onPhone, List<ContactFact> inAccount, List<Instant> planned) {

    public static final Around NOBODY = new Around(List.of(), List.of(), List.of());

    public Around {
        onPhone = inTime(onPhone);
        inAccount = inTime(inAccount);
        planned = planned.stream().sorted().toList();
    }

    private static List<ContactFact> inTime(List<ContactFact> contacts) {
        return contacts.stream().sorted(Comparator.comparing(ContactFact::at)).toList();
    }

    boolean isNobody() {
        return onPhone.isEmpty() && inAccount.isEmpty() && planned.isEmpty();
    }
}
