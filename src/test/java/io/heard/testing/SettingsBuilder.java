package io.heard.testing;

import io.heard.rulebook.Settings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settings that differ from others in what a test is about.
public final class SettingsBuilder {

    private final Settings others;
    private @Nullable List<Settings.Hours> contactHours;
    private @Nullable Duration handoffWait;
    private Settings.@Nullable Escalation escalation;
    private Settings.@Nullable Goodwill goodwill;

    private SettingsBuilder(Settings others) {
        this.others = others;
        this.contactHours = others.contactHours();
        this.handoffWait = others.handoffWait();
        this.escalation = others.escalation();
        this.goodwill = others.goodwill();
    }

    public static SettingsBuilder like(Settings others) {
        return new SettingsBuilder(others);
    }

    public SettingsBuilder contactHours(@Nullable List<Settings.Hours> hours) {
        contactHours = hours;
        return this;
    }

    public SettingsBuilder handoffWait(@Nullable Duration wait) {
        handoffWait = wait;
        return this;
    }

    /// @param levels null as in what was written before there was escalation
    public SettingsBuilder escalation(Settings.@Nullable Escalation levels) {
        escalation = levels;
        return this;
    }

    /// @param limits null as in what was written before there was goodwill
    public SettingsBuilder goodwill(Settings.@Nullable Goodwill limits) {
        goodwill = limits;
        return this;
    }

    @SuppressWarnings("NullAway") // as Jackson does for what is not in the text
    public Settings build() {
        return new Settings(
                others.company(),
                contactHours,
                others.serviceHours(),
                others.deliveryTime(),
                others.gather(),
                others.caps(),
                others.coolOff(),
                others.currencyRates(),
                others.lease(),
                others.snoozes(),
                handoffWait,
                others.outreach(),
                escalation,
                goodwill);
    }
}
