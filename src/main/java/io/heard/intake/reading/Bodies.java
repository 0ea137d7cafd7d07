package io.heard.intake.reading;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// Bodies as shops send them: one piece of JSON, of which nothing may be left over.
public final class Bodies {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Bodies() {}

    public static JsonNode json(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Unreadable("", "not JSON: " + words(e));
        } catch (IOException e) {
            throw new Unreadable("", "not JSON: " + e.getMessage());
        }
        if (tree.isMissingNode()) {
            throw new Unreadable("", "the message is empty");
        }
        Texts.check(tree, "");
        return tree;
    }

    /// What was wrong with the JSON, and where.
    public static String words(JacksonException e) {
        var at = e.getLocation();
        var what = e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(start marker.*", "");
        return what + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
}
