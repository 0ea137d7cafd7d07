package io.heard.review;

import io.heard.database.Uuid7;
import io.heard.inbox.DeadLetter;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.InboxRepository;
import io.heard.inbox.Received;
import io.heard.outbox.Message;
import io.heard.outbox.OutboxRepository;
import io.heard.review.Reviewed.Result;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/// Takes a batch of events: keys, facts, decisions and their effect in one transaction.
@ApplicationScoped
public class Reviewing {

    private static final Logger LOG = Logger.getLogger(Reviewing.class);

    private final Clock clock;
    private final InboxRepository inbox;
    private final DeadLetterRepository deadLetters;
    private final OutboxRepository outbox;
    private final Buyers buyers;
    private final Telling telling;
    private final Settling settling;
    private final Answering answering;
    private final MeterRegistry meters;

    public Reviewing(
            Clock clock,
            InboxRepository inbox,
            DeadLetterRepository deadLetters,
            OutboxRepository outbox,
            Buyers buyers,
            Telling telling,
            Settling settling,
            Answering answering,
            MeterRegistry meters) {
        this.clock = clock;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.outbox = outbox;
        this.buyers = buyers;
        this.telling = telling;
        this.settling = settling;
        this.answering = answering;
        this.meters = meters;
    }

    /// The effect of each event is exactly once, however often and by whichever way it comes.
    @Transactional
    public Reviewed take(List<Incoming> batch) {
        var now = clock.instant();
        var admission = inbox.admit(
                batch.stream()
                        .filter(incoming -> !(incoming instanceof Incoming.Unknown))
                        .map(Incoming::received)
                        .toList(),
                now);
        var fresh = fresh(admission.fresh(), batch);
        inbox.keep(fresh.early());
        bury(fresh.bad(), false, now);
        act(fresh.events(), now);
        answer(fresh.answers(), now);
        if (!admission.conflicts().isEmpty()) {
            LOG.warnf(
                    "%d events came again with other content and had no effect; the first counted (GET /v1/conflicts)",
                    admission.conflicts().size());
        }
        return Reviewed.of(results(batch, admission));
    }

    private static List<Result> results(List<Incoming> batch, InboxRepository.Admission admission) {
        var fresh = theVery(admission.fresh());
        var conflicts = theVery(admission.conflicts());
        return batch.stream()
                .map(incoming -> {
                    if (incoming instanceof Incoming.Unknown) {
                        return Result.SKIPPED;
                    }
                    if (conflicts.contains(incoming.received())) {
                        return Result.CONFLICT;
                    }
                    if (!fresh.contains(incoming.received())) {
                        return Result.DUPLICATE;
                    }
                    return incoming instanceof Incoming.Bad ? Result.REJECTED : Result.ACCEPTED;
                })
                .toList();
    }

    /// Lets events act whose time has come; they were admitted when they came in.
    @Transactional
    public void actNow(List<Incoming> early) {
        var now = clock.instant();
        var sorted = sorted(early);
        inbox.keep(sorted.early());
        bury(sorted.bad(), true, now);
        act(sorted.events(), now);
        answer(sorted.answers(), now);
    }

    /// Makes a dead letter of an event that had to wait for its time and cannot act.
    @Transactional
    public void giveUp(Incoming.Bad early) {
        if (inbox.dropEarly(early.received())) {
            bury(List.of(early), true, clock.instant());
        }
    }

    private void act(List<Incoming.Event> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        var known = buyers.find(events);
        bury(wait(known.waiting(), now), true, now);
        if (known.events().isEmpty()) {
            return;
        }
        var told = telling.tell(known.events(), now);
        settling.settle(told.customers(), told.news(), Cause.EVENT, new Ending.ByFacts(), now);
    }

    /// After the events, which may have made one customer of two.
    private void answer(List<Incoming.Answer> answers, Instant now) {
        var cannot = new ArrayList<Incoming.Bad>();
        answers.stream()
                .sorted(Comparator.comparing(one -> one.answer().customerId()))
                .forEach(one -> answering
                        .take(one.answer(), now)
                        .ifPresent(why -> cannot.add(new Incoming.Bad(one.received(), why))));
        bury(cannot, true, now);
    }

    /// Keeps events whose order nobody has told yet.
    ///
    /// @return those that have waited for too long
    private List<Incoming.Bad> wait(List<Incoming.Event> events, Instant now) {
        if (events.isEmpty()) {
            return List.of();
        }
        var given = theVery(
                inbox.keepWaiting(events.stream().map(Incoming.Event::received).toList(), now));
        return events.stream()
                .filter(event -> given.contains(event.received()))
                .map(event -> new Incoming.Bad(
                        event.received(),
                        "data.order.id: order " + event.event().orderId() + " of "
                                + event.event().source()
                                + " was not told in " + InboxRepository.LONGEST_WAIT.toDays()
                                + " days, and data.customer does not say whose it is"))
                .toList();
    }

    private record Sorted(
            List<Incoming.Event> events,
            List<Incoming.Answer> answers,
            List<InboxRepository.Early> early,
            List<Incoming.Bad> bad) {}

    private static Sorted fresh(List<Received> admitted, List<Incoming> batch) {
        var set = theVery(admitted);
        return sorted(batch.stream()
                .filter(incoming -> set.contains(incoming.received()))
                .toList());
    }

    /// Of two messages that are the same in all, a batch may hold both.
    private static Set<Received> theVery(List<Received> messages) {
        Set<Received> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(messages);
        return set;
    }

    private static Sorted sorted(List<Incoming> batch) {
        var sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var incoming : batch) {
            switch (incoming) {
                case Incoming.Event event -> sorted.events().add(event);
                case Incoming.Answer answer -> sorted.answers().add(answer);
                case Incoming.Early early ->
                    sorted.early().add(new InboxRepository.Early(early.received(), early.actsAt()));
                case Incoming.Bad bad -> sorted.bad().add(bad);
                case Incoming.Unknown _ -> {}
            }
        }
        return sorted;
    }

    /// @param areAdmitted the inbox holds the keys of the events, not of what is wrong with them
    private void bury(List<Incoming.Bad> bad, boolean areAdmitted, Instant now) {
        if (bad.isEmpty()) {
            return;
        }
        deadLetters.addAll(bad.stream()
                .map(one -> new DeadLetter.Fresh(Uuid7.at(now), now, one.received(), one.reason(), areAdmitted))
                .toList());
        outbox.addAll(
                bad.stream()
                        .map(one -> Message.deadLetter(null, one.received().raw(), headers(one, now)))
                        .toList(),
                now);
        meters.counter("heard.dead.letters").increment(bad.size());
    }

    /// The headers that it came with, and those that say why it is here, from where and when.
    private static Map<String, String> headers(Incoming.Bad bad, Instant now) {
        var origin = bad.received().origin();
        var headers = new HashMap<>(origin.headers());
        headers.put("heard-reason", bad.reason());
        headers.put("heard-received-at", now.toString());
        if (origin.topic() != null) {
            headers.put("heard-topic", origin.topic());
            headers.put("heard-partition", String.valueOf(origin.partition()));
            headers.put("heard-offset", String.valueOf(origin.offset()));
        }
        return headers;
    }
}
