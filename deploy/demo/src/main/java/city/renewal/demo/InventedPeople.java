package city.renewal.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names that belong to nobody: drawn from common surnames and characters, no name twice in one ledger. */
final class InventedPeople {

    private static final String SURNAMES =
            "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方任袁柳史唐薛雷贺倪汤罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛米贝明臧计成戴宋庞纪舒屈项祝董梁杜阮蓝闵席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田胡凌霍";
    private static final String FIRST = "建国志文明海晓立长永春秋正德学思宏伟振新一子云天光承启维佳景瑞";
    private static final String SECOND = "军平东强峰波涛亮洋磊斌鹏杰宁辉刚林川岩松柏舟帆远达航清源泽川铭宇恒毅诚";

    private final SeededRandom random;
    private final Set<String> taken = new HashSet<>();

    InventedPeople(SeededRandom random, Set<String> reserved) {
        this.random = random;
        this.taken.addAll(reserved);
    }

    String name() {
        while (true) {
            var name = letter(SURNAMES) + letter(FIRST) + letter(SECOND);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    List<DemoPerson> several(int count, String idPrefix) {
        var people = new ArrayList<DemoPerson>();
        for (int number = 1; number <= count; number++) {
            people.add(new DemoPerson(idPrefix.isEmpty() ? "" : "%s%02d".formatted(idPrefix, number), name()));
        }
        return people;
    }

    /** Units without ids, each with six people of its own. */
    List<DemoUnit> units(List<String> names, UnaryOperator<String> naming) {
        var units = new ArrayList<DemoUnit>();
        for (var name : names) {
            units.add(new DemoUnit("", naming.apply(name), several(6, "")));
        }
        return units;
    }

    private String letter(String letters) {
        int index = random.between(0, letters.length() - 1);
        return letters.substring(index, index + 1);
    }
}
