package io.heard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.CannotStart;
import io.heard.intake.IntakeConfig.Writes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopsTest {

    private static final NativeEvents NATIVES = new NativeEvents(new ContactIds("MDEyMzQ1Njc4OWFiY2RlZg=="));

    @TempDir
    Path directory;

    @Test
    void a_shop_is_named_by_the_environment_alone() {
        var shops = shops(
                Map.of(),
                Map.of(
                        "HEARD_INTAKE_SHOPS_LAMPS_FORMAT", "shopify",
                        "HEARD_INTAKE_SHOPS_LAMPS_TOPICS", "shop.lamps,shop.lamps-2",
                        "HEARD_INTAKE_SHOPS_LAMPS_SECRETS", "one,two"));

        assertThat(shops.topics()).containsExactlyInAnyOrder("heard.orders", "shop.lamps", "shop.lamps-2");
        assertThat(shops.of("heard.orders")).isSameAs(NATIVES);
        assertThat(shops.named("lamps", Writes.SHOPIFY)).hasValueSatisfying(shop -> {
            assertThat(shop.source()).isEqualTo("/shops/lamps");
            assertThat(shop.secrets()).containsExactly("one", "two");
            assertThat(shops.of("shop.lamps")).isSameAs(shop);
        });
        assertThat(shops.named("lamps", Writes.WOOCOMMERCE)).isEmpty();
    }

    @Test
    void secrets_of_a_file_stand_one_a_line_whatever_they_hold() throws IOException {
        var file = Files.writeString(directory.resolve("secrets"), "a,b$c\n\nnext one\n");

        var shops = shops(
                Map.of(
                        "heard.intake.shops.tea.format",
                        "woocommerce",
                        "heard.intake.shops.tea.secrets-file",
                        file.toString()),
                Map.of());

        assertThat(shops.named("tea", Writes.WOOCOMMERCE).orElseThrow().secrets())
                .containsExactly("a,b$c", "next one");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        lamps.format=shopify                                                                | heard.intake.shops.lamps: nothing can come from this shop; give it secrets (for its webhook), topics, or both
        Lamps.format=shopify lamps.topics=a Lamps.topics=b lamps.format=shopify             | heard.intake.shops.Lamps: a shop's name is part of an address
        a.format=shopify a.topics=t b.format=shopify b.topics=t                             | heard.intake.shops.b.topics: t is read already; a topic has one shop
        a.format=shopify a.topics=heard.orders                                              | heard.intake.shops.a.topics: heard.orders is read already
        a.format=shopify a.topics=t a.source=s b.format=shopify b.topics=u b.source=s       | heard.intake.shops.b.source: s is too long or another shop's
        a.format=shopify a.secrets-file=/nowhere                                            | heard.intake.shops.a.secrets-file: /nowhere cannot be read; it holds the secrets, one a line
        a.format=woocommerce a.topics=t a.zone=Brazil                                       | heard.intake.shops.a.zone: 'Brazil' is no time zone
        a.format=mapped a.topics=t                                                          | heard.intake.shops.a.mapping: is missing; name the file with the mapping
        a.format=mapped a.topics=t a.mapping=/nowhere.yaml                                  | /nowhere.yaml cannot be read
        """)
    void what_is_wrong_is_told_with_place_and_remedy(String settings, String flaw) {
        var all = new HashMap<String, String>();
        for (var setting : settings.split(" ", -1)) {
            var parts = setting.split("=", 2);
            all.put("heard.intake.shops." + parts[0], parts[1]);
        }

        assertThatThrownBy(() -> shops(all, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The configuration of shops is wrong: ")
                .message()
                .doesNotContain("\n")
                .contains(flaw);
    }

    private static Shops shops(Map<String, String> settings, Map<String, String> environment) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(IntakeConfig.class)
                .withDefaultValue("kafka.bootstrap.servers", "localhost:9092")
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(IntakeConfig.class);
        return new Shops(config, NATIVES, new SimpleMeterRegistry());
    }
}
