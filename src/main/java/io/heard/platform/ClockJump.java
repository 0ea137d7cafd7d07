package io.heard.platform;

/// Told after somebody moved the clock. A jump is what an outage is: whatever fell due in between is
/// looked at now, at once, and under the rules of now. Every bean of this type is called.
public interface ClockJump {

    void onJump();
}
