package io.heard.api;

import io.heard.platform.Problem;
import io.heard.playbook.PlaybookFlaw;
import io.heard.playbook.PlaybookReader;
import io.heard.playbook.PlaybookReader.Reading;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Playbooks as they come in and go out over HTTP: JSON for programs, YAML for people.
final class PlaybookBody {

    static final String YAML = "application/yaml";
    static final String YAML_AS_IT_WAS = "application/x-yaml";
    static final String YAML_AS_TEXT = "text/yaml";

    private PlaybookBody() {}

    /// @throws jakarta.ws.rs.WebApplicationException 400 with every flaw where the form is wrong too, else 422
    static Reading.Good read(byte @Nullable [] body, HttpHeaders headers) {
        var text = text(body == null ? new byte[0] : body);
        boolean isJson = MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType());
        return switch (isJson ? PlaybookReader.json(text) : PlaybookReader.yaml(text)) {
            case Reading.Good good -> good;
            case Reading.Flawed flawed -> throw problem(flawed).thrown();
        };
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException other) {
            throw Problem.badRequest("The body is not UTF-8").thrown();
        }
    }

    private static Problem problem(Reading.Flawed flawed) {
        var flaws = flawed.flaws().stream().map(PlaybookBody::flaw).toList();
        return flawed.isOfForm()
                ? Problem.badRequest(flaws.getFirst().field() + " "
                                + flaws.getFirst().message())
                        .with(flaws.toArray(Problem.Flaw[]::new))
                : Problem.unprocessable(flaws);
    }

    private static Problem.Flaw flaw(PlaybookFlaw flaw) {
        return new Problem.Flaw(flaw.field(), flaw.message(), flaw.line(), flaw.column(), flaw.remedy());
    }

    /// Whether the caller would rather have YAML.
    static boolean wantsYaml(HttpHeaders headers) {
        for (var wanted : headers.getAcceptableMediaTypes()) {
            if (wanted.getSubtype().endsWith("yaml")) {
                return true;
            }
            if (wanted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
        }
        return false;
    }
}
