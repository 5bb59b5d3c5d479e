package city.renewal.starter.json;

import city.renewal.events.DecimalBounds;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a JSON number within {@link DecimalBounds}; any other value is refused before a computation uses it. */
final class BoundedDecimal extends StdDeserializer<BigDecimal> {
    BoundedDecimal() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
        var token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            return (BigDecimal) context.handleUnexpectedToken(context.constructType(BigDecimal.class), parser);
        }
        return read(parser, context);
    }

    static BigDecimal read(JsonParser parser, DeserializationContext context) {
        var text = parser.getString();
        if (text.length() <= DecimalBounds.MOST_CHARACTERS) {
            var number = new BigDecimal(text);
            if (DecimalBounds.contains(number)) {
                return number;
            }
        }
        throw new RefusedValue(
                parser,
                BigDecimal.class,
                "must have at most %d digits before the point and %d after it"
                        .formatted(DecimalBounds.MOST_WHOLE_DIGITS, DecimalBounds.MOST_FRACTION_DIGITS));
    }
}
