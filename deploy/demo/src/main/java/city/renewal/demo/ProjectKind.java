package city.renewal.demo;

import static city.renewal.demo.WorkStep.desk;
import static city.renewal.demo.WorkStep.milestone;
import static city.renewal.demo.WorkStep.overlapping;
import static city.renewal.demo.WorkStep.permit;
import static city.renewal.demo.WorkStep.work;

import java.util.List;

/**
 * The kinds of projects, with the steps of each and its smallest and largest usual cost in 万元, of which only
 * the proportions count.
 */
enum ProjectKind {
    /* 历史建筑保护利用 */
    HERITAGE(
            1_500,
            12_000,
            permit("文物影响评估", 8),
            permit("修缮方案批复", 8),
            permit("施工招标", 7),
            work("结构加固与修缮施工", 34),
            overlapping("展陈与业态布置", 20),
            work("竣工验收", 6)),
    /* 低效园区开发 */
    INDUSTRY(
            60_000,
            260_000,
            desk("土地整理与收储", 14),
            permit("土地出让", 9),
            permit("建设工程规划许可", 7),
            permit("施工许可", 5),
            work("基坑与基础施工", 18),
            work("主体施工", 30),
            overlapping("机电安装与装修", 18),
            work("竣工验收备案", 5)),
    /* 旧村改造 */
    VILLAGE(
            120_000,
            420_000,
            permit("改造方案批复", 8),
            desk("征收补偿签约", 16),
            work("房屋拆除与场地平整", 12),
            permit("建设工程规划许可", 7),
            permit("施工许可", 5),
            milestone("改造启动开工"),
            work("基础与地下结构施工", 18),
            work("主体施工", 30)),
    /* 安置房建设 */
    RESETTLEMENT(
            50_000,
            180_000,
            permit("建设用地规划许可", 6),
            desk("施工图设计与审查", 9),
            permit("施工许可", 5),
            milestone("安置房开工"),
            work("基础施工", 16),
            work("主体施工至封顶", 30),
            overlapping("室内外装修与管网配套", 22),
            work("竣工验收与选房", 7)),
    /* 老旧小区改造 */
    COMPOUND(
            900,
            9_000,
            desk("现状调查与居民意见征集", 8),
            permit("改造方案公示与批复", 8),
            permit("施工招标", 8),
            work("外墙保温与屋面防水", 30),
            overlapping("管线入地与弱电整理", 24),
            work("道路铺装与绿化", 14),
            work("竣工验收与移交", 6)),
    /* 市政管网 */
    MUNICIPAL(
            2_000,
            22_000,
            desk("管线普查与方案设计", 10),
            permit("初步设计及概算批复", 9),
            permit("施工招标", 8),
            work("管线迁改", 14),
            work("管道敷设", 28),
            overlapping("路面恢复", 16),
            work("通水试运行与验收", 6)),
    /* 道路建设 */
    ROAD(
            8_000,
            90_000,
            permit("工程可行性研究批复", 10),
            permit("用地手续办理", 10),
            permit("初步设计批复", 8),
            permit("施工招标", 7),
            work("路基与桥涵施工", 28),
            overlapping("路面及附属工程", 24),
            work("交工验收与通车", 6)),
    /* 地铁及沿线开发 */
    METRO(
            150_000,
            600_000,
            permit("前期手续办理", 9),
            work("征迁与管线迁改", 16),
            work("围护结构施工", 22),
            overlapping("主体结构施工", 30),
            permit("沿线地块开发方案批复", 8),
            work("附属与装修施工", 16)),
    /* 停车设施 */
    PARKING(
            400,
            7_000,
            permit("选址与备案", 8),
            permit("方案审查", 7),
            permit("施工招标", 7),
            work("土建施工", 26),
            overlapping("设备安装调试", 16),
            permit("消防验收", 6),
            milestone("投入使用")),
    /* 公园绿地 */
    PARK(
            800,
            16_000,
            desk("方案设计", 9),
            permit("立项批复", 7),
            permit("施工招标", 7),
            work("土方与基础工程", 18),
            overlapping("绿化种植", 20),
            work("园路与设施安装", 14),
            work("竣工验收与开放", 5)),
    /* 加装电梯 */
    LIFT(
            55,
            90,
            desk("居民签约与方案公示", 14),
            permit("规划与施工许可", 10),
            work("基础与井道施工", 24),
            overlapping("电梯安装调试", 14),
            permit("特种设备检验与交付", 6)),
    /* 特色街区提升 */
    STREET(
            3_000,
            30_000,
            desk("街区策划与风貌方案", 10),
            permit("方案评审与批复", 7),
            work("立面与店招整治", 22),
            overlapping("管线整理与铺装", 20),
            desk("业态调整与招商", 14),
            milestone("开街")),
    /* 微更新 */
    MICRO(30, 400, desk("居民议事与方案共商", 10), work("现场施工", 24), overlapping("绿化与小品安装", 12), work("验收与回访", 5)),
    /** One sequence of works to the end: crews must not collide in the same building. */
    SEQUENCED_COMPOUND(
            6_000,
            30_000,
            desk("入户调查与居民意见征集", 8),
            permit("“一张蓝图”方案批复", 8),
            permit("施工招标", 7),
            work("外墙保温施工", 22),
            work("屋面与外墙渗漏治理", 16),
            work("架空线缆整理入地", 14),
            overlapping("道路与庭院整治", 14),
            work("竣工验收与移交", 6)),
    /* 城市建设 */
    CONSTRUCTION(
            2_500,
            60_000,
            permit("立项批复", 7),
            permit("建设用地规划许可", 7),
            permit("建设工程规划许可", 7),
            permit("施工许可", 6),
            work("主体施工", 34),
            overlapping("配套与绿化", 20),
            work("竣工验收", 6));

    private final int least;
    private final int most;

    @SuppressWarnings("ImmutableEnumChecker") // List.of() is.
    private final List<WorkStep> steps;

    ProjectKind(int least, int most, WorkStep... steps) {
        this.least = least;
        this.most = most;
        this.steps = List.of(steps);
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    List<WorkStep> steps() {
        return steps;
    }
}
