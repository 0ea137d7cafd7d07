package io.heard.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Makes up what a shop tells, the same for the same seed but for the times: mostly events, some of them twice, a few
/// that contradict an earlier one of their id, and one in a hundred that is no event at all.
final class Shop {

    static final String SOURCE = "/shops/chaos";

    private static final Map<String, String> STRUCTURED = Map.of("content-type", "application/cloudevents+json");
    private static final int EVENTS_PER_CUSTOMER = 12;
    private static final int LAST_ONES = 200;
    private static final int MEGABYTE = 1_000_000;
    private static final Duration LONGEST_AGO = Duration.ofDays(20);

    private static final String EVENT = """
        {"specversion":"1.0","id":"%s","source":"%s","type":"io.heard.%s","time":"%s",\
        "data":{%s,"customer":{"id":"%s","name":"Ada %d","email":"%s@example.com","phone":"+4420%08d",\
        "country":"GB","timeZone":"Europe/London","language":"en"}}}""";

    private final Random random;
    private final int customers;
    private final List<Parcel> latest = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private int sent;

    Shop(long seed, int events) {
        this.random = new Random(seed);
        this.customers = Math.max(20, events / EVENTS_PER_CUSTOMER);
    }

    Parcel next(Instant now) {
        int dice = random.nextInt(1000);
        if (dice < 10) {
            return garbage(now);
        }
        if (dice < 40 && !latest.isEmpty()) {
            return latest.get(random.nextInt(latest.size()));
        }
        if (dice < 45 && !latest.isEmpty()) {
            return latest.get(random.nextInt(latest.size())).twin();
        }
        var event = event(now.minusSeconds(1));
        latest.add(event);
        if (latest.size() > LAST_ONES) {
            latest.removeFirst();
        }
        return event;
    }

    private Parcel event(Instant now) {
        var id = "e-" + ++sent;
        var customer = "c-" + random.nextInt(customers);
        int dice = random.nextInt(100);
        if (dice < 40 || orders.isEmpty()) {
            return placed(id, customer, now);
        }
        if (dice < 60) {
            var order = orders.get(random.nextInt(orders.size()));
            return about("order.delivered", "deliveredAt", "delivered:", id, order, now);
        }
        if (dice < 62) {
            var order = orders.get(random.nextInt(orders.size()));
            return about("order.cancelled", "cancelledAt", "cancelled:", id, order, now);
        }
        if (dice < 76) {
            return asked("concern.raised", "raisedAt", "concern:", id, customer, now);
        }
        if (dice < 84) {
            return asked("question.asked", "askedAt", "question:", id, customer, now);
        }
        if (dice < 88) {
            var data = "\"at\":\"%s\"".formatted(now.plus(Duration.ofHours(3)));
            return parcel(
                    "callback.requested", id, customer, now, data, List.of("event:" + id), List.of("call-back:" + id));
        }
        if (dice < 92) {
            var data = "\"requestedAt\":\"%s\",\"why\":\"arrived broken\"".formatted(now);
            return parcel("return.requested", id, customer, now, data, List.of("event:" + id), List.of());
        }
        if (dice < 96) {
            var data =
                    "\"direction\":\"OUT\",\"channel\":\"EMAIL\",\"disposition\":\"SENT\",\"at\":\"%s\"".formatted(now);
            return parcel("contact.made", id, customer, now, data, List.of("contact:" + id), List.of());
        }
        return parcel("customer.updated", id, customer, now, "\"x\":1", List.of(), List.of());
    }

    private Parcel placed(String id, String customer, Instant now) {
        var order = "o-" + sent + "@" + customer;
        orders.add(order);
        var placedAt = now.minusSeconds(random.nextLong(LONGEST_AGO.toSeconds()));
        var total = 10 + random.nextInt(1_000);
        var data = """
            "order":{"id":"%s","placedAt":"%s","currency":"GBP","total":%d,"lines":[\
            {"sku":"A","name":"Lamp","quantity":1,"unitPrice":%d}]}""".formatted(order, placedAt, total, total);
        return parcel("order.placed", id, customer, now, data, List.of("placed:" + order), List.of());
    }

    private static Parcel about(String type, String when, String trace, String id, String order, Instant now) {
        var data = "\"order\":{\"id\":\"%s\"},\"%s\":\"%s\"".formatted(order, when, now);
        var customer = order.substring(order.indexOf('@') + 1);
        return parcel(type, id, customer, now, data, List.of(trace + order), List.of());
    }

    private static Parcel asked(String type, String when, String reason, String id, String customer, Instant now) {
        var data = "\"text\":\"The lamp of %s does not light\",\"%s\":\"%s\"".formatted(id, when, now);
        return parcel(type, id, customer, now, data, List.of("event:" + id), List.of(reason + id));
    }

    private static Parcel parcel(
            String type,
            String id,
            String customer,
            Instant now,
            String data,
            List<String> traces,
            List<String> reasons) {
        var number = Integer.parseInt(customer.substring(2));
        var phone = 79_000_000 + number;
        var body = EVENT.formatted(id, SOURCE, type, now, data, customer, number, customer, phone);
        return new Parcel(id, true, customer, body.getBytes(UTF_8), STRUCTURED, traces, reasons);
    }

    private Parcel garbage(Instant now) {
        var customer = "c-" + random.nextInt(customers);
        var kind = random.nextInt(7);
        var headers = random.nextBoolean() ? STRUCTURED : Map.<String, String>of();
        return switch (kind) {
            case 0 -> {
                var same = new byte[1 + random.nextInt(300)];
                Arrays.fill(same, (byte) random.nextInt(256));
                yield Parcel.garbage(customer, same, headers);
            }
            case 1 -> {
                var all = new byte[256];
                for (int i = 0; i < all.length; i++) {
                    all[i] = (byte) i;
                }
                yield Parcel.garbage(customer, all, headers);
            }
            case 2 -> Parcel.garbage(customer, bytes(MEGABYTE), headers);
            case 3 -> {
                var whole = concernOf("x-" + random.nextInt(), customer, now);
                yield Parcel.garbage(customer, Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)), headers);
            }
            case 4 -> {
                var avro = bytes(5 + random.nextInt(200));
                avro[0] = (byte) (1 + random.nextInt(255));
                yield Parcel.garbage(customer, avro, headers);
            }
            case 5 -> Parcel.garbage(customer, new byte[0], headers);
            default -> absurd(customer, now);
        };
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] concernOf(String id, String customer, Instant now) {
        return asked("concern.raised", "raisedAt", "concern:", id, customer, now)
                .body();
    }

    /// An event whose form is sound and whose content is nonsense.
    private Parcel absurd(String customer, Instant now) {
        var id = String.format(Locale.ROOT, "a-%d", ++sent);
        var data = """
            "order":{"id":"%s","placedAt":"%s","currency":"GBP","total":-5,"lines":[]}""".formatted(id, now);
        var parcel = parcel("order.placed", id, customer, now, data, List.of(), List.of());
        return new Parcel(id, false, customer, parcel.body(), STRUCTURED, List.of(), List.of());
    }
}
