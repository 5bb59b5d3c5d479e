package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.export.ListExporter;
import city.renewal.starter.json.Json;
import city.renewal.starter.security.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/**
 * Compares the exported files of every list in an OpenAPI document with the list itself: the same rows in the same
 * order, in a workbook with the common filters, frozen rows, title and print settings.
 */
public final class ListExportCheck {
    private static final int HEADINGS = 2;
    private static final int TRIES = 3;

    private final JsonNode document;
    private final Map<String, String> known = new HashMap<>();

    private ListExportCheck(JsonNode document) {
        this.document = document;
    }

    /** @param document name of the OpenAPI document on the classpath, such as {@code project} */
    public static ListExportCheck of(String document) {
        try (InputStream in = ListExportCheck.class.getResourceAsStream("/openapi/%s.json".formatted(document))) {
            return new ListExportCheck(Json.lenient().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the value of a required parameter or path variable. */
    public ListExportCheck knowing(String name, String value) {
        known.put(name, value);
        return this;
    }

    /** One test per list; a response with items that cannot be exported fails. */
    public Stream<DynamicTest> tests(RunningService service) {
        var tests = new ArrayList<DynamicTest>();
        for (var path : document.get("paths").properties()) {
            var operation = path.getValue().path("get");
            if (isList(operation)) {
                tests.add(
                        DynamicTest.dynamicTest(path.getKey(), () -> holds(service, path.getKey(), operation, TRIES)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private boolean isList(JsonNode operation) {
        var schema = operation
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
        var reference = schema.path("$ref").asString("");
        var resolved = reference.isEmpty() ? schema : document.at(reference.substring(1));
        return resolved.path("properties").has("items")
                && resolved.path("properties").has("asOf");
    }

    /** A list that changes between the request for its page and the request for its file is compared again. */
    private void holds(RunningService service, String path, JsonNode operation, int tries) {
        try {
            holds(service, path, operation);
        } catch (AssertionError e) {
            if (tries == 1) {
                throw e;
            }
            holds(service, path, operation, tries - 1);
        }
    }

    private void holds(RunningService service, String path, JsonNode operation) {
        var address = address(service, path, operation);
        var token = TestTokens.demo(operation
                        .path("x-roles")
                        .path(0)
                        .asString(Role.ADMIN.name())
                        .toLowerCase(Locale.ROOT))
                .token();
        var list = items(address, token, operation);
        var csv = records(new String(get(address, token, "format=csv").body(), StandardCharsets.UTF_8));
        var workbook = get(address, token, "format=xlsx");
        System.out.printf("%s: %d rows%n", path, list.size());

        assertThat(csv.getFirst()).as("a byte order mark").startsWith("\ufeff").containsPattern("\\p{IsHan}.* [A-Z]");
        assertThat(csv).hasSize(list.size() + 1);
        for (int row = 0; row < list.size(); row++) {
            assertThat(csv.get(row + 1)).contains(id(list.get(row)));
        }
        assertThat(workbook.headers().firstValue("content-type")).contains(ListExporter.XLSX);
        assertThat(workbook.headers().firstValue("content-disposition").orElse(""))
                .endsWith(".xlsx\"");
        try (var opened = new XSSFWorkbook(new ByteArrayInputStream(workbook.body()))) {
            looksLikeALedger(opened.getSheetAt(0), list.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> items(String address, String token, JsonNode operation) {
        var items = new ArrayList<JsonNode>();
        var paged = operation.path("parameters").toString().contains("\"cursor\"");
        for (String cursor = ""; cursor != null; ) {
            var page = Json.lenient()
                    .readTree(get(address, token, paged ? "limit=500" + cursor : "")
                            .body());
            page.path("items").forEach(items::add);
            cursor =
                    page.path("next").isString() ? "&cursor=" + page.get("next").asString() : null;
        }
        return items;
    }

    private static void looksLikeALedger(XSSFSheet sheet, int rows) {
        var last = sheet.getRow(HEADINGS).getLastCellNum() - 1;
        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).containsPattern("\\p{IsHan}");
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef())
                .isEqualTo(new CellRangeAddress(HEADINGS, HEADINGS + rows, 0, last).formatAsString());
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) (HEADINGS + 1));
        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        assertThat(sheet.getFitToPage()).isTrue();
        assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
        assertThat(sheet.getRepeatingRows()).isEqualTo(CellRangeAddress.valueOf("1:3"));
        assertThat(sheet.getLastRowNum()).isBetween(HEADINGS + rows, HEADINGS + rows + 1);
    }

    private String address(RunningService service, String path, JsonNode operation) {
        var address = path;
        var query = new ArrayList<String>();
        for (var parameter : operation.path("parameters")) {
            var name = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("path")) {
                address = address.replace("{" + name + "}", given(name));
            } else if (parameter.path("required").asBoolean()) {
                query.add(name + "=" + URLEncoder.encode(given(name), StandardCharsets.UTF_8));
            }
        }
        return service.uri() + address + "?" + String.join("&", query);
    }

    private String given(String name) {
        assertThat(known).containsKey(name);
        return known.getOrDefault(name, "");
    }

    private static HttpResponse<byte[]> get(String address, String token, String more) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + "&" + more))
                    .header("Authorization", "Bearer " + token)
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode())
                    .as(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The identity of a row: its first id, key or number. */
    private static String id(JsonNode row) {
        return row.properties().stream()
                .filter(property -> property.getKey().matches(".*Id|key|number")
                        && property.getValue().isString()
                        && !property.getValue().asString().isEmpty())
                .map(property -> property.getValue().asString())
                .findFirst()
                .orElse("");
    }

    /** Splits CSV records; line breaks within quotes belong to a record. */
    private static List<String> records(String csv) {
        var records = new ArrayList<String>();
        var record = new StringBuilder();
        for (var line : csv.split("\r\n", -1)) {
            record.append(record.isEmpty() ? "" : "\r\n").append(line);
            if (record.chars().filter(c -> c == '"').count() % 2 == 0) {
                records.add(record.toString());
                record.setLength(0);
            }
        }
        return records.subList(0, records.size() - 1);
    }
}
