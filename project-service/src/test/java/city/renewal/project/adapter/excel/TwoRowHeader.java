package city.renewal.project.adapter.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** A ledger with a header of two rows: most headers are merged over both, and two are below the group heading 投资. */
final class TwoRowHeader {

    private static final List<String> HEADERS =
            List.of("项目编号", "项目名称", "领域", "所属街道", "责任单位", "牵头领导", "节点名称", "工期(天)", "责任人", "计划完工时限");
    private static final List<String> VALUES =
            List.of("P1", "某小区改造", "老旧小区改造", "北宅街道", "区住建局", "王领导", "施工", "60", "张三", "2023年11月30日");

    private TwoRowHeader() {}

    static byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            sheet.value(0, 0, "台账");
            for (int column = 0; column < HEADERS.size(); column++) {
                sheet.value(1, column, HEADERS.get(column));
                sheet.range(1, column, 2, column).merge();
                sheet.value(3, column, VALUES.get(column));
            }
            int investment = HEADERS.size();
            sheet.value(1, investment, "投资");
            sheet.range(1, investment, 1, investment + 1).merge();
            sheet.value(2, investment, "总投资(亿元)");
            sheet.value(2, investment + 1, "年度计划投资(万元)");
            sheet.value(3, investment, 1.2);
            sheet.value(3, investment + 1, 8000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
