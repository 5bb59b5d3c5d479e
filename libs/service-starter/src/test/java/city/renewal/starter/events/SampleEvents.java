package city.renewal.starter.events;

import city.renewal.events.Anchor;
import city.renewal.events.Money;
import city.renewal.events.RenewalEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates a sample event of any type from its record: with all optional components, or with none. */
enum SampleEvents {
    FULL,
    SPARSE;

    RenewalEvent of(Class<? extends RenewalEvent> event) {
        return event.cast(made(event));
    }

    private Object made(Class<?> record) {
        if (record == Money.class) {
            return Money.yuan(new BigDecimal("1234567.8"));
        }
        if (record == Anchor.class) {
            return this == FULL
                    ? Anchor.finishBy(LocalDate.of(2023, 12, 31))
                    : Anchor.startOn(LocalDate.of(2023, 1, 1));
        }
        var components = record.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        var values = Arrays.stream(components).map(this::component).toArray();
        try {
            var constructor = record.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected to make a " + record.getSimpleName(), e);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        var mayBeAbsent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return mayBeAbsent && this == SPARSE ? null : value(component.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType list) {
            var element = list.getActualTypeArguments()[0];
            return this == SPARSE ? List.of() : List.of(value(element), value(element));
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return switch (plain.getSimpleName()) {
            case "String" -> "沙子口-1";
            case "int", "Integer" -> 7;
            case "boolean", "Boolean" -> true;
            case "double" -> 120.4;
            case "BigDecimal" -> new BigDecimal("96000.50");
            case "LocalDate" -> LocalDate.of(2023, 6, 30);
            case "Instant" -> Instant.parse("2023-06-30T00:00:00.123Z");
            default -> made(plain);
        };
    }
}
