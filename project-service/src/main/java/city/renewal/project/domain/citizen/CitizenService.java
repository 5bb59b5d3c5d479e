package city.renewal.project.domain.citizen;

import city.renewal.project.domain.problem.Category;
import java.util.Arrays;
import java.util.Optional;

/** The services of the Open311 list that a citizen may report to, each with the category of the resulting problem. */
public enum CitizenService {
    QUALITY(
            Category.QUALITY,
            "工程质量 · Quality of works",
            "渗漏、开裂、空鼓等 · Leaks, cracks and other faults of finished works",
            "渗漏,开裂,质量,leak,crack",
            "工程 · Works"),
    SAFETY(
            Category.SAFETY,
            "安全隐患 · Safety hazards",
            "围挡、脚手架、用电等隐患 · Fences, scaffolding, wiring and other hazards",
            "安全,围挡,脚手架,safety,hazard",
            "工程 · Works"),
    ENVIRONMENT(
            Category.ENVIRONMENT,
            "扬尘与噪声 · Dust and noise",
            "扬尘、噪声、建筑垃圾 · Dust, noise and rubble",
            "扬尘,噪声,垃圾,dust,noise,rubble",
            "环境 · Environment"),
    ORDER(
            Category.ORDER,
            "占道与秩序 · Obstruction and order",
            "占道、乱停、乱堆 · Blocked ways, parking and dumping",
            "占道,停车,堆放,obstruction,parking",
            "环境 · Environment"),
    FACILITIES(
            Category.FACILITIES,
            "公共设施 · Public facilities",
            "路面、井盖、路灯、电梯 · Pavements, manhole covers, lamps and lifts",
            "路面,井盖,路灯,电梯,pavement,manhole,lamp,lift",
            "设施 · Facilities"),
    UTILITIES(
            Category.UTILITIES,
            "水电气暖 · Utilities",
            "停水、停电、管线破损 · Water, power, gas and heating",
            "供水,供电,燃气,供暖,管线,water,power,gas,heating",
            "设施 · Facilities"),
    OTHER(Category.OTHER, "其他 · Other", "其他问题 · Anything else", "其他,other", "其他 · Other");

    private final Category category;
    private final String title;
    private final String description;
    private final String keywords;
    private final String group;

    CitizenService(Category category, String title, String description, String keywords, String group) {
        this.category = category;
        this.title = title;
        this.description = description;
        this.keywords = keywords;
        this.group = group;
    }

    /** Finds the service by its code, which is exactly the constant's name. */
    public static Optional<CitizenService> of(String code) {
        return Arrays.stream(values())
                .filter(service -> service.name().equals(code))
                .findFirst();
    }

    public String code() {
        return name();
    }

    /** The category of the resulting problem, unless the moderator chooses another. */
    public Category category() {
        return category;
    }

    /** The display name for citizens, Chinese and English. */
    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** Comma-separated search terms. */
    public String keywords() {
        return keywords;
    }

    public String group() {
        return group;
    }
}
