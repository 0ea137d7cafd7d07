package io.heard.review;

import io.heard.customer.Customer;
import io.heard.task.TaskView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Customers as a task shows them.
public final class Persons {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Persons() {}

    /// @param zone where the customer most likely is
    public static TaskView.Person of(Customer customer, @Nullable ZoneId zone, Instant now) {
        return new TaskView.Person(
                customer.id(),
                customer.field("name"),
                customer.field("phone"),
                customer.field("email"),
                language(customer),
                zone == null ? null : zone.getId(),
                zone == null ? null : CLOCK.format(now.atZone(zone)),
                customer.standing().name());
    }

    /// What the customer said to prefer, else what the shop told.
    public static @Nullable String language(Customer customer) {
        var said = customer.preferences().language();
        return said == null ? customer.field("language") : said;
    }
}
