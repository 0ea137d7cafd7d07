package io.heard.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Fills an empty Heard with the life of a shop, through its public doors.
final class Filling {

    private static final LocalTime MORNING = LocalTime.of(10, 30);

    private static final String COMPANY = "Hearth & Larch";
    private static final String REP = "ana";
    private static final double PREFERS = 0.03;
    private static final LocalTime CLOSE_OF_DAY = LocalTime.of(17, 0);
    private static final Duration BEFORE_WORK = Duration.ofHours(5);
    private static final Duration NOT_URGENT = Duration.ofDays(3);
    private static final int LONGEST_HOLIDAY = 7;
    private static final int REFUSED = 422;
    private static final List<String> CALLED_IN_THE_MORNING = List.of("GB", "DE", "FR", "IT");

    private final Api api;
    private final Publisher publisher;
    private final long seed;
    private final PrintStream out;

    Filling(Api api, Publisher publisher, long seed, PrintStream out) {
        this.api = api;
        this.publisher = publisher;
        this.seed = seed;
        this.out = out;
    }

    /// What there is now.
    ///
    /// @param end where the clock stands
    record Filled(World world, Fortnight.Diary diary, Inspection desk, Instant end) {}

    /// @param days for which reps work, after the three months
    Filled fill(int customers, int days) {
        var opening = api.now().truncatedTo(ChronoUnit.HOURS);
        var latest = opening.plus(Duration.ofDays((long) days + LONGEST_HOLIDAY));
        var world = World.of(seed, customers, opening, latest);
        introduce();
        var reps = Staff.gather(api);
        var history = world.between(Instant.MIN, opening);
        out.printf("Publishing three months of %s: %,d customers, %,d events …%n", COMPANY, customers, history.size());
        publisher.publish(history);
        var end = morning(world, opening, days);
        honour(world, opening, end);
        askByHand(world, opening, end);
        out.printf("Letting %d reps work …%n", reps.size());
        var ended = world.until(end);
        var diary =
                new Fortnight(api, publisher, ended, reps, new Conversation(seed, ended, api), out).play(opening, end);
        return new Filled(ended, diary, Inspection.of(api, REP), end);
    }

    private void introduce() {
        api.edit("admin", "/v1/settings", settings -> {
            settings.putObject("company")
                    .put("name", COMPANY)
                    .put("timeZone", Fortnight.LONDON.getId())
                    .put("language", "en")
                    .put("currency", "EUR");
            var rates = settings.putObject("currencyRates");
            Country.ALL.forEach(country -> rates.put(country.currency(), 1 / country.rate()));
        });
    }

    /// The first morning, so many days on, on which people in several countries may be called.
    private Instant morning(World world, Instant opening, int days) {
        var day = LocalDate.ofInstant(opening, Fortnight.LONDON).plusDays(days);
        for (int i = 0; i < LONGEST_HOLIDAY; i++, day = day.plusDays(1)) {
            var at = day.atTime(MORNING).atZone(Fortnight.LONDON).toInstant();
            if (!Season.isWeekend(day) && mayBeCalled(world, opening, at)) {
                return at;
            }
        }
        throw new DemoFailed("There is no working morning around " + day);
    }

    private boolean mayBeCalled(World world, Instant opening, Instant at) {
        return CALLED_IN_THE_MORNING.stream()
                .flatMap(country -> world.known(country, opening).stream())
                .allMatch(person -> !api.get(
                                "lead",
                                Api.customer(person.id()) + "/contact-windows?channel=CALL&purpose=SERVICE&from=" + at
                                        + "&to=" + at.plusSeconds(60))
                        .path("windows")
                        .isEmpty());
    }

    /// Some customers matter more and are looked after by ana, and some have said how they want to be contacted.
    private void honour(World world, Instant opening, Instant end) {
        var keyCustomers = world.keyCustomers(opening);
        keyCustomers.forEach(person -> entrust(person, "VIP"));
        for (int i = 0; i < keyCustomers.size(); i++) {
            var person = keyCustomers.get(i);
            if (i % 2 == 0) {
                promise(person, end);
            } else {
                ask(person, "Write a few lines about the new collection", end, "EMAIL");
            }
        }
        for (var person : world.known(opening)) {
            var dice = Dice.of(seed, "preference", person.id());
            if (dice.chance(PREFERS)) {
                api.edit(
                        "lead",
                        Api.customer(person.id()) + "/contact-preferences",
                        preferences -> Conversation.preferences(preferences, dice));
            }
        }
    }

    private void promise(Person person, Instant end) {
        var promise = Api.JSON
                .createObjectNode()
                .put("customerId", person.id())
                .put("text", "Tell which colours the new collection comes in")
                .put(
                        "dueAt",
                        LocalDate.ofInstant(end, person.place().zone())
                                .atTime(CLOSE_OF_DAY)
                                .atZone(person.place().zone())
                                .toInstant()
                                .toString());
        api.post(REP, "/v1/commitments", promise);
    }

    /// Without what only Heard writes.
    private static ObjectNode asEdited(ObjectNode profile) {
        profile.remove(List.of("id", "ownerId", "orderCount", "lastOrderAt", "consents", "joinedInto"));
        return profile;
    }

    /// Colleagues ask for contacts too, here with several persons of one company.
    private void askByHand(World world, Instant opening, Instant end) {
        for (var person : world.largestCompany(opening)) {
            entrust(person, "NORMAL");
            ask(person, "Ask how %s gets on with the last delivery".formatted(person.account()), end, "CALL");
        }
    }

    private void entrust(Person person, String standing) {
        api.edit(
                "lead",
                Api.customer(person.id()),
                profile -> asEdited(profile).put("standing", standing).put("fixedOwnerId", REP));
    }

    /// Where somebody had a conversation of late, Heard refuses, and rightly.
    private void ask(Person person, String text, Instant end, String channel) {
        var request = Api.JSON
                .createObjectNode()
                .put("customerId", person.id())
                .put("channel", channel)
                .put("text", text)
                .put("notBefore", end.minus(BEFORE_WORK).toString())
                .put("dueAt", end.plus(NOT_URGENT).toString())
                .put("purpose", "SERVICE");
        var answer = api.tryPost(REP, "/v1/follow-ups", request);
        if (!answer.isDone() && answer.status() != REFUSED) {
            throw new DemoFailed("The wish " + request + " was answered " + answer.status() + ": " + answer.body());
        }
    }
}
