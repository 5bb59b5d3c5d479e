package city.renewal.notification.adapter.mongo.order;

import city.renewal.notification.domain.order.OrderSubject;
import city.renewal.starter.json.StoredTypes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** The subjects of orders are stored as {@link OrderSubjectDocument}. */
public final class OrderSubjectModule extends StoredTypes {
    private static final long serialVersionUID = 1L;

    public OrderSubjectModule() {
        super("order-subjects");
        addSerializer(OrderSubject.class, new Writer());
        addDeserializer(OrderSubject.class, new Reader());
    }

    private static final class Writer extends StdSerializer<OrderSubject> {
        Writer() {
            super(OrderSubject.class);
        }

        @Override
        public void serialize(OrderSubject subject, JsonGenerator json, SerializationContext context) {
            context.writeValue(json, OrderSubjectDocument.of(subject));
        }
    }

    private static final class Reader extends StdDeserializer<OrderSubject> {
        Reader() {
            super(OrderSubject.class);
        }

        @Override
        public OrderSubject deserialize(JsonParser json, DeserializationContext context) {
            return context.readValue(json, OrderSubjectDocument.class).subject();
        }
    }
}
