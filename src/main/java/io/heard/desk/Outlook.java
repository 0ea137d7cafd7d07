package io.heard.desk;

import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillId;
import io.heard.commitment.GoodwillRepository;
import io.heard.contact.Channel;
import io.heard.contactlog.Contact;
import io.heard.conversation.Conversations;
import io.heard.conversation.Corrected;
import io.heard.conversation.Foreseeing;
import io.heard.conversation.Outcome;
import io.heard.conversation.Recorded;
import io.heard.followup.FollowUpStatus.Wake;
import io.heard.followup.FollowUpView;
import io.heard.followup.FollowUpView.ReasonView;
import io.heard.task.Task;
import io.heard.task.TaskView;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.workqueue.TaskClosed;
import io.heard.workqueue.TaskViews;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts into words what an outcome would lead to.
@ApplicationScoped
class Outlook {

    private static final int BECAUSES = 3;

    private final Foreseeing foreseeing;
    private final Conversations conversations;
    private final TaskViews views;
    private final GoodwillRepository goodwills;
    private final Desk desk;

    Outlook(
            Foreseeing foreseeing,
            Conversations conversations,
            TaskViews views,
            GoodwillRepository goodwills,
            Desk desk) {
        this.foreseeing = foreseeing;
        this.conversations = conversations;
        this.views = views;
        this.goodwills = goodwills;
        this.desk = desk;
    }

    /// To be called without a transaction: it holds one connection at a time.
    Foreseen of(Task task, Representative rep, Outcome outcome) {
        var view = QuarkusTransaction.requiringNew()
                .call(() -> views.of(task, desk.times(rep).reader()));
        var foretold = foreseeing.foresee(
                () -> Foretold.of(conversations.record(task.id(), rep.id(), outcome, null), goodwills));
        return switch (foretold.recorded()) {
            case Recorded.Done(TaskClosed closed) -> told(view, closed.followUp(), outcome, foretold.goodwill(), rep);
            case Recorded.Invalid invalid ->
                Foreseen.flawed(List.of(Flawed.of(invalid, desk.messages()).getValue()));
            case Recorded.Refused _, Recorded.Stale _, Recorded.NoSuchTask _ ->
                Foreseen.flawed(List.of(desk.messages().foreseenTaken()));
        };
    }

    /// What a correction would lead to; to be called without a transaction too.
    ///
    /// @param texts of what may have been talked about, by reason
    Foreseen of(Supplier<Corrected> correction, Person person, Map<UUID, String> texts, Times times) {
        var messages = desk.messages();
        return switch (foreseeing.foresee(correction)) {
            case Corrected.Done(Contact _, FollowUpView after)
            when after != null -> {
                var lines = new ArrayList<String>();
                lines.add(next(after, person, messages, times));
                lines.addAll(fates(texts, after, messages));
                yield new Foreseen(lines, becauses(after, times), List.of());
            }
            case Corrected.Done _ -> new Foreseen(List.of(messages.nextEnded(person.name())), List.of(), List.of());
            case Corrected.Invalid invalid ->
                Foreseen.flawed(List.of(
                        Flawed.of(invalid.field(), invalid.message(), messages).getValue()));
            case Corrected.NotYours _, Corrected.Stale _, Corrected.NoSuchContact _ ->
                Foreseen.flawed(List.of(messages.foreseenTaken()));
        };
    }

    private List<String> becauses(FollowUpView after, Times times) {
        return new BecauseWords(desk.words(BecauseMessages.class), desk.messages(), times)
                .lines(after.because()).stream().limit(BECAUSES).toList();
    }

    /// @param goodwill as it would be
    private record Foretold(Recorded recorded, @Nullable Goodwill goodwill) {

        static Foretold of(Recorded recorded, GoodwillRepository goodwills) {
            return recorded instanceof Recorded.Done(TaskClosed closed) && closed.goodwillId() != null
                    ? new Foretold(
                            recorded,
                            goodwills.byId(new GoodwillId(closed.goodwillId())).orElse(null))
                    : new Foretold(recorded, null);
        }
    }

    private String next(Goodwill goodwill, Representative rep, Times times) {
        var bundle = desk.words(GoodwillMessages.class);
        var words = new GoodwillWords(bundle, times);
        var what = words.what(goodwill);
        if (goodwill.over() == null) {
            return bundle.nextGranted(what);
        }
        return rep.role() == Role.LEAD
                ? bundle.nextAskedAdmin(what)
                : bundle.nextAsked(what, words.over(goodwill.over()));
    }

    private Foreseen told(
            TaskView before, FollowUpView after, Outcome outcome, @Nullable Goodwill goodwill, Representative rep) {
        var messages = desk.messages();
        var times = desk.times(rep);
        var person = Person.of(before.customer(), messages, times);
        var lines = new ArrayList<String>();
        lines.add(next(after, person, messages, times));
        var texts = new LinkedHashMap<UUID, String>();
        before.reasons()
                .forEach(reason -> texts.put(
                        reason.id(),
                        Isolated.sentence(reason.text(), before.customer().name())));
        lines.addAll(fates(texts, after, messages));
        outcome.commitments()
                .forEach(promise -> lines.add(
                        messages.nextPromise(promise.text(), promised(promise.dueAt(), person, messages, times))));
        if (goodwill != null) {
            lines.add(next(goodwill, rep, times));
        }
        if (outcome.concern() != null) {
            lines.add(messages.nextConcern());
        }
        if (outcome.preferences() != null) {
            lines.add(messages.nextWishes());
        }
        return new Foreseen(lines, becauses(after, times), List.of());
    }

    private static String promised(Instant by, Person person, Messages messages, Times times) {
        var wording = new Wording(messages, times);
        return times.in(person.zone()).isEndOfDay(by)
                ? wording.due(by, person.zone())
                : messages.due(wording.clocks(by, person.zone()));
    }

    private static String next(FollowUpView after, Person person, Messages messages, Times times) {
        return switch (after.status()) {
            case "FULFILLED" -> messages.nextFulfilled(person.name());
            case "WAITING" -> waiting(after, person, messages, times);
            case "ACTIVE" -> messages.nextActive();
            default -> messages.nextEnded(person.name());
        };
    }

    private static String waiting(FollowUpView after, Person person, Messages messages, Times times) {
        var nextAt = after.nextAt();
        var when = nextAt == null ? "" : new Wording(messages, times).clocks(nextAt, person.zone());
        if (Wake.REVIEW.name().equals(after.wake()) || after.channel() == null) {
            return messages.nextReview(when);
        }
        if (nextAt == null || !nextAt.isAfter(times.now())) {
            return messages.nextActive();
        }
        return switch (Channel.valueOf(after.channel())) {
            case CALL -> messages.nextCall(when);
            case EMAIL -> messages.nextEmail(when);
        };
    }

    private static List<String> fates(Map<UUID, String> texts, FollowUpView after, Messages messages) {
        Map<UUID, ReasonView> fates =
                after.reasons().stream().collect(Collectors.toMap(ReasonView::id, Function.identity()));
        return texts.entrySet().stream()
                .flatMap(text -> fate(text.getValue(), fates.get(text.getKey()), messages).stream())
                .toList();
    }

    private static Optional<String> fate(String text, @Nullable ReasonView after, Messages messages) {
        return after == null
                ? Optional.empty()
                : Optional.of(
                        switch (after.fate()) {
                            case "SERVED" -> messages.nextSettled(text);
                            case "OPEN" -> messages.nextOpen(text);
                            default -> messages.nextGone(text);
                        });
    }
}
