package io.heard.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/// Orders of a shop that does not exist, the same for the same seed: the i-th is made without the ones
/// before it.
///
/// Every customer orders once before anybody orders again, so that first orders and further ones come
/// in their time.
final class MadeUpOrders {

    private static final String SOURCE = "/shops/bench";
    private static final JsonFactory JSON = new JsonFactory();

    /// Prime, so that steps of this size visit every customer once.
    private static final long[] STEPS = {2_147_483_647L, 1_000_000_007L, 998_244_353L};

    private static final List<String> FIRST_NAMES = List.of(
            "Ada",
            "Bruno",
            "Chiara",
            "Daniel",
            "Elif",
            "Fiona",
            "Giulia",
            "Hannes",
            "Inês",
            "Jürgen",
            "Katarzyna",
            "Liam",
            "Marta",
            "Noé",
            "Oisín",
            "Pilar",
            "Quentin",
            "Rosa",
            "Sørina",
            "Théo",
            "Uwe",
            "Vera",
            "Willem",
            "Zoë");
    private static final List<String> LAST_NAMES = List.of(
            "Almeida",
            "Berger",
            "Costa",
            "Dubois",
            "Evans",
            "Fischer",
            "García",
            "Hughes",
            "Ivarsson",
            "Jansen",
            "Keller",
            "Lefèvre",
            "Moretti",
            "Nowak",
            "O'Brien",
            "Pereira",
            "Rossi",
            "Schmidt",
            "Taylor",
            "Urban",
            "Visser",
            "Weiß",
            "Young",
            "Zanetti");
    private static final List<String> KINDS =
            List.of("Lamp", "Teapot", "Kettle", "Chair", "Rug", "Clock", "Vase", "Pan");
    private static final List<String> LOOKS =
            List.of("Oak", "Brass", "Linen", "Copper", "Stoneware", "Walnut", "Glass", "Wool");
    private static final List<String> STREETS = List.of("Mill Lane", "Hauptstraße", "Rue de la Paix", "Calle Mayor");

    private final long seed;
    private final int events;
    private final int customers;
    private final Instant from;
    private final long seconds;
    private final List<Home> homes;

    /// @param from the first order is placed then, the last `span` later
    MadeUpOrders(long seed, int events, int customers, Instant from, Duration span, List<Home> homes) {
        this.seed = seed;
        this.events = events;
        this.customers = customers;
        this.from = from;
        this.seconds = span.toSeconds();
        this.homes = homes;
    }

    /// Where somebody lives.
    ///
    /// @param mobile beginning of a mobile number, which `digits` more complete
    record Home(String country, String zone, String language, String currency, String mobile, int digits) {

        /// At 09:30 UTC in winter everybody here may be called.
        static final List<Home> EUROPE = List.of(
                new Home("GB", "Europe/London", "en", "GBP", "+4474", 8),
                new Home("IE", "Europe/Dublin", "en", "EUR", "+35385", 7),
                new Home("DE", "Europe/Berlin", "de", "EUR", "+49151", 8),
                new Home("AT", "Europe/Vienna", "de", "EUR", "+43664", 7),
                new Home("FR", "Europe/Paris", "fr", "EUR", "+336", 8),
                new Home("ES", "Europe/Madrid", "es", "EUR", "+346", 8),
                new Home("IT", "Europe/Rome", "it", "EUR", "+39347", 7),
                new Home("NL", "Europe/Amsterdam", "nl", "EUR", "+3161", 7),
                new Home("PT", "Europe/Lisbon", "pt", "EUR", "+35191", 7));
    }

    record Event(String key, byte[] json) {}

    Event event(int index) {
        int round = index / customers;
        var step = STEPS[round % STEPS.length];
        int customer = (int) ((index % customers * step + round) % customers);
        var random = new SplittableRandom(seed * 31 + index);
        var placedAt = from.plusSeconds((long) index * seconds / events)
                .plusMillis(random.nextInt(1_000))
                .truncatedTo(ChronoUnit.MILLIS);
        return new Event("c" + customer, json(index, customer, placedAt, random));
    }

    private byte[] json(int index, int customer, Instant placedAt, SplittableRandom random) {
        var bytes = new ByteArrayOutputStream(1_500);
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", "e-" + index);
            json.writeStringField("source", SOURCE);
            json.writeStringField("type", "io.heard.order.placed");
            json.writeStringField(
                    "time", placedAt.plusSeconds(random.nextInt(90)).toString());
            json.writeObjectFieldStart("data");
            var person = new SplittableRandom(seed * 17 + customer);
            var home = one(homes, person);
            order(json, index, placedAt, home, random);
            customer(json, customer, home, person);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void order(JsonGenerator json, int index, Instant placedAt, Home home, SplittableRandom random)
            throws IOException {
        json.writeObjectFieldStart("order");
        json.writeStringField("id", "o-" + index);
        json.writeStringField("placedAt", placedAt.toString());
        json.writeStringField("currency", home.currency());
        json.writeStringField("salesChannel", random.nextInt(8) == 0 ? "PHONE" : "WEB");
        if (random.nextInt(3) > 0) {
            var expected = placedAt.plus(Duration.ofDays(2 + random.nextInt(5)));
            json.writeStringField("expectedDeliveryAt", expected.toString());
        }
        json.writeObjectFieldStart("shippingAddress");
        json.writeStringField("name", name(random));
        json.writeStringField("street", one(STREETS, random) + " " + (1 + random.nextInt(200)));
        json.writeStringField("country", home.country());
        json.writeStringField("postalCode", "" + (10_000 + random.nextInt(80_000)));
        json.writeEndObject();
        lines(json, random);
        json.writeEndObject();
    }

    /// Most have one line, few have six.
    private static void lines(JsonGenerator json, SplittableRandom random) throws IOException {
        var total = BigDecimal.ZERO;
        json.writeArrayFieldStart("lines");
        int count = 1 + Math.min(5, (int) (-Math.log(1 - random.nextDouble()) * 1.6));
        for (int i = 0; i < count; i++) {
            var kind = one(KINDS, random);
            int quantity = 1 + random.nextInt(3) * random.nextInt(2);
            var price = BigDecimal.valueOf(499 + random.nextInt(19_500), 2);
            total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
            json.writeStartObject();
            json.writeStringField("sku", kind.charAt(0) + "-" + (1_000 + random.nextInt(9_000)));
            json.writeStringField("name", one(LOOKS, random) + " " + kind);
            json.writeStringField("category", kind + "s");
            json.writeNumberField("quantity", quantity);
            json.writeNumberField("unitPrice", price);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("total", total);
    }

    private static void customer(JsonGenerator json, int customer, Home home, SplittableRandom person)
            throws IOException {
        json.writeObjectFieldStart("customer");
        json.writeStringField("id", "c" + customer);
        json.writeStringField("name", name(person));
        boolean hasPhone = person.nextInt(10) > 0;
        if (hasPhone) {
            var number = String.valueOf((long) Math.pow(10, home.digits()) + customer)
                    .substring(1);
            json.writeStringField("phone", home.mobile() + number);
        }
        if (!hasPhone || person.nextInt(10) > 0) {
            json.writeStringField("email", "c" + customer + "@example.com");
        }
        json.writeStringField("language", home.language());
        json.writeStringField("country", home.country());
        if (person.nextBoolean()) {
            json.writeStringField("timeZone", home.zone());
        }
        json.writeEndObject();
    }

    private static String name(SplittableRandom random) {
        return one(FIRST_NAMES, random) + " " + one(LAST_NAMES, random);
    }

    private static <T> T one(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
