package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.acceptance.ApiClient.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every refusal names the field, and changes nothing. */
@ExtendWith(SharedPlatform.Resolver.class)
class BadInputIT {
    private final SharedPlatform chain;

    BadInputIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @Test
    void aLedgerWithABadRowNamesEveryBadCellAndWritesNothing() throws Exception {
        var answer = chain.commander().upload("/api/v1/ledgers?programme=chain", badLedger());

        answer.expect(422);
        assertThat(answer.violatedFields()).isNotEmpty().allMatch(field -> field.matches("[A-Z]{1,2}[0-9]+|row .*"));
        assertThat(chain.commander().get("/api/v1/projects/BAD-1").status()).isEqualTo(404);
    }

    @Test
    void aFileThatIsNoWorkbookIsRefused() throws Exception {
        var answer = chain.commander().upload("/api/v1/ledgers?programme=chain", "no workbook".getBytes());

        answer.expect(422);
        assertThat(answer.violatedFields()).containsExactly("file");
    }

    @Test
    void theTemplateIsAWorkbook() throws Exception {
        var workbook = chain.commander().download("/api/v1/ledgers/template");

        assertThat(workbook).startsWith('P', 'K');
    }

    @Test
    void badInputIsRefusedWithItsPlaceAndChangesNothing() throws Exception {
        chain.planned("bad-1");
        var etag = chain.commander().get("/api/v1/projects/bad-1").expect(200).etag();
        var good = List.of(node("late", 10, "2023-06-20"), node("next", 10, null), node("last", 5, null));

        var unknown = project("bad-2", "chain", "370212");
        unknown.put("colour", "red");
        refused(chain.commander().post("/api/v1/projects", unknown), 422, "colour");
        var mistyped = project("bad-2", "chain", "370212");
        mistyped.put("totalInvestment", "much");
        refused(chain.commander().post("/api/v1/projects", mistyped), 422, "totalInvestment");
        refused(put("bad-1", etag, node("late", 10, "2023-02-30")), 422, "nodes[0].dueDate");
        refused(put("bad-1", etag, node("a", 1, null, "b"), node("b", 1, null, "a")), 422, null);
        refused(put("bad-1", etag, node("a", 1, null, "ghost")), 422, "nodes[0].predecessors[0].nodeId");
        assertThat(chain.commander()
                        .put("/api/v1/projects/bad-1/plan", plan("2023-07-31", good), null)
                        .status())
                .isEqualTo(428);
        assertThat(chain.commander()
                        .put("/api/v1/projects/bad-1/plan", plan("2023-07-31", good), "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(chain.commander()
                        .post("/api/v1/projects", "[".repeat(100) + "]".repeat(100))
                        .status())
                .isIn(400, 422);
        assertThat(chain.commander()
                        .post("/api/v1/projects", "{\"name\":\"" + "x".repeat(2_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(chain.commander().get("/api/v1/projects/bad-1").etag()).isEqualTo(etag);
        assertThat(chain.commander().get("/api/v1/projects/bad-2").status()).isEqualTo(404);
    }

    @Test
    void aKeyUsedForAnotherBodyIsRefusedAndARepetitionIsNot() throws Exception {
        var key = UUID.randomUUID().toString();

        var first = chain.commander()
                .post("/api/v1/projects", project("key-1", "chain", "370212"), key)
                .expect(201);
        var again = chain.commander()
                .post("/api/v1/projects", project("key-1", "chain", "370212"), key)
                .expect(201);
        var other = chain.commander().post("/api/v1/projects", project("key-2", "chain", "370212"), key);

        assertThat(again.body()).isEqualTo(first.body());
        refused(other, 422, "Idempotency-Key");
        assertThat(chain.commander().get("/api/v1/projects/key-2").status()).isEqualTo(404);
    }

    @SafeVarargs
    private ApiResponse put(String project, String etag, Map<String, Object>... nodes) throws Exception {
        return chain.commander()
                .put("/api/v1/projects/%s/plan".formatted(project), plan("2023-07-31", List.of(nodes)), etag);
    }

    private static void refused(ApiResponse answer, int status, String field) {
        answer.expect(status);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.body().get("type").stringValue()).isNotBlank();
        assertThat(answer.violatedFields()).isNotEmpty();
        if (field != null) {
            assertThat(answer.violatedFields()).contains(field);
        }
    }

    private static byte[] badLedger() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "renewal", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            var headers = List.of(
                    "项目编号",
                    "项目名称",
                    "领域",
                    "所属街道",
                    "总投资(亿元)",
                    "年度计划投资(万元)",
                    "责任单位",
                    "牵头领导",
                    "节点名称",
                    "工期(天)",
                    "责任人",
                    "计划完工时限");
            var good =
                    List.of("BAD-1", "好项目", "f1", "中韩街道", "1.2", "3000", "一单位", "张三", "设计", "30", "李四", "2023-12-31");
            var bad = List.of("BAD-2", "坏项目", "f1", "无名街道", "很多", "3000", "一单位", "张三", "设计", "30", "", "2023-02-30");
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
                sheet.value(1, column, good.get(column));
                sheet.value(2, column, bad.get(column));
            }
        }
        return bytes.toByteArray();
    }
}
