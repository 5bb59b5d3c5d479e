package city.renewal.starter.json;

import city.renewal.events.PlainText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Reads a text that {@link PlainText} allows as a note. Request bodies check themselves that a name is one line. */
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
