package io.heard.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a contact goes, and what the rep writes down of it.
final class Conversation {

    private static final List<Ending> CALLS = List.of(
            new Ending("REACHED", 50),
            new Ending("NO_ANSWER", 17),
            new Ending("LEFT_VOICEMAIL", 10),
            new Ending("CALL_BACK_LATER", 9),
            new Ending("BUSY", 6),
            new Ending("OTHER_PERSON", 4),
            new Ending("NOT_INTERESTED", 2.5),
            new Ending("WRONG_NUMBER", 1),
            new Ending("OPTED_OUT", 0.5));

    /// Nobody tells somebody who owes them an answer that they are not interested.
    private static final List<String> ONLY_ROUTINE = List.of("NOT_INTERESTED", "OPTED_OUT");

    /// Who asked to be called then is there.
    private static final List<Ending> PROMISED_CALLS =
            List.of(new Ending("REACHED", 88), new Ending("NO_ANSWER", 8), new Ending("BUSY", 4));

    private static final List<Ending> MAILS =
            List.of(new Ending("SENT", 82), new Ending("REPLIED", 16), new Ending("BOUNCED", 2));

    private static final List<String> HEARD =
            List.of("quality", "delivery", "assembly", "packaging", "price", "design", "service", "care");

    private static final double HEARD_SOMETHING = 0.5;
    private static final double PROMISES_A_CONCERN = 0.7;
    private static final double PROMISES_ELSE = 0.2;
    private static final double PREFERS = 0.06;
    private static final double BRINGS_UP_A_CONCERN = 0.05;
    private static final LocalTime CLOSE_OF_DAY = LocalTime.of(17, 0);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration AT_LEAST_LATER = Duration.ofHours(2);
    private static final Duration AT_MOST_LATER = Duration.ofDays(6);
    private static final int CHOICE = 12;

    private final long seed;
    private final World world;
    private final Api api;

    Conversation(long seed, World world, Api api) {
        this.seed = seed;
        this.world = world;
        this.api = api;
    }

    private record Ending(String disposition, double percent) {}

    /// @param zone the customer's
    /// @param ware absent where it was not about an order
    private record Subject(
            String customer,
            ZoneId zone,
            String playbook,
            @Nullable Ware ware,
            boolean isCall) {

        boolean isRoutine() {
            return playbook.equals("welcome-call");
        }

        List<Ending> endings() {
            if (!isCall) {
                return MAILS;
            }
            if (playbook.equals("call-back")) {
                return PROMISED_CALLS;
            }
            return isRoutine()
                    ? CALLS
                    : CALLS.stream()
                            .filter(ending -> !ONLY_ROUTINE.contains(ending.disposition()))
                            .toList();
        }
    }

    private Subject subject(JsonNode task) {
        var customer = task.path("customer");
        var reason = task.path("reasons").path(0);
        return new Subject(
                customer.path("id").asText(),
                ZoneId.of(customer.path("timeZone").asText(Fortnight.LONDON.getId())),
                reason.path("playbook").asText(),
                world.boughtWith(reason.path("orderId").asText())
                        .or(() -> world.boughtBy(customer.path("id").asText()))
                        .orElse(null),
                task.path("type").asText().equals("CALL"));
    }

    /// @param task as `next` gave it
    /// @return the body for its outcome
    ObjectNode outcome(JsonNode task, Rep rep, Instant now) {
        var subject = subject(task);
        var today = LocalDate.ofInstant(now, rep.zone());
        var dice = Dice.of(seed, subject.customer(), subject.playbook(), task.path("attempt"), today);
        var disposition = dice.weighted(subject.endings(), Ending::percent).disposition();
        var outcome = Api.JSON.createObjectNode().put("disposition", disposition);
        boolean reached = disposition.equals("REACHED");
        Phrases.note(disposition, subject.playbook(), subject.ware(), dice)
                .map(note -> reached ? note + manner(subject) : note)
                .ifPresent(note -> outcome.put("note", note));
        if (reached || disposition.equals("REPLIED")) {
            talked(outcome, subject, rep, now, dice);
        }
        if (disposition.equals("CALL_BACK_LATER")) {
            outcome.put("nextAt", later(subject, rep, now, dice).toString());
        }
        return outcome;
    }

    private String manner(Subject subject) {
        return Phrases.manner(seed, subject.customer()).map(text -> " " + text).orElse("");
    }

    private static void talked(ObjectNode outcome, Subject subject, Rep rep, Instant now, Dice dice) {
        if (dice.chance(HEARD_SOMETHING)) {
            outcome.putArray("heard").add(dice.one(HEARD));
        }
        if (dice.chance(promises(subject.playbook()))) {
            outcome.putArray("commitments")
                    .addObject()
                    .put("text", Phrases.promise(subject.playbook(), subject.ware(), dice))
                    .put(
                            "dueAt",
                            closeOfDay(now, dice.between(1, 4), subject.zone()).toString())
                    .put("by", rep.id());
        }
        if (subject.isRoutine() && dice.chance(BRINGS_UP_A_CONCERN)) {
            outcome.putObject("concern")
                    .put("text", "Said in passing that the parcel came late, and that nobody had told them")
                    .put("topic", "delivery");
        }
        if (dice.chance(PREFERS)) {
            preferences(outcome.putObject("preferences"), dice);
        }
    }

    private static double promises(String playbook) {
        return switch (playbook) {
            case "concern" -> PROMISES_A_CONCERN;
            case "commitment" -> 0;
            default -> PROMISES_ELSE;
        };
    }

    /// As people are: only in the late afternoon, never on Fridays, rather by mail.
    static void preferences(ObjectNode preferences, Dice dice) {
        switch (dice.between(1, 3)) {
            case 1 -> {
                var hours = preferences.putArray("hours").addObject();
                var days = hours.put("start", "16:00").put("end", "19:30").putArray("days");
                Staff.WEEKDAYS.forEach(days::add);
            }
            case 2 -> preferences.putArray("never").addObject().putArray("days").add("FRI");
            default -> preferences.putArray("channels").add("EMAIL").add("CALL");
        }
    }

    /// @param days of work from now
    private static Instant closeOfDay(Instant now, int days, ZoneId zone) {
        var day = LocalDate.ofInstant(now, zone);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= Season.isWeekend(day) ? 0 : 1;
        }
        return day.atTime(CLOSE_OF_DAY).atZone(zone).toInstant();
    }

    /// A time that suits both, soon: inside the customer's contact windows and the rep's shifts.
    private Instant later(Subject subject, Rep rep, Instant now, Dice dice) {
        var soonest = Instant.ofEpochSecond(now.getEpochSecond() / HALF_HOUR.toSeconds() * HALF_HOUR.toSeconds())
                .plus(AT_LEAST_LATER);
        var windows = api.get(
                rep.id(),
                Api.customer(subject.customer()) + "/contact-windows?channel=CALL&purpose=SERVICE&from=" + soonest
                        + "&to=" + soonest.plus(AT_MOST_LATER));
        var suiting = new ArrayList<Instant>();
        for (var window : windows.path("windows")) {
            var end = Instant.parse(window.path("end").asText()).minus(HALF_HOUR);
            for (var at = Instant.parse(window.path("start").asText()); !at.isAfter(end); at = at.plus(HALF_HOUR)) {
                if (suiting.size() < CHOICE && rep.has(at, HALF_HOUR)) {
                    suiting.add(at);
                }
            }
        }
        return suiting.isEmpty() ? now.plus(AT_LEAST_LATER) : dice.one(suiting);
    }
}
