package io.heard.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells mails that no person wrote: nobody waits for an answer to them, and answering could go on for ever.
final class Automatic {

    private static final List<String> PRECEDENCES = List.of("bulk", "list", "junk", "auto_reply", "auto-reply");

    /// Whoever asks not to be answered by machines is one; Exchange asks so in what it writes by itself.
    private static final Pattern NO_AUTO_REPLY = Pattern.compile("(?i)\\b(all|oof|autoreply)\\b");

    /// Some answer by themselves and say so in headers of their own, which also stand in other mails.
    private static final List<String> HINTS =
            List.of("x-autoreply", "x-autorespond", "x-autoreply-from", "x-autoresponder", "x-auto-response-suppress");

    private static final Pattern AWAY = Pattern.compile(
            "(?iu)(out of (the )?office|automatic reply|auto(matic)?[ -]?(reply|response)"
                    + "|abwesen|nicht im büro|automatische antwort|absence|absent|réponse automatique|fuera de la oficina"
                    + "|respuesta automática|fuori sede|risposta automatica|afwezig|automatisch antwoord|vacation|holiday|urlaub)");

    private Automatic() {}

    /// @param envelopeFrom to whom the mail would have come back; empty: to nobody
    /// @return by what it can be told; empty where a person wrote it
    static Optional<String> by(Headers headers, @Nullable String envelopeFrom, String subject) {
        var submitted = headers.first("auto-submitted").orElse("no");
        if (!submitted.toLowerCase(Locale.ROOT).startsWith("no")) {
            return Optional.of("Auto-Submitted");
        }
        boolean isBulk = headers.named("precedence").stream()
                .anyMatch(given -> PRECEDENCES.contains(given.toLowerCase(Locale.ROOT)));
        if (isBulk) {
            return Optional.of("Precedence");
        }
        boolean isSuppressed = headers.named("x-auto-response-suppress").stream()
                .anyMatch(given -> NO_AUTO_REPLY.matcher(given).find());
        if (isSuppressed) {
            return Optional.of("X-Auto-Response-Suppress");
        }
        if (isReturned(headers, envelopeFrom)) {
            return Optional.of("Return-Path");
        }
        boolean isAway = AWAY.matcher(subject).find()
                && HINTS.stream().anyMatch(hint -> !headers.named(hint).isEmpty());
        return isAway ? Optional.of("Subject") : Optional.empty();
    }

    /// What comes back to nobody is a report about a mail.
    private static boolean isReturned(Headers headers, @Nullable String envelopeFrom) {
        return (envelopeFrom != null && isNobody(envelopeFrom))
                || headers.first("return-path").filter(Automatic::isNobody).isPresent()
                || headers.first("content-type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/report"))
                        .isPresent();
    }

    private static boolean isNobody(String address) {
        return address.isBlank() || address.strip().equals("<>");
    }
}
