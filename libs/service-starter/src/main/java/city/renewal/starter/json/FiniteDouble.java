package city.renewal.starter.json;

import city.renewal.events.DecimalBounds;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a finite double from a JSON number; a text is refused. */
final class FiniteDouble extends StdDeserializer<Double> {
    private final boolean isPrimitive;

    FiniteDouble(Class<Double> type) {
        super(type);
        isPrimitive = type.isPrimitive();
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
        var token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            return (Double) context.handleUnexpectedToken(context.constructType(handledType()), parser);
        }
        var text = parser.getString();
        if (text.length() <= DecimalBounds.MOST_CHARACTERS) {
            var number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw new RefusedValue(
                parser,
                handledType(),
                "must be a number of at most %d characters".formatted(DecimalBounds.MOST_CHARACTERS));
    }

    @Override
    public @org.jspecify.annotations.Nullable Object getNullValue(DeserializationContext context) {
        if (isPrimitive) {
            context.reportInputMismatch(this, "must be a number");
        }
        return null;
    }
}
