package city.renewal.starter.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a decimal from text such as {@code "15600000000.00"}; a JSON number is read exactly too. */
final class DecimalText extends StdDeserializer<BigDecimal> {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,6})?");

    DecimalText() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
        var token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return BoundedDecimal.read(parser, context);
        }
        var text = token == JsonToken.VALUE_STRING ? parser.getString() : null;
        if (text != null && DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (text != null) {
            throw context.weirdStringException(text, BigDecimal.class, "not a decimal such as 15600000000.00");
        }
        return (BigDecimal) context.handleUnexpectedToken(context.constructType(BigDecimal.class), parser);
    }
}
