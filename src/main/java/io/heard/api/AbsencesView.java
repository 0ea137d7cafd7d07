package io.heard.api;

import io.heard.team.Absence;
import io.heard.team.Representative;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record AbsencesView(List<AbsenceView> items, int version) {

    record AbsenceView(
            @Form.Required Instant from,
            @Form.Required Instant to,
            @Form.Text @Nullable String reason) {}

    record Edit(
            @Form.Required @Size(max = 200, message = "must be at most 200")
            List<@Valid AbsenceView> items) {

        List<Absence> absences() {
            return items.stream()
                    .map(item -> new Absence(item.from(), item.to(), item.reason()))
                    .toList();
        }
    }

    static AbsencesView of(Representative rep) {
        return new AbsencesView(
                rep.absences().stream()
                        .map(absence -> new AbsenceView(absence.from(), absence.to(), absence.reason()))
                        .toList(),
                rep.version());
    }
}
