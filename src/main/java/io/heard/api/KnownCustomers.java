package io.heard.api;

import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/// Finds the customer that an address names: one who was joined into another is that other now.
@ApplicationScoped
class KnownCustomers {

    private final CustomerRepository customers;

    KnownCustomers(CustomerRepository customers) {
        this.customers = customers;
    }

    /// @throws jakarta.ws.rs.WebApplicationException 404 for one who is unknown or erased
    Customer get(String id) {
        return customers
                .byId(id)
                .flatMap(found ->
                        found.joinedInto() == null ? java.util.Optional.of(found) : customers.byId(found.joinedInto()))
                .filter(found -> !found.erased())
                .orElseThrow(() -> Problem.notFound("No customer " + id).thrown());
    }
}
