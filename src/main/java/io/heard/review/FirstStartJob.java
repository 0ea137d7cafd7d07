package io.heard.review;

import io.heard.contact.RuleBook;
import io.heard.playbook.PlaybookRepository;
import io.heard.playbook.StoredPlaybook.Status;
import io.heard.rulebook.RuleBookRepository;
import io.heard.rulebook.Settings;
import io.heard.rulebook.SettingsRepository;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives an empty installation what it needs to decide: settings, the shipped rule book, the shipped playbooks.
@ApplicationScoped
public class FirstStartJob {

    /// Before anything that takes events or sweeps.
    static final int FIRST = 100;

    private static final List<String> ACTIVE = List.of("welcome-call", "concern", "question", "return", "call-back");
    private static final List<String> DRAFTS = List.of("big-purchase-check-in", "thank-you", "gone-quiet");

    private final SettingsRepository settings;
    private final RuleBookRepository ruleBooks;
    private final PlaybookRepository playbooks;
    private final Clock clock;
    private final String zone;

    public FirstStartJob(
            SettingsRepository settings,
            RuleBookRepository ruleBooks,
            PlaybookRepository playbooks,
            Clock clock,
            @ConfigProperty(name = "heard.company.zone") String zone) {
        this.settings = settings;
        this.ruleBooks = ruleBooks;
        this.playbooks = playbooks;
        this.clock = clock;
        this.zone = zone;
    }

    @Transactional
    void onStart(@Observes @Priority(FIRST) StartupEvent start) {
        var now = clock.instant();
        if (settings.find().isEmpty()) {
            settings.save(Settings.defaults(zone), 0, now);
        }
        ruleBooks.addFirst(RuleBook.shippedText(), now);
        ACTIVE.forEach(key -> playbooks.addFirst(shipped(key), Status.ACTIVE, now));
        DRAFTS.forEach(key -> playbooks.addFirst(shipped(key), Status.DRAFT, now));
    }

    private static String shipped(String key) {
        try (var text = FirstStartJob.class.getResourceAsStream("/playbooks/" + key + ".yaml")) {
            if (text == null) {
                throw new IllegalStateException("The playbook " + key + " was not shipped");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
