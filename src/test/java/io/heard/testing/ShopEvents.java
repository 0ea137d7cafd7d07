package io.heard.testing;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// CloudEvents as a shop writes them, valid by default and each with an id of its own.
public final class ShopEvents {

    public static final String SOURCE = "/shops/test";

    private static final AtomicInteger IDS = new AtomicInteger();

    private ShopEvents() {}

    public static String id() {
        return "e" + IDS.incrementAndGet();
    }

    /// An id that no other test uses.
    public static String fresh(String prefix) {
        return prefix + "-" + IDS.incrementAndGet();
    }

    public static String event(String type, String id, Instant at, String data) {
        return """
            {"specversion":"1.0","id":"%s","source":"%s","type":"io.heard.%s","time":"%s",
             "datacontenttype":"application/json","data":%s}
            """.formatted(id, SOURCE, type, at, data);
    }

    public static String customer(String id) {
        return """
            {"id":"%s","name":"Ada %s","email":"%s@example.com","phone":"+442079460001","country":"GB",\
            "timeZone":"Europe/London","language":"en"}""".formatted(id, id, id);
    }

    public static String placed(String customer, String order, Instant at, double total) {
        return event("order.placed", id(), at, orderData(customer(customer), order, at, total));
    }

    public static String orderData(String customer, String order, Instant at, double total) {
        return """
            {"order":{"id":"%s","placedAt":"%s","currency":"EUR","total":%s,"lines":[\
            {"sku":"A","name":"Lamp","quantity":1,"unitPrice":%s}]},"customer":%s}""".formatted(order, at, total, total, customer);
    }

    public static String delivered(String customer, String order, Instant at) {
        return event("order.delivered", id(), at, """
            {"order":{"id":"%s"},"customer":{"id":"%s"},"deliveredAt":"%s"}""".formatted(order, customer, at));
    }

    public static String cancelled(String customer, String order, Instant at) {
        return event("order.cancelled", id(), at, """
            {"order":{"id":"%s"},"customer":{"id":"%s"},"cancelledAt":"%s"}""".formatted(order, customer, at));
    }

    public static String concern(String customer, Instant at, String text) {
        return event("concern.raised", id(), at, """
            {"customer":%s,"text":"%s","raisedAt":"%s"}""".formatted(customer(customer), text, at));
    }
}
