package io.heard.mail;

import io.heard.conversation.ArrivedMail;
import io.heard.conversation.Replied;
import io.heard.conversation.Replies;
import io.heard.message.MailConfig;
import io.heard.message.ReplyToken;
import io.heard.review.Reviewed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what a mail that came in is: an answer, a question, or nothing that anybody waits to be answered.
@ApplicationScoped
class Letterbox {

    private final MailConfig config;
    private final Replies replies;
    private final Questions questions;

    Letterbox(MailConfig config, Replies replies, Questions questions) {
        this.config = config;
        this.replies = replies;
        this.questions = questions;
    }

    /// What became of it.
    enum Result {
        REPLY,
        UNVERIFIED_REPLY,
        QUESTION,
        DUPLICATE,
        /// No person wrote it.
        AUTOMATIC,
        /// We wrote it ourselves.
        LOOP,
        /// It came to an address at which nobody reads, from somebody whom nobody knows.
        NOT_OURS,
        DEAD_LETTER
    }

    Result take(ArrivedMail mail) {
        if (mail.isAutomatic()) {
            return Result.AUTOMATIC;
        }
        if (isOurs(mail.fromAddress())) {
            return Result.LOOP;
        }
        return switch (replies.take(mail)) {
            case Replied.Done(String customer, boolean isVerified) ->
                isVerified ? Result.REPLY : Result.UNVERIFIED_REPLY;
            case Replied.Again _ -> Result.DUPLICATE;
            case Replied.NoReply(String customer) -> question(mail, customer);
        };
    }

    /// @param knownBy the customer to whom the mail that it answers was written; absent: unknown
    private Result question(ArrivedMail mail, @Nullable String knownBy) {
        var team = mail.to().stream().filter(this::isOfTeam).findFirst();
        var customer = knownBy == null ? questions.sender(mail.fromAddress()).orElse(null) : knownBy;
        var forAnswers = mail.to().stream().filter(ReplyToken::isForAnswers).findFirst();
        if (customer == null && team.isEmpty() && forAnswers.isEmpty()) {
            return Result.NOT_OURS;
        }
        var at = team.orElse(forAnswers.isPresent() ? "reply" : "other");
        return result(questions.ask(mail, at.toLowerCase(Locale.ROOT), customer));
    }

    private static Result result(Reviewed reviewed) {
        if (reviewed.accepted() == 1) {
            return Result.QUESTION;
        }
        return reviewed.duplicates() + reviewed.conflicts() > 0 ? Result.DUPLICATE : Result.DEAD_LETTER;
    }

    private boolean isOfTeam(String address) {
        return teamAddresses().stream().anyMatch(address::equalsIgnoreCase);
    }

    private List<String> teamAddresses() {
        return config.teamAddresses().orElse(List.of()).stream()
                .map(String::strip)
                .toList();
    }

    /// Whoever answers such a mail answers Heard.
    private boolean isOurs(String address) {
        return ReplyToken.isForAnswers(address)
                || Stream.of(config.from(), config.replyTo())
                        .flatMap(Optional::stream)
                        .anyMatch(address::equalsIgnoreCase)
                || isOfTeam(address);
    }
}
