package io.heard.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;

/// Makes parsers that stop at a null: what has no value is left out, so that a null can only be a mistake.
final class NoNulls extends JsonFactory {

    private static final long serialVersionUID = 1;

    NoNulls(JsonFactoryBuilder builder) {
        super(builder);
    }

    @Override
    public JsonFactory copy() {
        return new NoNulls(new JsonFactoryBuilder(this));
    }

    /// @see #field()
    static final class NullFound extends JsonParseException {
        private static final long serialVersionUID = 1;
        private final String field;

        NullFound(JsonParser parser) {
            super(parser, "null");
            var place = parser.getParsingContext().pathAsPointer().toString();
            this.field = place.isEmpty()
                    ? ""
                    : place.substring(1)
                            .replaceAll("(^|/)(\\d+)(?=/|$)", "[$2]")
                            .replace('/', '.');
        }

        /// Empty for the whole body.
        String field() {
            return field;
        }
    }

    @Override
    public JsonParser createParser(InputStream in) throws IOException {
        return new Parser(super.createParser(in));
    }

    @Override
    public JsonParser createParser(byte[] bytes) throws IOException {
        return new Parser(super.createParser(bytes));
    }

    private static final class Parser extends JsonParserDelegate {

        Parser(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            var token = super.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                throw new NullFound(delegate);
            }
            return token;
        }
    }
}
