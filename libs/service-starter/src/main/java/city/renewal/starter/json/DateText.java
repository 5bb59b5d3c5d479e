package city.renewal.starter.json;

import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads a date or time from ISO 8601 text, with a four-digit year if it has one. Numbers are refused, also as text: a
 * count of milliseconds read as seconds would be a time thousands of years ahead.
 */
final class DateText extends DelegatingDeserializer {
    private static final Pattern ISO = Pattern.compile("([0-9]{4}-|[0-9]{2}:|P|-?PT)[0-9A-Za-z.:+/\\[\\]_-]{1,60}");

    DateText(ValueDeserializer<?> delegatee) {
        super(delegatee);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegatee) {
        return new DateText(delegatee);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return context.handleUnexpectedToken(context.constructType(handledType()), parser);
        }
        var text = parser.getString();
        if (!ISO.matcher(text).matches()) {
            throw new RefusedValue(parser, handledType(), "must be a date or time in ISO 8601, such as 2023-06-30");
        }
        return super.deserialize(parser, context);
    }
}
