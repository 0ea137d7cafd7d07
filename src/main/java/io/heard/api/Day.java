package io.heard.api;

/// Days of the week as they are written.
enum Day {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN
}
