package io.heard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// A small shop and a few days of work, in an application of its own: what a demo leaves behind is no good ground for
/// other tests.
@QuarkusTest
@TestProfile(DemoIT.WithStaff.class)
class DemoIT {

    private static final int CUSTOMERS = 60;
    private static final int DAYS = 3;

    @TestHTTPResource
    URI base;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    public static final class WithStaff implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var accounts = new HashMap<String, String>();
            Staff.FURTHER_ACCOUNTS.forEach((account, role) -> {
                accounts.put("quarkus.security.users.embedded.users." + account, Api.PASSWORD);
                accounts.put("quarkus.security.users.embedded.roles." + account, role);
            });
            return accounts;
        }
    }

    @Test
    void a_small_demo_fills_the_desk() {
        var said = new ByteArrayOutputStream();
        try (var api = new Api(base);
                var publisher = new Publisher(brokers);
                var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            var opening = api.now();

            var filled = new Filling(api, publisher, 7, out).fill(CUSTOMERS, DAYS);

            assertThat(filled.desk().deadLetters()).isZero();
            assertThat(filled.desk().tasks()).hasSizeGreaterThanOrEqualTo(5);
            assertThat(filled.desk().byPlaybook()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(filled.end()).isAfter(opening);
            assertThat(api.now()).isEqualTo(filled.end());
            assertThat(filled.diary().contacts()).isPositive();
            assertThat(people(api)).isEqualTo("mia");
            assertThat(names(filled.desk().tasks().getFirst())).isNotBlank();
            assertThat(Summary.of(filled))
                    .contains("60 customers in 12 countries")
                    .contains("ana's desk");
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("Publishing three months");
        }
    }

    private static String people(Api api) {
        return api.get("mia", "/v1/representatives/me").path("id").asText();
    }

    private static String names(JsonNode task) {
        return task.path("customer").path("name").asText();
    }
}
