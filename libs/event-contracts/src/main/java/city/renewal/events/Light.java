package city.renewal.events;

/** The colour (红黄绿灯) that a node shows. YELLOW is for good: done, but late. */
public enum Light {
    GREEN,
    AMBER,
    RED,
    GREY,
    YELLOW
}
