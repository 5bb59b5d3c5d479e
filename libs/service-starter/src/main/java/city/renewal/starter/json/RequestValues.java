package city.renewal.starter.json;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.module.SimpleModule;

/**
 * Deserializers for single values in requests: numbers within bounds, dates as text only, texts without hidden
 * characters.
 */
final class RequestValues extends SimpleModule {
    private static final long serialVersionUID = 1;

    RequestValues() {
        super("request-values");
        addDeserializer(String.class, new PlainString());
        addDeserializer(BigDecimal.class, new BoundedDecimal());
        addDeserializer(Double.class, new FiniteDouble(Double.class));
        addDeserializer(Double.TYPE, new FiniteDouble(Double.TYPE));
        setDeserializerModifier(new DatesAsText());
    }

    private static final class DatesAsText extends ValueDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
            var type = bean.getBeanClass();
            return Temporal.class.isAssignableFrom(type) || TemporalAmount.class.isAssignableFrom(type)
                    ? new DateText(deserializer)
                    : deserializer;
        }
    }
}
