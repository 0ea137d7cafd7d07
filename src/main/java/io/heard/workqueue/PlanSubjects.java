package io.heard.workqueue;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.customer.CustomerRepository;
import io.heard.dayplan.PlannedWork;
import io.heard.decision.Reach;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpStatus.Waiting;
import io.heard.followup.FollowUpStatus.Wake;
import io.heard.followup.Plan;
import io.heard.followup.StoredReason;
import io.heard.planning.Effort;
import io.heard.planning.Plannable;
import io.heard.planning.RepId;
import io.heard.planning.Requirement;
import io.heard.planning.Skill;
import io.heard.planning.Slot;
import io.heard.review.Agendas;
import io.heard.review.Agendas.Case;
import io.heard.review.RulesInForce;
import io.heard.review.TaskMessages;
import io.heard.task.DeclinedRepository.Work;
import io.heard.task.HandoffRepository;
import io.heard.task.Task;
import io.heard.task.TaskStatus.Claimed;
import io.heard.team.Team;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Follow-ups as the day plan sees them.
@ApplicationScoped
class PlanSubjects {

    private final CustomerRepository customers;
    private final HandoffRepository handoffs;
    private final Barring barring;
    private final Agendas agendas;
    private final NeededSkills neededSkills;

    PlanSubjects(
            CustomerRepository customers,
            HandoffRepository handoffs,
            Barring barring,
            Agendas agendas,
            NeededSkills neededSkills) {
        this.customers = customers;
        this.handoffs = handoffs;
        this.barring = barring;
        this.agendas = agendas;
        this.neededSkills = neededSkills;
    }

    /// What a plan is made for.
    ///
    /// @param before by follow-up, what the plan before has for it
    /// @param today the slot in which a rep works now or later today
    /// @param reach the share of calls that reach the customer
    record Frame(
            Team team,
            CrewDays crew,
            Map<UUID, PlannedWork> before,
            Map<RepId, Slot> today,
            RulesInForce.Snapshot snapshot,
            double reach,
            Instant now) {}

    /// Either waits for its release or has its task.
    record Subject(
            String customerId,
            Plannable plannable,
            @Nullable Waiting waiting,
            @Nullable Task task) {}

    /// Reads batch by batch what a plan is about; equal windows are kept once.
    final class Reading {

        private final Frame frame;
        private final NeededSkills.Looking skills;
        private final Map<Intervals, Intervals> windows = new HashMap<>();
        private final Map<Requirement, Requirement> requirements = new HashMap<>();

        private Reading(Frame frame) {
            this.frame = frame;
            this.skills = neededSkills.look(frame.snapshot());
        }

        List<Subject> of(Collection<String> customerIds) {
            var subjects = new ArrayList<Subject>();
            var people = customers.byIds(customerIds);
            var barred = barring.ofCustomers(customerIds);
            var takers = handoffs.takers(customerIds);
            agendas.of(people, frame.snapshot().rules()).forEach((id, one) -> {
                var followUp = one.followUp();
                if (one.task() != null) {
                    var taker = takers.get(Work.of(one.task()));
                    ofTask(
                                    one,
                                    one.task(),
                                    owner(one, taker),
                                    barred.of(one.task()).all())
                            .ifPresent(subjects::add);
                } else if (followUp != null
                        && followUp.plan() != null
                        && !followUp.plan().forLead()
                        && followUp.status() instanceof Waiting waiting
                        && waiting.wake() == Wake.RELEASE) {
                    var work = new Work(followUp.id(), followUp.plan().attempt());
                    subjects.add(ofWaiting(
                            one,
                            followUp,
                            followUp.plan(),
                            waiting,
                            owner(one, takers.get(work)),
                            barred.of(id, work).all()));
                }
            });
            return subjects;
        }

        /// Whoever has taken a piece of work over has it instead of the owner.
        private static @Nullable RepId owner(Case one, @Nullable RepId taker) {
            return taker == null ? Homes.owner(one.customer()) : taker;
        }

        /// What is in somebody's queue for today stays with them as long as they are there. A promised time that has
        /// passed is no fixed block any more, but urgent.
        private Optional<Subject> ofTask(Case one, Task task, @Nullable RepId owner, Set<RepId> barred) {
            var now = frame.now();
            var promisedAt = task.promisedAt();
            boolean isComing = promisedAt != null && promisedAt.isAfter(now);
            var holder = task.holder();
            var slot = holder == null ? null : frame.today().get(holder);
            if (slot == null && task.status() instanceof Claimed) {
                return Optional.empty(); // somebody is at it beyond their shift
            }
            return Optional.of(new Subject(
                    task.customerId(),
                    new Plannable(
                            task.followUpId(),
                            owner,
                            requirement(task.skills(), task.language()),
                            barred,
                            effort(task.type(), task.effort(), promisedAt != null),
                            windows(one, task.type(), task.purpose(), promisedAt, task.effort(), now),
                            task.dueAt(),
                            task.priority(),
                            task.urgent() || (promisedAt != null && !isComing),
                            isHard(one.reasons(), task.reasonIds()),
                            isComing ? promisedAt : null,
                            zone(one),
                            slot,
                            slot != null),
                    null,
                    task));
        }

        private Subject ofWaiting(
                Case one, FollowUp followUp, Plan plan, Waiting waiting, @Nullable RepId owner, Set<RepId> barred) {
            var nextAt = waiting.nextAt();
            var about = TaskMessages.taken(one.ofFollowUp());
            var demand = Demand.of(
                    plan, one.customer(), about, skills.of(frame.team().id(), one.agenda(), about), frame.snapshot());
            var promisedAt = plan.promised() ? nextAt : null;
            boolean isComing = promisedAt != null && promisedAt.isAfter(frame.now());
            var before = frame.before().get(followUp.id());
            return new Subject(
                    followUp.customerId(),
                    new Plannable(
                            followUp.id(),
                            owner,
                            requirement(demand.skills(), demand.language()),
                            barred,
                            effort(plan.channel(), plan.effort(), promisedAt != null),
                            windows(one, plan.channel(), plan.purpose(), promisedAt, plan.effort(), nextAt),
                            plan.dueAt(),
                            plan.priority(),
                            plan.urgent() || (promisedAt != null && !isComing),
                            isHard(
                                    about,
                                    about.stream()
                                            .map(reason -> reason.fact().id())
                                            .collect(Collectors.toSet())),
                            isComing ? promisedAt : null,
                            zone(one),
                            before == null ? null : before.slot(),
                            false),
                    waiting,
                    null);
        }

        private Duration effort(Channel channel, Duration effort, boolean inFull) {
            return inFull || channel != Channel.CALL ? Effort.inFull(effort) : Effort.ofCall(effort, frame.reach());
        }

        private Intervals windows(
                Case one,
                Channel channel,
                Purpose purpose,
                @Nullable Instant promisedAt,
                Duration effort,
                Instant nextAt) {
            var from = nextAt.isAfter(frame.now()) ? nextAt : frame.now();
            if (!from.isBefore(frame.crew().until())) {
                return Intervals.NONE;
            }
            var open = new Reach(one.agenda(), frame.snapshot().rules())
                    .open(
                            channel,
                            purpose,
                            promisedAt,
                            effort,
                            new Interval(from, frame.crew().until()));
            return windows.computeIfAbsent(open, same -> same);
        }

        private Requirement requirement(Set<String> needed, @Nullable String language) {
            var company = frame.snapshot().rules().company().language();
            var requirement = new Requirement(
                    needed.stream().map(Skill::parse).collect(Collectors.toMap(Skill::name, Skill::level, Math::max)),
                    language,
                    language == null ? Set.of() : Set.of(company));
            return requirements.computeIfAbsent(requirement, same -> same);
        }

        private boolean isHard(List<StoredReason> reasons, Set<UUID> about) {
            return reasons.stream()
                    .filter(reason -> about.contains(reason.fact().id()))
                    .anyMatch(reason -> frame.snapshot().rules().isHard(reason.fact()));
        }

        private String zone(Case one) {
            return Optional.ofNullable(one.followUp())
                    .map(FollowUp::zone)
                    .map(ZoneId::getId)
                    .orElseGet(() -> frame.team().zone().getId());
        }
    }

    Reading reading(Frame frame) {
        return new Reading(frame);
    }
}
