package io.heard.api;

import io.heard.rulebook.RuleBookRepository;
import io.heard.rulebook.Written;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version of the rule book.
///
/// @param createdBy absent for what came with Heard
record ContactRulesView(
        int version, Instant createdAt, @Nullable String createdBy, List<RuleRow> rules) {

    static ContactRulesView of(Written written) {
        return new ContactRulesView(
                written.version(),
                written.at(),
                written.by(),
                RuleBookRepository.read(written).rules().stream()
                        .map(RuleRow::of)
                        .toList());
    }

    record Edit(
            @Form.Required @Size(min = 1, max = 500, message = "must be 1 to 500; send more as text/csv")
            List<@Valid RuleRow> rules) {}

    record Version(int version, Instant createdAt, @Nullable String createdBy) {

        static Version of(Written.Entry entry) {
            return new Version(entry.version(), entry.at(), entry.by());
        }
    }
}
