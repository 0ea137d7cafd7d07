package io.heard.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Balances the books: all that was sent has had its effect, once, and nothing else has happened. Pure.
final class Checker {

    private static final String QUEUED = "io.heard.task.queued";
    private static final Set<String> ENDED =
            Set.of("io.heard.task.completed", "io.heard.task.cancelled", "io.heard.task.snoozed");

    private final Ledger ledger;
    private final Found found;
    private final List<Finding> findings = new ArrayList<>();

    private Checker(Ledger ledger, Found found) {
        this.ledger = ledger;
        this.found = found;
    }

    static List<Finding> check(Ledger ledger, Found found) {
        var checker = new Checker(ledger, found);
        checker.inbox();
        checker.deadLetters();
        checker.effects();
        checker.followUps();
        checker.tasks();
        checker.people();
        checker.outbox();
        return checker.findings;
    }

    private void lost(String what) {
        findings.add(Finding.lost(what));
    }

    private void doubled(String what) {
        findings.add(Finding.doubled(what));
    }

    private void wrong(String what) {
        findings.add(Finding.wrong(what));
    }

    private void inbox() {
        ledger.entries().forEach((name, entry) -> {
            var taken = found.payloads().getOrDefault(name, List.of());
            if (taken.isEmpty()) {
                lost(name + " was confirmed and is not in the inbox");
                return;
            }
            if (taken.size() > 1) {
                doubled(name + " was taken in " + taken.size() + " times");
            }
            if (!entry.bodies().containsAll(taken)) {
                wrong(name + " is not in the inbox as it was sent");
            }
            contradictions(name, entry, taken);
        });
        found.payloads().keySet().stream()
                .filter(name -> !ledger.entries().containsKey(name))
                .forEach(name -> wrong(name + " is in the inbox and nobody sent it"));
        if (found.keys() != found.payloads().size()) {
            wrong(found.keys() + " keys for " + found.payloads().size() + " events");
        }
    }

    private void contradictions(String name, Ledger.Entry entry, List<String> taken) {
        var noted = found.conflicts().getOrDefault(name, List.of());
        entry.bodies().stream()
                .filter(body -> !taken.contains(body) && !noted.contains(body))
                .forEach(body -> lost("what contradicts " + name + " is not noted"));
    }

    private void deadLetters() {
        ledger.entries().forEach((name, entry) -> {
            var letters = found.deadLetters().getOrDefault(name, List.of());
            if (entry.parcel().isEvent()) {
                letters.forEach(why -> wrong(name + " is sound and a dead letter: " + why));
            } else if (letters.isEmpty()) {
                lost(name + " is unreadable and no dead letter");
            } else if (!found.isOnKafka(entry)) {
                lost(name + " is a dead letter and not on Kafka");
            }
            if (letters.size() > 1) {
                doubled(name + " is " + letters.size() + " dead letters");
            }
        });
    }

    private void effects() {
        for (var entry : ledger.entries().values()) {
            entry.parcel().traces().stream()
                    .filter(trace -> !found.traces().containsKey(trace))
                    .forEach(trace -> lost(entry.parcel().name() + " has left no " + trace));
            entry.parcel().reasons().stream()
                    .filter(reason -> !found.reasons().containsKey(reason))
                    .forEach(reason -> lost(entry.parcel().name() + " has given no reason " + reason));
        }
        moreThanOne(found.traces(), "is told of two customers");
        moreThanOne(found.reasons(), "is a reason twice");
        moreThanOne(found.decisions(), "was decided about twice");
    }

    private void moreThanOne(Map<String, Integer> bag, String what) {
        bag.forEach((name, count) -> {
            if (count > 1) {
                doubled(name + " " + what);
            }
        });
    }

    private void followUps() {
        moreThanOne(found.openFollowUps(), "has two open follow-ups");
        found.idle().forEach(id -> lost("follow-up " + id + " is at work without a task"));
        found.setAside().forEach(customer -> wrong("customer " + customer + " was set aside"));
    }

    /// One after the other is how attempts go, but never two at a time.
    private void tasks() {
        moreThanOneLong(
                found.tasks().stream()
                        .filter(task -> task.closedAt() == null)
                        .collect(groupingBy(Found.Task::followUp, counting())),
                "has two tasks at once");
        inOrder();
        var queued = told(QUEUED);
        found.tasks().forEach(task -> once(queued, task.id(), "task " + task.id() + " was queued"));
        moreThanOneLong(told("io.heard.follow-up.scheduled"), "was scheduled twice");
    }

    /// In the order in which it became true; the times of two transactions may overlap where these did not.
    private void inOrder() {
        var open = new HashMap<String, Set<String>>();
        for (var one : found.outbox()) {
            var tasks = open.computeIfAbsent(String.valueOf(one.key()), _ -> new HashSet<>());
            if (QUEUED.equals(one.type())) {
                tasks.add(String.valueOf(one.subject()));
                if (tasks.size() > 1) {
                    doubled("follow-up " + one.key() + " was given a task before its last one had ended");
                }
            } else if (ENDED.contains(String.valueOf(one.type()))) {
                tasks.remove(one.subject());
            }
        }
    }

    private Map<String, Long> told(String type) {
        return found.outbox().stream()
                .filter(one -> type.equals(one.type()) && one.subject() != null)
                .collect(groupingBy(Found.Told::subject, counting()));
    }

    private void once(Map<String, Long> told, String id, String what) {
        long times = told.getOrDefault(id, 0L);
        if (times == 0) {
            lost(what + " and nobody was told");
        } else if (times > 1) {
            doubled(what + " " + times + " times");
        }
    }

    private void moreThanOneLong(Map<String, Long> counts, String what) {
        counts.forEach((id, count) -> {
            if (count > 1) {
                doubled(id + " " + what);
            }
        });
    }

    private void people() {
        var tasks = new HashMap<String, Found.Task>();
        found.tasks().forEach(task -> tasks.put(task.id(), task));
        ledger.outcomes().forEach((id, disposition) -> {
            var task = tasks.get(id);
            if (task == null || !disposition.equals(task.disposition())) {
                lost("the outcome " + disposition + " of task " + id + " was confirmed and is not there");
            } else if (!found.contacts().containsKey(id)) {
                lost("the contact of task " + id + " was confirmed and is not there");
            }
        });
        moreThanOne(found.contacts(), "has two contacts of one task");
        ledger.claims().forEach((task, reps) -> {
            if (reps.size() > 1) {
                doubled("task " + task + " was given to " + reps);
            }
        });
    }

    private void outbox() {
        var heard =
                found.kafka().stream().collect(groupingBy(Checker::place, groupingBy(Found.Heard::body, counting())));
        var told = new HashSet<String>();
        for (var one : found.outbox()) {
            told.add(place(one));
            var bodies = heard.getOrDefault(place(one), Map.of());
            if (!one.isPublished() || bodies.isEmpty()) {
                lost("message " + place(one) + " has not left");
            } else if (bodies.size() > 1 || !bodies.containsKey(one.body())) {
                doubled("message " + place(one) + " left with " + bodies.size() + " bodies");
            }
        }
        missing(heard.keySet(), told).forEach(one -> wrong("message " + one + " left and was never written"));
        repeated(found.outbox()).forEach(one -> doubled("message " + one + " was written twice"));
    }

    private static String place(Found.Heard one) {
        return one.topic() + " " + one.id();
    }

    private static String place(Found.Told one) {
        return one.topic() + " " + one.id();
    }

    private static Set<String> missing(Set<String> all, Set<String> from) {
        return all.stream().filter(one -> !from.contains(one)).collect(toSet());
    }

    private static Set<String> repeated(List<Found.Told> told) {
        var seen = new HashSet<String>();
        return told.stream().map(Checker::place).filter(one -> !seen.add(one)).collect(toSet());
    }
}
