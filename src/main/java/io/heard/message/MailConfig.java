package io.heard.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How mails leave.
@ConfigMapping(prefix = "heard.mail")
public interface MailConfig {

    /// The address that customers see beside the rep's own name; without it nothing leaves.
    Optional<String> from();

    /// Where answers go; absent: to `from`.
    @WithName("reply-to")
    Optional<String> replyTo();

    /// The domain whose mail comes back to Heard: with it, each mail has an address of its own for answers.
    @WithName("reply-domain")
    Optional<String> replyDomain();

    /// Addresses at which customers write to nobody in particular; what comes there is a question.
    @WithName("team-addresses")
    Optional<List<String>> teamAddresses();

    /// Where reps find the desk, for the mail about their day; without it that has no link.
    @WithName("desk-url")
    Optional<URI> deskUrl();

    /// Whether mails without a provider are kept in the local mailbox.
    @WithDefault("false")
    boolean local();

    /// Whether this instance looks by itself for mails to send; off, only a jump of the clock makes it look.
    @WithDefault("true")
    boolean enabled();

    /// After this time nobody waits for news of a try any more. Longer than any try takes.
    @WithDefault("PT2M")
    Duration lease();
}
