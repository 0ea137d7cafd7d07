package io.heard.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// What comes after an order: concerns, returns, questions, wishes to be called. What is older than Heard here was
/// answered by the people of before.
final class Aftermath {

    private static final double CONCERN = 0.05;
    private static final double RETURN = 0.06;
    private static final double QUESTION = 0.07;
    private static final double CALL_BACK = 0.03;
    private static final double RANG = 0.03;
    private static final double RESOLVED_UNASKED = 0.15;
    private static final double KEPT = 0.35;

    private final Order order;
    private final Season season;
    private final Dice dice;
    private final ZoneId zone;
    private final Person person;

    Aftermath(Order order, Season season, Dice dice) {
        this.order = order;
        this.season = season;
        this.dice = dice;
        this.person = order.buyer();
        this.zone = person.place().zone();
    }

    /// Writes down one event of this customer.
    interface Telling {
        Told tell(String type, String id, Instant at);
    }

    void tell(Telling telling) {
        if (dice.chance(CONCERN)) {
            concern(telling);
        }
        if (dice.chance(RETURN)) {
            giveBack(telling);
        }
        if (dice.chance(QUESTION)) {
            question(telling);
        }
        if (dice.chance(CALL_BACK)) {
            callBack(telling);
        }
        if (dice.chance(RANG)) {
            spoke(telling, "rang", season.office(order.inHandAt(), 1, 20, zone, dice), "IN");
        }
    }

    private void concern(Telling telling) {
        var at = season.thought(order.inHandAt(), 0, dice.between(1, 12), zone, dice);
        var id = order.id() + "-concern";
        telling.tell("concern.raised", id, at).about(order).saying("concern", order, "raisedAt", dice);
        if (season.isHistory(at)) {
            spoke(telling, "concern-answered", season.office(at, 0, 0, zone, dice), "OUT");
        }
        if (season.isHistory(at) || dice.chance(RESOLVED_UNASKED)) {
            var resolvedAt = season.office(at, 1, 2, zone, dice);
            telling.tell("concern.resolved", id + "-resolved", resolvedAt)
                    .with("concernId", id)
                    .with("resolvedAt", resolvedAt.toString());
        }
    }

    private void giveBack(Telling telling) {
        var at = season.thought(order.inHandAt(), 1, 10, zone, dice);
        var line = dice.one(order.lines());
        var said = Texts.say("return", order, dice);
        telling.tell("return.requested", order.id() + "-return", at)
                .about(order)
                .with("requestedAt", at.toString())
                .with("why", said.text())
                .with(line, person.country());
        if (season.isHistory(at)) {
            spoke(telling, "return-answered", season.office(at, 0, 0, zone, dice), "OUT");
        }
        boolean kept = dice.chance(KEPT);
        var closedAt = season.office(at, kept ? 1 : 9, kept ? 4 : 14, zone, dice);
        if (!kept) {
            var backAt = season.delivery(at, dice.between(4, 7), zone, dice);
            telling.tell("order.returned", order.id() + "-returned", backAt)
                    .about(order)
                    .with("returnedAt", backAt.toString())
                    .with(line, person.country());
        }
        telling.tell("return.closed", order.id() + "-return-closed", closedAt)
                .about(order)
                .with("closedAt", closedAt.toString());
    }

    /// Half of them ask before they buy.
    private void question(Telling telling) {
        boolean before = dice.chance(0.5);
        var at = before
                ? order.placedAt().minus(Duration.ofMinutes(dice.between(30, 2_000)))
                : season.thought(order.inHandAt(), 1, 25, zone, dice);
        var asked = telling.tell("question.asked", order.id() + "-question", at);
        (before ? asked : asked.about(order)).saying("question", order, "askedAt", dice);
        if (season.isHistory(at)) {
            spoke(telling, "question-answered", season.office(at, 0, 0, zone, dice), "OUT");
        }
    }

    private void callBack(Telling telling) {
        var at = season.thought(order.inHandAt(), 0, 15, zone, dice);
        var wanted = season.office(at, 0, 2, zone, dice);
        var said = Texts.say("call-back", order, dice);
        telling.tell("callback.requested", order.id() + "-call-back", at)
                .about(order)
                .with("at", wanted.toString())
                .with("topic", said.text());
        if (wanted.isBefore(season.opening())) {
            spoke(telling, "called-back", wanted.plus(Duration.ofMinutes(3)), "OUT");
        }
    }

    /// A talk that was not held with Heard.
    private void spoke(Telling telling, String what, Instant at, String direction) {
        telling.tell("contact.made", order.id() + "-" + what, at)
                .with("direction", direction)
                .with("channel", "CALL")
                .with("disposition", "REACHED")
                .with("department", "service line")
                .with("at", at.toString())
                .with("note", Texts.say("outside", order, dice).text());
    }
}
