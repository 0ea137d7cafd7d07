package io.heard.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.Personalization;
import io.heard.message.Letter;
import io.heard.message.Post;
import io.heard.message.Trouble;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Mails through SendGrid. It has no idempotency: what it may have taken is never offered to it again by itself.
class SendGridPost implements Post {

    /// By which its events name the mail.
    static final String MAIL_ID = "message_id";

    private static final Logger LOG = Logger.getLogger(SendGridPost.class);
    private static final String SEND = "mail/send";
    private static final String PROVIDER_ID = "X-Message-Id";
    private static final int ROOM = 4;
    private static final int LONGEST_DETAIL = 500;

    private final SendGrid sendGrid;
    private final Sender sender;
    private final ObjectMapper json;

    SendGridPost(String key, SendGridConfig config, Sender sender, ObjectMapper json) {
        this.sendGrid = new SendGrid(
                key, new Client(http(config), "http".equals(config.url().getScheme())));
        this.sendGrid.setHost(config.url().getAuthority());
        this.sender = sender;
        this.json = json;
    }

    /// The library's own client waits for ever. A second try, a redirect or a connection that the other side has left
    /// would make it uncertain what was taken.
    private static CloseableHttpClient http(SendGridConfig config) {
        return HttpClients.custom()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(millis(config.connectTimeout()))
                        .setConnectionRequestTimeout(millis(config.connectTimeout()))
                        .setSocketTimeout(millis(config.responseTimeout()))
                        .build())
                .setMaxConnTotal(ROOM)
                .setMaxConnPerRoute(ROOM)
                .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    @Override
    public Answer deliver(Letter letter) {
        try {
            var request = new Request();
            request.setMethod(Method.POST);
            request.setEndpoint(SEND);
            request.setBody(mail(letter).build());
            return answer(letter, sendGrid.api(request));
        } catch (IOException broken) {
            var answer = broken(broken);
            LOG.warnf("Mail %s: %s", letter.id(), answer);
            return answer;
        }
    }

    private Mail mail(Letter letter) {
        var mail = new Mail();
        mail.setFrom(new Email(sender.address(), letter.fromName()));
        var replyTo = letter.replyTo() == null ? sender.replyTo() : letter.replyTo();
        if (replyTo != null) {
            mail.setReplyTo(new Email(replyTo));
        }
        mail.setSubject(letter.text().subject());
        var to = new Personalization();
        to.addTo(new Email(letter.toAddress(), letter.toName()));
        to.addCustomArg(MAIL_ID, letter.id().toString());
        mail.addPersonalization(to);
        // plain text first: SendGrid wants them in this order
        mail.addContent(new Content("text/plain", letter.text().body()));
        mail.addContent(new Content("text/html", letter.html()));
        return mail;
    }

    /// The log gets no more than the kind of it: SendGrid's words may name the customer.
    private Answer answer(Letter letter, Response response) {
        int status = response.getStatusCode();
        var answer = switch (status) {
            case 401, 403 -> new Answer.Refused(Trouble.NOT_LET_IN, detail(response));
            case 429 -> new Answer.Refused(Trouble.TOO_MANY, detail(response));
            default -> byKind(status, response);
        };
        switch (answer) {
            case Answer.Taken _ -> LOG.debugf("Mail %s was taken", letter.id());
            case Answer.Refused refused
            when refused.why() == Trouble.NOT_LET_IN ->
                LOG.errorf("SendGrid lets no mail of ours in (%d): check the key", status);
            case Answer.Refused(var why, var detail) -> LOG.warnf("Mail %s: %s (%d)", letter.id(), why, status);
            case Answer.Unsure(var why, var detail) -> LOG.warnf("Mail %s: %s (%d)", letter.id(), why, status);
        }
        return answer;
    }

    private Answer byKind(int status, Response response) {
        return switch (status / 100) {
            case 2 -> new Answer.Taken(providerId(response));
            case 3, 4 -> new Answer.Refused(Trouble.REFUSED, detail(response));
            case 5 -> new Answer.Unsure(Trouble.SERVER_ERROR, detail(response));
            default -> new Answer.Unsure(Trouble.CUT, "status " + status);
        };
    }

    /// Names of headers have no case, and proxies change it.
    private static @Nullable String providerId(Response response) {
        return response.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(PROVIDER_ID))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /// What SendGrid says is wrong, else no more than the number: a page of a proxy in between helps nobody.
    private String detail(Response response) {
        var status = "status " + response.getStatusCode();
        try {
            var errors = json.readTree(response.getBody()).path("errors");
            var said = StreamSupport.stream(errors.spliterator(), false)
                    .map(error -> error.path("message").asText())
                    .filter(message -> !message.isBlank())
                    .collect(Collectors.joining("; "));
            return said.isEmpty() ? status : cut(status + ": " + said);
        } catch (IOException | IllegalArgumentException notJson) {
            return status;
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }

    /// Before a connection stands, nothing has been handed over; from then on nobody knows.
    private static Answer broken(IOException broken) {
        return switch (broken) {
            case ConnectTimeoutException _,
                    ConnectException _,
                    UnknownHostException _,
                    NoRouteToHostException _,
                    SSLHandshakeException _ -> new Answer.Refused(Trouble.NOT_REACHED, words(broken));
            case SocketTimeoutException _ -> new Answer.Unsure(Trouble.TIMEOUT, words(broken));
            default -> new Answer.Unsure(Trouble.CUT, words(broken));
        };
    }

    private static @Nullable String words(IOException broken) {
        return broken.getMessage() == null ? null : cut(broken.getMessage());
    }
}
