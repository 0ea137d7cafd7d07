package io.heard.intake;

import io.heard.CannotStart;
import io.heard.contact.Countries;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.Received;
import io.heard.inbox.Received.Origin;
import io.heard.intake.IntakeConfig.CustomerIds;
import io.heard.intake.IntakeConfig.ShopConfig;
import io.heard.intake.IntakeConfig.Writes;
import io.heard.intake.dialect.Dialect;
import io.heard.intake.dialect.Mapped;
import io.heard.intake.dialect.Shopify;
import io.heard.intake.dialect.WooCommerce;
import io.heard.intake.reading.Message;
import io.heard.review.Incoming;
import io.heard.review.Rereading;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// The shops that the configuration names, and in which format each topic is written. Whatever is
/// wrong with the configuration is told at once, and Heard does not start.
@ApplicationScoped
public class Shops implements Rereading {

    private static final Logger LOG = Logger.getLogger(Shops.class);
    private static final String PREFIX = "heard.intake.shops.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");
    private static final int LONGEST_SOURCE = 200;

    private final NativeEvents natives;
    private final MeterRegistry meters;
    private final Map<String, Shop> shops = new TreeMap<>();
    private final Map<String, Writes> formats = new HashMap<>();
    private final Map<String, Format> topics = new TreeMap<>();

    public Shops(IntakeConfig config, NativeEvents natives, MeterRegistry meters) {
        this.natives = natives;
        this.meters = meters;
        topics.put(config.topic(), natives);
        var flaws = new ArrayList<String>();
        var sources = new HashSet<String>();
        new TreeMap<>(config.shops()).forEach((name, told) -> add(name, told, sources, flaws));
        if (!flaws.isEmpty()) {
            throw new CannotStart("The configuration of shops is wrong: " + String.join("; ", flaws));
        }
    }

    /// Made at the start, so that what is wrong is told then and not with the first message.
    void onStart(@Observes StartupEvent start) {
        shops.forEach((name, shop) -> LOG.infof(
                "Shop %s: %s, %s",
                name, formats.get(name), shop.secrets().isEmpty() ? "no webhook" : "with a webhook"));
    }

    private void add(String name, ShopConfig told, Set<String> sources, List<String> flaws) {
        var at = PREFIX + name;
        var source = told.source().orElse("/shops/" + name);
        if (!NAME.matcher(name).matches()) {
            flaws.add(at + ": a shop's name is part of an address; write small letters, digits and hyphens");
        }
        if (source.length() > LONGEST_SOURCE || !sources.add(source)) {
            flaws.add(at + ".source: " + source + " is too long or another shop's; each shop has its own");
        }
        var secrets = secrets(told, at, flaws);
        if (secrets.isEmpty() && told.topics().isEmpty()) {
            flaws.add(at + ": nothing can come from this shop; give it secrets (for its webhook), topics, or both");
        }
        try {
            var shop = new Shop(name, source, dialect(name, told, at), secrets, natives, meters);
            shops.put(name, shop);
            formats.put(name, told.format());
            for (var topic : told.topics().orElse(List.of())) {
                if (topics.putIfAbsent(topic, shop) != null) {
                    flaws.add(at + ".topics: " + topic + " is read already; a topic has one shop");
                }
            }
        } catch (IllegalArgumentException e) {
            flaws.add(e.getMessage());
        }
    }

    private static Dialect dialect(String name, ShopConfig told, String at) {
        var customers = told.customerIds() == CustomerIds.BARE ? "" : name + ":";
        return switch (told.format()) {
            case SHOPIFY -> new Shopify(customers, told.domain().orElse(null), told.giftAttributes());
            case WOOCOMMERCE ->
                new WooCommerce(
                        customers,
                        told.domain().orElse(null),
                        told.giftAttributes(),
                        told.deliveredStatuses(),
                        told.zone().map(zone -> zone(zone, at)).orElse(null));
            case MAPPED ->
                Mapped.by(
                        told.mapping()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        at + ".mapping: is missing; name the file with the mapping")),
                        customers,
                        told.signatureHeader());
        };
    }

    private static ZoneId zone(String zone, String at) {
        return Countries.zone(zone)
                .orElseThrow(() -> new IllegalArgumentException(at + ".zone: '" + zone
                        + "' is no time zone; write one of tzdb's names, such as America/Sao_Paulo"));
    }

    private static List<String> secrets(ShopConfig told, String at, List<String> flaws) {
        var all = new ArrayList<>(told.secrets().orElse(List.of()));
        told.secretsFile().ifPresent(file -> all.addAll(lines(file, at, flaws)));
        return all.stream().filter(secret -> !secret.isBlank()).distinct().toList();
    }

    private static List<String> lines(Path file, String at, List<String> flaws) {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException _) {
            flaws.add(at + ".secrets-file: " + file + " is no text in UTF-8");
        } catch (IOException e) {
            flaws.add(at + ".secrets-file: " + file + " cannot be read; it holds the secrets, one a line");
        }
        return List.of();
    }

    @Override
    public Optional<List<Incoming>> reread(byte[] raw, Origin origin, Instant now) {
        var name = origin.headers().get(DeadLetterRepository.SHOP);
        if (name == null) {
            return Optional.empty();
        }
        var shop = shops.get(name);
        return Optional.of(
                shop == null
                        ? List.of(new Incoming.Bad(
                                Received.unreadable(raw, origin),
                                PREFIX + name + ": is no longer configured, and without it nobody knows how this shop"
                                        + " writes; name it again, or dismiss this letter"))
                        : shop.read(new Message(raw, origin), now));
    }

    /// All that is consumed.
    Set<String> topics() {
        return Set.copyOf(topics.keySet());
    }

    /// In which format a topic that is consumed is written.
    Format of(String topic) {
        return Objects.requireNonNull(topics.get(topic), topic);
    }

    /// A shop by its name, if it writes so.
    Optional<Shop> named(String name, Writes format) {
        return Optional.ofNullable(shops.get(name)).filter(_ -> formats.get(name) == format);
    }
}
