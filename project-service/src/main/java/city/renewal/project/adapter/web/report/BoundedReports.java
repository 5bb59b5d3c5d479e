package city.renewal.project.adapter.web.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/**
 * Deserialises the reports of a batch, up to one more than the maximum. Further reports are skipped without being
 * stored, so that a body with millions of reports needs no more memory than one with {@value #MAX}.
 */
final class BoundedReports extends ValueDeserializer<List<JsonNode>> {
    /** Maximum number of reports of a batch. */
    static final int MAX = 500;

    @Override
    @SuppressWarnings("unchecked")
    public List<JsonNode> deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            return (List<JsonNode>) context.handleUnexpectedToken(context.constructType(List.class), parser);
        }
        var reports = new ArrayList<JsonNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (reports.size() > MAX) {
                parser.skipChildren();
            } else {
                reports.add(context.readTree(parser));
            }
        }
        return reports;
    }
}
