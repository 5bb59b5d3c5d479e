package city.renewal.demo;

import java.util.List;

/** Streets by their names in ledgers, with the communities and roads that projects are named after. */
final class Districts {

    private Districts() {}

    /** A street and places in it. */
    record Street(String name, List<String> places) {}

    private static Street street(String name, String... places) {
        return new Street(name, List.of(places));
    }

    static final Street ZHONGHAN = street(
            "中韩街道", "东韩", "西韩", "张村", "牟家", "中韩", "北村", "孙家下庄", "车家下庄", "刘家下庄", "王家下庄", "董家下庄", "枯桃", "郑张", "西姜",
            "山东头");
    static final Street SHAZIKOU = street(
            "沙子口街道", "沙子口", "栲栳岛", "董家埠", "东姜", "南姜", "登瀛", "彭家庄", "松山后", "汉河", "大石村", "砖塔岭", "流清河", "大平岚", "岭西");
    static final Street WANGGEZHUANG =
            street("王哥庄街道", "王哥庄", "港东", "港西", "黄山", "会场", "桑园", "峰山西", "囤山", "晓望", "江家土寨", "返岭", "青山", "雕龙嘴", "何家");
    static final Street BEIZHAI =
            street("北宅街道", "毕家", "大崂", "南北岭", "卧龙", "沟崖", "峪夼", "华阳", "东陈", "孙家", "五龙涧", "我乐", "周哥庄", "洪园", "磅石");
    static final Street JINJIALING = street(
            "金家岭街道", "金家岭", "大麦岛", "王家村", "午山", "朱家洼", "石老人", "徐家麦岛", "仙霞岭路", "香港东路", "海尔路", "苗岭路", "深圳路", "秦岭路",
            "云岭路");
    static final Street LAOSHAN = street("崂山区", "滨海大道", "松岭路", "辽阳东路", "崂山路", "银川东路", "张村河");

    static final List<Street> LAOSHAN_STREETS = List.of(ZHONGHAN, SHAZIKOU, WANGGEZHUANG, BEIZHAI, JINJIALING);

    static final List<Street> SHINAN_STREETS = List.of(
            street("香港中路街道", "香港中路", "燕儿岛路", "南京路", "闽江路"),
            street("八大峡街道", "八大峡", "西陵峡路", "瞿塘峡路", "团岛"),
            street("云南路街道", "云南路", "台西三路", "东平路", "费县路"),
            street("中山路街道", "中山路", "湖北路", "天津路", "河南路"),
            street("江苏路街道", "江苏路", "大学路", "龙江路", "黄县路"),
            street("八大关街道", "八大关", "荣成路", "正阳关路", "武胜关路"),
            street("湛山街道", "湛山", "湛山五路", "太平角", "东海一路"),
            street("金湖路街道", "金湖路", "宁夏路", "金田路", "仰口路"),
            street("八大湖街道", "八大湖", "太湖路", "洪泽湖路", "巢湖路"),
            street("金门路街道", "金门路", "徐州路", "盐城路", "扬州路"),
            street("珠海路街道", "珠海路", "增城路", "东海中路", "新会路"));
    static final Street SHINAN = street("市南区", "东海西路", "贵州路", "太平路", "山东路");

    static final List<Street> SHIBEI_STREETS = List.of(
            street("辽宁路街道", "辽宁路", "泰山路", "热河路"),
            street("延安路街道", "延安路", "广饶路", "利津路"),
            street("登州路街道", "登州路", "松山路", "沾化路"),
            street("宁夏路街道", "宁夏路", "南京路", "镇江北路"),
            street("敦化路街道", "敦化路", "辽阳西路", "绍兴路"),
            street("辽源路街道", "辽源路", "抚顺路", "伊春路"),
            street("合肥路街道", "合肥路", "劲松三路", "哈尔滨路"),
            street("大港街道", "大港", "商河路", "冠县路"),
            street("即墨路街道", "即墨路", "济宁路", "市场三路"),
            street("台东街道", "台东", "威海路", "台东六路"),
            street("镇江路街道", "镇江路", "芙蓉路", "标山路"),
            street("浮山新区街道", "浮山", "同安路", "劲松七路"),
            street("阜新路街道", "阜新路", "平安路", "鞍山二路"),
            street("海伦路街道", "海伦路", "杭州路", "北山路"),
            street("四方街道", "四方", "嘉定路", "海岸路"),
            street("兴隆路街道", "兴隆路", "四流南路", "郑州路"),
            street("水清沟街道", "水清沟", "重庆南路", "万安支路"),
            street("洛阳路街道", "洛阳路", "南昌路", "开封路"),
            street("河西街道", "河西", "周口路", "黑龙江中路"),
            street("湖岛街道", "湖岛", "兴德路", "瑞昌路"),
            street("开平路街道", "开平路", "长沙路", "清江路"),
            street("双山街道", "双山", "萍乡路", "浮山后"));

    static final List<Street> JIYUAN_STREETS = List.of(
            street("沁园街道", "沁园路", "黄河大道", "学苑路"),
            street("济水街道", "济水大街", "宣化街", "荆梁街"),
            street("北海街道", "北海大道", "济渎路", "文昌路"),
            street("天坛街道", "天坛路", "汤帝路", "玉川路"),
            street("玉泉街道", "玉泉路", "愚公路", "东环路"),
            street("克井镇", "克井", "太行大道"),
            street("轵城镇", "轵城", "南二环"),
            street("思礼镇", "思礼", "西环路"));
    static final Street JIYUAN = street("济源市", "蟒河", "湨河", "双桥河", "南山");
}
