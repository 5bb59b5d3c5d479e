package city.renewal.starter.web;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Role;
import city.renewal.starter.testing.ProbeApplication;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests lists as files, and undeclared parameters. */
class ListExportIT {
    private static final String LIST = "/api/v1/probe-numbers";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProbeApplication.class).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<byte[]> asked(String query, String accept, TestTokens.Bearer bearer)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(service.uri() + LIST + query))
                    .header("Authorization", "Bearer " + bearer.token())
                    .header("Accept", accept)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aFileHasAllRowsInTheListsOrderHoweverManyPagesThereAre() throws Exception {
        var file = asked("?format=csv", "*/*", demo("commander"));

        assertThat(file.headers().firstValue("content-disposition")).contains("attachment; filename=\"numbers.csv\"");
        assertThat(text(file).lines().skip(1))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_203)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void aFileHasTheListsFilters() throws Exception {
        var file = asked("?beginning=120&format=xlsx", "application/json", demo("commander"));

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', */*, application/json",
        "'', 'text/html,*/*;q=0.8', application/json",
        "'?format=json', '*/*', application/json",
        "'', text/csv, text/csv;charset=UTF-8",
        "'', application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    void jsonIsTheDefault(String query, String accept, String type) throws Exception {
        assertThat(asked(query, accept, demo("commander")).headers().firstValue("content-type"))
                .contains(type);
    }

    @Test
    void aFileIsRefusedIfTheListIsRefused() throws Exception {
        assertThat(asked("?format=csv", "*/*", TestTokens.of("p-unit", Role.UNIT))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?begining=1 | 400 | unknown-parameter | begining | did you mean 'beginning'?",
                "?BEGINNING=1&format=csv | 400 | unknown-parameter | BEGINNING | did you mean 'beginning'?",
                "?%E9%A2%9C%E8%89%B2=1 | 400 | unknown-parameter | 颜色 | there are [beginning, cursor, format, limit]",
                "?format=csv&limit=5 | 400 | unknown-parameter | limit | all of the list",
                "?format=pdf | 422 | validation | format | must be one of [json, xlsx, csv]"
            })
    void anUndeclaredParameterIsRefusedByItsName(String query, int status, String type, String field, String message)
            throws Exception {
        var answer = service.get(LIST + query, demo("commander"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:renewal:problem:" + type);
        assertThat(answer.body().at("/violations/0/field").asString()).isEqualTo(field);
        assertThat(answer.body().at("/violations/0/message").asString()).contains(message);
    }

    @Test
    void aCommandWithAParameterThatItDoesNotHaveHasNoEffect() {
        var created = service.post("/api/v1/probes", demo("commander"), "{\"name\":\"x\",\"count\":1}");
        var refused = service.post("/api/v1/probes?dryRun=true", demo("commander"), "{\"name\":\"x\",\"count\":1}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/violations/0/message").asString()).contains("there are none");
    }
}
