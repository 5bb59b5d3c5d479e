package city.renewal.starter.json;

import city.renewal.events.PlainText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** A text that {@link PlainText} takes for a note, wherever it stands; that a name is one line is its own body's check. */
final class PlainString extends StringDeserializer {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        var text = super.deserialize(parser, context);
        if (text != null && parser.currentToken() == JsonToken.VALUE_STRING) {
            var fault = PlainText.faultOfNote(text);
            if (fault != null) {
                throw new RefusedValue(parser, String.class, fault);
            }
        }
        return text;
    }
}
