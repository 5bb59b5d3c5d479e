package city.renewal.notification.adapter.mongo.subject;

import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.starter.json.StoredTypes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Recipients are stored as {@code {address, name}}, wherever a stored record has one. */
public final class RecipientModule extends StoredTypes {
    private static final long serialVersionUID = 1L;

    public RecipientModule() {
        super("recipients");
        addSerializer(Recipient.class, new Writer());
        addDeserializer(Recipient.class, new Reader());
    }

    private record Addressee(String address, String name) {}

    private static final class Writer extends StdSerializer<Recipient> {
        Writer() {
            super(Recipient.class);
        }

        @Override
        public void serialize(Recipient recipient, JsonGenerator json, SerializationContext context) {
            context.writeValue(json, new Addressee(recipient.address(), recipient.name()));
        }
    }

    private static final class Reader extends StdDeserializer<Recipient> {
        Reader() {
            super(Recipient.class);
        }

        @Override
        public Recipient deserialize(JsonParser json, DeserializationContext context) {
            var stored = context.readValue(json, Addressee.class);
            return Recipient.at(stored.address(), stored.name());
        }
    }
}
