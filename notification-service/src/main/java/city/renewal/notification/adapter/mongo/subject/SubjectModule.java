package city.renewal.notification.adapter.mongo.subject;

import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.starter.json.StoredTypes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Subjects are stored as {@link SubjectDocument}, wherever a stored record has one. */
public final class SubjectModule extends StoredTypes {
    private static final long serialVersionUID = 1L;

    public SubjectModule() {
        super("subjects");
        addSerializer(AlertSubject.class, new Writer());
        addDeserializer(AlertSubject.class, new Reader());
    }

    private static final class Writer extends StdSerializer<AlertSubject> {
        Writer() {
            super(AlertSubject.class);
        }

        @Override
        public void serialize(AlertSubject subject, JsonGenerator json, SerializationContext context) {
            context.writeValue(json, SubjectDocument.of(subject));
        }
    }

    private static final class Reader extends StdDeserializer<AlertSubject> {
        Reader() {
            super(AlertSubject.class);
        }

        @Override
        public AlertSubject deserialize(JsonParser json, DeserializationContext context) {
            return context.readValue(json, SubjectDocument.class).subject();
        }
    }
}
