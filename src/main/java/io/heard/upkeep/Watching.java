package io.heard.upkeep;

import io.heard.followup.OpenWorkRepository;
import io.heard.inbox.DeadLetterRepository;
import io.heard.inbox.InputRepository;
import io.heard.outbox.OutboxRepository;
import io.heard.rulebook.SettingsRepository;
import io.heard.task.TaskRepository;
import io.heard.upkeep.SelfReport.Cleaning;
import io.heard.upkeep.SelfReport.Input;
import io.heard.upkeep.SelfReport.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;

/// Looks how Heard itself is doing. Each question is answered by an index; what it costs grows only with the number of
/// follow-ups that are in somebody's queue.
@ApplicationScoped
public class Watching {

    private final WatchConfig config;
    private final InputRepository inputs;
    private final OpenWorkRepository open;
    private final TaskRepository tasks;
    private final OutboxRepository outbox;
    private final DeadLetterRepository letters;
    private final SettingsRepository settings;
    private final ChoreRepository chores;

    Watching(
            WatchConfig config,
            InputRepository inputs,
            OpenWorkRepository open,
            TaskRepository tasks,
            OutboxRepository outbox,
            DeadLetterRepository letters,
            SettingsRepository settings,
            ChoreRepository chores) {
        this.config = config;
        this.inputs = inputs;
        this.open = open;
        this.tasks = tasks;
        this.outbox = outbox;
        this.letters = letters;
        this.settings = settings;
        this.chores = chores;
    }

    @Transactional
    public SelfReport look(Instant now) {
        var sources = inputs.all(config.weeks(), now).stream()
                .map(input -> new Input(input.source(), input.lastAt(), input.weeks()))
                .toList();
        var work = new Work(
                open.oldestToRelease(now).orElse(null),
                open.oldestToReview(now).orElse(null),
                tasks.latestAt().orElse(null),
                outbox.oldestUnpublished().orElse(null),
                open.withoutNextDate(SelfReport.MOST),
                settings.current().settings().outreach().isPaused());
        var chore = chores.find(Retention.Turn.NAME);
        return new SelfReport(
                now,
                Alarms.of(sources, work, Alarms.Limits.of(config), now),
                sources,
                work,
                letters.open(SelfReport.MOST),
                new Cleaning(chore.endedAt(), chore.nextRunAt(), Map.copyOf(chore.report())));
    }
}
