package city.renewal.project.adapter.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the Open311 operations to the generated OpenAPI document: they accept forms and JSON, need no token, and return
 * errors as a list.
 */
@Configuration(proxyBeanMethods = false)
class Open311DocumentOfTests {
    private static final String ROOT = "/open311/v2/";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FILES = "multipart/form-data";
    private static final String JSON = "application/json";

    @Bean
    GlobalOpenApiCustomizer open311() {
        return document -> {
            document.getPaths().remove(ROOT + "**");
            document.getPaths().forEach((path, item) -> {
                if (path.startsWith(ROOT)) {
                    item.readOperations().forEach(Open311DocumentOfTests::describe);
                }
            });
            bodies(document);
            var search = document.getPaths().get(ROOT + "requests.json").getGet();
            search.setParameters(List.of(
                    query(
                            "service_request_id",
                            "Ids with commas between: each is answered for, the rest is passed over"),
                    query("service_code", "Codes with commas between; left out: all"),
                    query("start_date", "From this time on, with a zone; at most 90 days before end_date"),
                    query("end_date", "Until this time, with a zone; left out: now"),
                    query("status", "open, closed or both with a comma between")));
        };
    }

    /** No token, and errors in the GeoReport format. */
    private static void describe(Operation operation) {
        operation.setSecurity(List.of());
        if (operation.getExtensions() != null) {
            operation.getExtensions().remove("x-roles");
        }
        var fault = new ObjectSchema()
                .addProperty("code", new IntegerSchema())
                .addProperty("description", new StringSchema())
                .required(List.of("code", "description"));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description(
                                        "What is wrong: 404 for what is not there, 400 for what can't be fulfilled")
                                .content(json(new ArraySchema().items(fault))));
    }

    private static void bodies(OpenAPI document) {
        var report = report();
        var withMedia = report();
        withMedia.addProperty("media", photos());
        document.getPaths()
                .get(ROOT + "requests.json")
                .getPost()
                .setRequestBody(body(json(report)
                        .addMediaType(FORM, new MediaType().schema(report))
                        .addMediaType(FILES, new MediaType().schema(withMedia))));
        for (var path : List.of("rating", "rating.json")) {
            var rating = new ObjectSchema()
                    .addProperty("token", text("May be left out where the path names it"))
                    .addProperty("rating", text("1 (bad) to 5 (good)")._enum(List.of("1", "2", "3", "4", "5")))
                    .required(List.of("rating"));
            document.getPaths()
                    .get(ROOT + "requests/{requestId}/" + path)
                    .getPost()
                    .setRequestBody(body(json(rating).addMediaType(FORM, new MediaType().schema(rating))));
        }
        for (var path : List.of("objection", "objection.json")) {
            var objection = new ObjectSchema()
                    .addProperty("token", text("May be left out where the path names it"))
                    .addProperty("description", text("What is not mended").maxLength(4_000))
                    .addProperty("media", photos())
                    .required(List.of("media"));
            document.getPaths()
                    .get(ROOT + "requests/{requestId}/" + path)
                    .getPost()
                    .setRequestBody(body(new Content().addMediaType(FILES, new MediaType().schema(objection))));
        }
    }

    private static Schema<?> report() {
        return new ObjectSchema()
                .addProperty("service_code", text("One of services.json"))
                .addProperty("lat", new NumberSchema().description("Degrees of WGS 84, with long"))
                .addProperty("long", new NumberSchema().description("Degrees of WGS 84, with lat"))
                .addProperty(
                        "address_string",
                        text("Needed where lat and long are left out").maxLength(300))
                .addProperty(
                        "address_id",
                        text("Needed where all other places are left out").maxLength(300))
                .addProperty("attribute[area]", text("A code of the area tree: 6, 9 or 12 digits"))
                .addProperty("jurisdiction_id", text("A code of the area tree; others are passed over"))
                .addProperty("description", text("What is wrong").maxLength(4_000))
                .addProperty("email", text("Is shown to moderators only").maxLength(300))
                .addProperty("phone", text("Is shown to moderators only").maxLength(300))
                .addProperty("first_name", text("Is shown to moderators only").maxLength(300))
                .addProperty("last_name", text("Is shown to moderators only").maxLength(300))
                .addProperty("device_id", text("Is shown to moderators only").maxLength(300))
                .addProperty("account_id", text("Comes back in the answer").maxLength(300))
                .addProperty(
                        "media_url",
                        text("An http(s) address; the platform never opens it").maxLength(2_000))
                .required(List.of("service_code"));
    }

    private static Schema<?> photos() {
        return new ArraySchema()
                .items(new StringSchema().format("binary"))
                .maxItems(5)
                .description("Photos, each a part of the form");
    }

    private static Schema<String> text(String description) {
        var schema = new StringSchema();
        schema.setDescription(description);
        return schema;
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType(JSON, new MediaType().schema(schema));
    }

    private static RequestBody body(Content content) {
        return new RequestBody().required(true).content(content);
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).description(description).schema(new StringSchema());
    }
}
