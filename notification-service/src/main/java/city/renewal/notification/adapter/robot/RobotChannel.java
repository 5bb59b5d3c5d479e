package city.renewal.notification.adapter.robot;

import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.Endpoint;
import city.renewal.notification.application.delivery.ExternalChannel;
import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.application.message.MessageRenderer;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The robots of one kind, each an endpoint of its own. */
public final class RobotChannel implements ExternalChannel {
    private final ChannelName channel;
    private final List<Robot> robots;
    private final List<Endpoint> endpoints;

    /** @param robots of this channel */
    public RobotChannel(
            ChannelName channel,
            List<Robot> robots,
            Duration timeout,
            MessageRenderer renderer,
            OutboundHttp http,
            JsonMapper mapper,
            InstantSource real) {
        this.channel = channel;
        this.robots = List.copyOf(robots);
        this.endpoints = robots.stream()
                .<Endpoint>map(robot -> new RobotEndpoint(robot, timeout, renderer, http, mapper, real))
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
                    .forEach(robot -> deliveries.add(new Delivery(channel, robot.name(), robot.endpointId(), message)));
        }
        return deliveries;
    }

    @Override
    public List<Endpoint> endpoints() {
        return endpoints;
    }
}
