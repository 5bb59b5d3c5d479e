package city.renewal.starter.json;

import city.renewal.events.Money;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** JSON mappers: strict for requests, lenient for messages and documents of other versions of the services. */
public final class Json {
    /** Limit of the nesting depth of JSON; deeper JSON is refused before data binding. */
    public static final int MAX_DEPTH = 32;

    private static final int MOST_DIGITS = 60;
    private static final int MOST_NAME = 200;

    private Json() {}

    /**
     * For requests. An unknown property, a duplicate property, a wrong type, a lossy conversion, a number with too many
     * digits and a text with hidden characters are errors that name their location.
     */
    public static JsonMapper strict() {
        return exact(requestFactory()).addModule(new RequestValues()).build();
    }

    /**
     * For responses that are stored and replayed: as strict as requests, but without limits that a stored response may
     * exceed.
     */
    public static JsonMapper answers() {
        return exact(factory(constraints().build()).build()).build();
    }

    private static JsonMapper.Builder exact(JsonFactory factory) {
        return base(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withConfigOverride(LocalDate.class, o -> o.setFormat(JsonFormat.Value.forLeniency(false)))
                .withConfigOverride(Instant.class, o -> o.setFormat(JsonFormat.Value.forLeniency(false)));
    }

    /** For facts and documents: unknown properties, which a newer version may have added, are ignored. */
    public static JsonMapper lenient() {
        return base(factory(constraints().build()).build())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    private static JsonFactory requestFactory() {
        return factory(constraints()
                        .maxNumberLength(MOST_DIGITS)
                        .maxNameLength(MOST_NAME)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static StreamReadConstraints.Builder constraints() {
        return StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH);
    }

    private static JsonFactoryBuilder factory(StreamReadConstraints constraints) {
        return JsonFactory.builder().streamReadConstraints(constraints);
    }

    private static JsonMapper.Builder base(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .addMixIn(Money.class, MoneyAsText.class);
    }

    /** Writes money as text, so that no reader converts it to a float. */
    interface MoneyAsText {
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @JsonDeserialize(using = DecimalText.class)
        BigDecimal amount();
    }
}
