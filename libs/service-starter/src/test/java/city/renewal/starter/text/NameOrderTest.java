package city.renewal.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class NameOrderTest {
    private static final List<String> IN_ORDER = List.of(
            "（一）号地", "1号楼", "2号楼", "10号楼", "阿明", "鳌山卫", "北宅", "重庆路", "澹台", "二期", "金家岭", "崂山", "李四", "陆", "淼", "青岛", "瞿",
            "三期", "沙子口", "王哥庄", "王五", "鑫", "一期", "张三", "中韩街道", "A区", "alpha", "b区", "Zed");

    @Test
    void numbersByValueThenHanByPinyinThenLatin(TestInfo info) {
        var seed = System.nanoTime();
        System.out.printf("%s: seed %d%n", info.getDisplayName(), seed);
        var names = new ArrayList<>(IN_ORDER);
        Collections.shuffle(names, new Random(seed));
        var byKey = new ArrayList<>(names);

        names.sort(NameOrder.comparator());
        byKey.sort(Comparator.comparing(NameOrder::key));

        assertThat(names).as("seed %d", seed).isEqualTo(IN_ORDER);
        assertThat(byKey).as("seed %d", seed).isEqualTo(IN_ORDER);
    }

    @Test
    void equalNamesSortByTheirIds() {
        assertThat(NameOrder.key("王立功", "p-1")).isLessThan(NameOrder.key("王立功", "p-2"));
        assertThat(NameOrder.key("王立", "p-9")).isLessThan(NameOrder.key("王立功", "p-1"));
    }

    @Test
    void aKeyIsPlainShortAndThereForEveryText() {
        assertThat(NameOrder.key("崂山")).matches("[0-9a-f]+");
        assertThat(NameOrder.key("")).isNotNull();
        assertThat(NameOrder.key("\uD840")).isNotNull();
        assertThat(NameOrder.key("崂".repeat(500))).hasSizeLessThan(1_000);
    }
}
