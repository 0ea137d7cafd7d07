package io.heard.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How events are taken in.
@ConfigMapping(prefix = "heard.intake")
public interface IntakeConfig {

    /// Whether this instance consumes at all.
    @WithDefault("true")
    boolean enabled();

    @WithDefault("heard.orders")
    String topic();

    @WithDefault("heard")
    String group();

    /// Consumers in this instance: while one waits for the database, the other reads and decides.
    @WithDefault("2")
    int consumers();

    /// Records per transaction at most: larger ones gain little and hold locks for longer.
    @WithDefault("2000")
    int batch();

    /// Bytes per transaction at most, unless one record has more. Reading, deciding and writing them takes
    /// several times as much memory, in each consumer.
    @WithDefault("8000000")
    long batchBytes();

    /// How long to wait before trying again while the database or the broker is away.
    @WithDefault("PT1S")
    Duration retry();

    @WithName("bootstrap-servers")
    @WithDefault("${kafka.bootstrap.servers:localhost:9092}")
    String bootstrapServers();

    /// Whether topics of shops that the broker lacks are made at the start; in production they must be
    /// there.
    @WithDefault("false")
    boolean createTopics();

    /// Shops that write in a dialect of their own, by name.
    Map<String, ShopConfig> shops();

    /// One of them.
    interface ShopConfig {

        Writes format();

        /// The `source` of its events. For good: an order is known by source and id.
        Optional<String> source();

        /// The Kafka topics to which its messages are brought.
        Optional<List<String>> topics();

        /// What its webhooks are signed with; two while one takes the other's place.
        Optional<List<String>> secrets();

        /// A file with the secrets, one a line: a generated secret may hold commas and dollar signs.
        Optional<Path> secretsFile();

        /// Where webhooks must say that they come from, if they say so.
        Optional<String> domain();

        @WithDefault("of-shop")
        CustomerIds customerIds();

        /// Attributes of an order that say that it is a gift.
        @WithDefault("gift,is_gift,gift_message")
        List<String> giftAttributes();

        /// Statuses of WooCommerce in which an order has reached its customer.
        @WithDefault("completed,delivered")
        List<String> deliveredStatuses();

        /// The zone of WooCommerce's times where it does not tell them in UTC too.
        Optional<String> zone();

        /// The mapping, of `format=mapped`.
        Optional<Path> mapping();

        @WithDefault("X-Heard-Signature")
        String signatureHeader();
    }

    /// In which dialect a shop writes.
    enum Writes {
        SHOPIFY,
        WOOCOMMERCE,
        MAPPED
    }

    /// Which customers a shop's numbers name.
    enum CustomerIds {
        /// Its own: they are known as `shop:number`, apart from all others.
        OF_SHOP,
        /// The company's, as they are.
        BARE
    }
}
