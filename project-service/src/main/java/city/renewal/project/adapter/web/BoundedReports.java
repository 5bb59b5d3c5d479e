package city.renewal.project.adapter.web;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads the reports of a batch, and at most one more than a batch may have: what follows is passed over without being kept, so
 * that a body of millions of reports takes no more memory than one of {@value #MOST}.
 */
final class BoundedReports extends ValueDeserializer<List<JsonNode>> {
    /** Most reports of a batch. */
    static final int MOST = 500;

    @Override
    @SuppressWarnings("unchecked")
    public List<JsonNode> deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            return (List<JsonNode>) context.handleUnexpectedToken(context.constructType(List.class), parser);
        }
        var reports = new ArrayList<JsonNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (reports.size() > MOST) {
                parser.skipChildren();
            } else {
                reports.add(context.readTree(parser));
            }
        }
        return reports;
    }
}
