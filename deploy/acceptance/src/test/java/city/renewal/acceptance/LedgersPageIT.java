package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The import of a ledger by its page: errors at their cells, corrected, imported, updated. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgersPageIT {
    static final List<String> HEADERS = List.of(
            "项目编号", "项目名称", "领域", "所属街道", "总投资(亿元)", "年度计划投资(万元)", "责任单位", "牵头领导", "节点名称", "工期(天)", "责任人", "计划完工时限");

    private final SharedPlatform chain;
    private DeskBrowser desk;

    @TempDir
    Path folder;

    LedgersPageIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeAll
    void start() {
        desk = new DeskBrowser(chain.platform().address());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void aLedgerIsCorrectedAtItsCellsImportedAndCorrectedOnceMore() throws Exception {
        desk.open("/ledgers", "commander");
        desk.looksRight("ledgers");
        createProgramme();

        choose(ledger("bad", row("DESK-1", "某小区改造", "中韩街道", "三十天", "王立功"), row("DESK-2", "某道路", "无名街道", "60", "王立工")));
        desk.shows("#verdict", "有 3 处需要更正");
        desk.shows("#cell-J2", "三十天");
        desk.shows("#cell-D3", "无名街道");
        desk.shows("#cell-K3", "王立功");
        desk.shows("#unknownPeople", "1 处");
        desk.click("[data-cell=K3]");
        assertThat(desk.all("#cell-K3:focus")).as("the list leads to the cell").hasSize(1);
        assertThat(desk.all("#import")).isEmpty();
        desk.picture("desk-ledger-errors");
        chain.commander().get("/api/v1/projects/DESK-1").expect(404);

        desk.click("#otherFile");
        choose(ledger("good", row("DESK-1", "某小区改造", "中韩街道", "30", "王立功"), row("DESK-2", "某道路", "沙子口街道", "60", "王立功")));
        desk.shows("#verdict", "2 个项目、2 个节点");
        chain.commander().get("/api/v1/projects/DESK-1").expect(404);
        desk.click("#import");
        desk.shows("#result", "写入 2 个项目");
        desk.shows("#projects", "DESK-2");
        assertThat(name("DESK-1")).isEqualTo("某小区改造");

        desk.click("#importMore");
        desk.click("#mode-UPDATE");
        choose(ledger(
                "again", row("DESK-1", "某小区改造（一期）", "中韩街道", "30", "王立功"), row("DESK-2", "某道路", "沙子口街道", "60", "王立功")));
        desk.shows("#differences", "某小区改造（一期）");
        desk.shows("#cell-B2", "某小区改造 → 某小区改造（一期）");
        desk.shows("#import", "1 个项目");
        desk.forgetRefusals();
        desk.looksRight("ledger-differences");
        desk.click("#language");
        desk.shows("#verdict", "Ready: 1 project changes, 1 row stays as it is.");
        desk.shows("#import", "Correct 1 project");
        desk.click("#language");
        desk.click("#import");
        desk.shows("#result", "已更正 1 个项目");
        assertThat(name("DESK-1")).isEqualTo("某小区改造（一期）");
    }

    @Test
    void whatIsNoLedgerSaysWhyAndWhatLooksWrongHasToBeAccepted() throws Exception {
        desk.open("/ledgers?programme=chain", "commander");
        choose(Files.writeString(folder.resolve("notice.pdf"), "%PDF-1.7\n1 0 obj\n"));
        desk.shows("#verdict", "不能作为台账读取");
        desk.shows("#errors", "PDF");

        desk.click("#otherFile");
        var large =
                row("DESK-3", "某片区", "中韩街道", "30", "王立功").replace("1.2", "1200").replace("旧村改造", "f1");
        choose(ledger("large", large));
        desk.shows("#verdict", "1 处数字看来不合常理");
        assertThat(desk.all("#import")).isEmpty();
        desk.click("#acceptWarnings");
        desk.shows("#import", "1 个项目");
        chain.commander().get("/api/v1/projects/DESK-3").expect(404);
    }

    @Test
    void anAdministratorCreatesProgrammesAndImportsNone() {
        desk.consoleErrors();
        desk.open("/ledgers", "admin");
        desk.shows("#createProgramme", "新建攻坚计划");
        assertThat(desk.all("file-drop, #template")).isEmpty();
        assertThat(desk.consoleErrors()).as("nothing is asked that is refused").isEmpty();
    }

    private void createProgramme() throws Exception {
        desk.command("#createProgramme");
        desk.click("#confirm");
        desk.shows("#name-error", "名称");
        desk.fill("dialog[open] #name", "试导入的攻坚计划");
        desk.fill("dialog[open] #year", "2023");
        desk.fill("dialog[open] #area", "370212");
        desk.fill("dialog[open] #fields", "旧村改造\n老旧小区改造");
        desk.fill("dialog[open] #programmeId", "desk-2023");
        desk.confirm();
        desk.until(() -> desk.all("#programme option[value=desk-2023]").size() == 1);
        assertThat(chain.commander()
                        .get("/api/v1/programmes/desk-2023")
                        .expect(200)
                        .body()
                        .at("/fields/1/name")
                        .stringValue())
                .isEqualTo("老旧小区改造");
    }

    private void choose(Path file) {
        desk.until(() -> !desk.all("#file").isEmpty());
        desk.all("#file").getFirst().sendKeys(file.toString());
    }

    private String name(String project) throws Exception {
        return chain.commander()
                .get("/api/v1/projects/" + project)
                .expect(200)
                .body()
                .get("name")
                .stringValue();
    }

    static String row(String id, String name, String street, String days, String owner) {
        return String.join(
                "|", id, name, "旧村改造", street, "1.2", "3000", "中韩街道城市更新办公室", "林海生", "设计", days, owner, "2023-12-31");
    }

    private Path ledger(String name, String... rows) throws IOException {
        return Workbooks.of(folder, name, HEADERS, rows);
    }
}
