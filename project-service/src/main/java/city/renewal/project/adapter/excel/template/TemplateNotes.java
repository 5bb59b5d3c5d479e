package city.renewal.project.adapter.excel.template;

import java.util.List;

/** The instructions on the template's second sheet. */
final class TemplateNotes {

    private TemplateNotes() {}

    record Line(String subject, String text) {}

    static final List<Line> LINES = List.of(
            new Line("总则", "一行一个节点。项目的单元格纵向合并，或逐行重复，或只填首行。列的顺序不限，列名照旧；可有其他列。"),
            new Line(
                    "General",
                    "One row per node. A project's cells are merged, repeated, or filled in its first row only."),
            new Line("项目编号", "汉字、字母、数字和 . _ -，全表唯一 / unique code"),
            new Line(
                    "领域、指挥部、所属街道",
                    "须为本计划所列；全区性项目填区名 / as listed by the programme; a district-wide project names the district"),
            new Line("总投资、年度计划投资", "单位写在表头；单元格写“1.2亿元”时以单元格为准 / the unit stands in the header; one in the cell wins"),
            new Line("日期", "2023-06-30、2023/6/30、2023.6.30、2023年6月30日、20230630 或日期单元格 / or a date cell"),
            new Line("计划完工时限", "项目承诺的完工日，工期由此倒排 / the promised finish, from which the plan is worked backwards"),
            new Line("工期、日历", "天数；自然日或工作日，空白为自然日；0 为里程碑 / days; 0 is a milestone"),
            new Line("前置节点", "本项目的节点编号，以、分隔；可写 n1SS+5（开始—开始，滞后 5 天），类型 FS、SS、FF、SF / predecessors with type and lag"),
            new Line("完成时限", "节点承诺的日期；空白由系统倒排 / the node's promised date; blank: computed"),
            new Line("节点责任单位", "节点由其他单位负责时填写，空白同项目 / where another unit answers for the node; blank: the project's"),
            new Line("责任人", "每个节点一名，必填 / one person per node"),
            new Line("各编号列", "人员、单位在名录中的编号；空白时按单位和姓名在名录中查找 / ids; blank: found in the directory by unit and name"),
            new Line("汇报频次", "日、周、旬、半月、月，或天数；空白为不要求 / reporting interval"),
            new Line("开工日期、实际完成日期、形象进度、最近上报日期", "已发生的情况，可空 / what has happened so far"),
            new Line("各月完成投资", "当月（非累计）完成额，可空，以后可补报 / paid in that month alone; may be blank and reported later"),
            new Line("拒收", "任何一个单元格有误，整本台账不入库，并逐格说明 / one bad cell and nothing is written; every bad cell is named"));
}
