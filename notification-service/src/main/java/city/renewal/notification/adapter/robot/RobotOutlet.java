package city.renewal.notification.adapter.robot;

import city.renewal.notification.application.Composer;
import city.renewal.notification.application.Delivery;
import city.renewal.notification.application.Lane;
import city.renewal.notification.application.Outlet;
import city.renewal.notification.application.Wire;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The robots of one kind, each in a lane of its own. */
public final class RobotOutlet implements Outlet {
    private final ChannelName channel;
    private final List<Robot> robots;
    private final List<Lane> lanes;

    /** @param robots of this channel */
    public RobotOutlet(
            ChannelName channel,
            List<Robot> robots,
            Duration timeout,
            Composer composer,
            Wire wire,
            JsonMapper mapper,
            InstantSource real) {
        this.channel = channel;
        this.robots = List.copyOf(robots);
        this.lanes = robots.stream()
                .<Lane>map(robot -> new RobotLane(robot, timeout, composer, wire, mapper, real))
                .toList();
    }

    @Override
    public ChannelName channel() {
        return channel;
    }

    @Override
    public List<Delivery> address(List<Message> messages) {
        var deliveries = new ArrayList<Delivery>();
        for (var message : messages) {
            robots.stream()
                    .filter(robot -> robot.serves(message.address()))
                    .forEach(robot -> deliveries.add(new Delivery(channel, robot.name(), robot.lane(), message)));
        }
        return deliveries;
    }

    @Override
    public List<Lane> lanes() {
        return lanes;
    }
}
