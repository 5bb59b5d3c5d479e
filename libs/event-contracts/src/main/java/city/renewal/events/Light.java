package city.renewal.events;

/** The colour (红黄绿灯) of a node. YELLOW is final: the node is done, but was late. */
public enum Light {
    GREEN,
    AMBER,
    RED,
    GREY,
    YELLOW
}
