package io.heard.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How SendGrid is reached.
@ConfigMapping(prefix = "heard.mail.sendgrid")
public interface SendGridConfig {

    /// A secret: from the environment only (HEARD_MAIL_SENDGRID_KEY).
    Optional<String> key();

    /// A scheme and a host; the paths are SendGrid's.
    @WithDefault("https://api.sendgrid.com")
    URI url();

    @WithName("connect-timeout")
    @WithDefault("PT5S")
    Duration connectTimeout();

    /// How long SendGrid may be silent before nobody knows whether it took the mail.
    @WithName("response-timeout")
    @WithDefault("PT20S")
    Duration responseTimeout();

    /// The public keys of the signed event webhook, as SendGrid shows them; two while one takes the other's place.
    @WithName("event-keys")
    Optional<List<String>> eventKeys();

    /// How old what is signed may be.
    @WithName("event-max-age")
    @WithDefault("P3D")
    Duration eventMaxAge();

    /// Secrets in the address to which mails that come in are posted: from the environment only. Two while one takes
    /// the other's place.
    @WithName("inbound-secrets")
    Optional<List<String>> inboundSecrets();
}
