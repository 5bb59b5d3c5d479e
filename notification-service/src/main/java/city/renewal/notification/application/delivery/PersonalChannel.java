package city.renewal.notification.application.delivery;

import city.renewal.notification.application.directory.Contacts;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A channel to people's own addresses, all behind one endpoint. The address itself is read at each attempt.
 */
public abstract class PersonalChannel implements ExternalChannel, Endpoint, MessageSender {
    private final ChannelName channel;
    private final String endpointId;
    private final Contacts contacts;
    private final Function<Contact, @Nullable String> address;

    /** @param address of the channel's kind in a contact, if it is confirmed; null: there is none */
    protected PersonalChannel(
            ChannelName channel, String endpointId, Contacts contacts, Function<Contact, @Nullable String> address) {
        this.channel = channel;
        this.endpointId = endpointId;
        this.contacts = contacts;
        this.address = address;
    }

    @Override
    public final ChannelName channel() {
        return channel;
    }

    /** One delivery for each message whose recipient has an address and wants it there. */
    @Override
    public final List<Delivery> address(List<Message> messages) {
        var people = contacts.loadAll(messages.stream().map(Message::address).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Contact::personId, contact -> contact));
        var deliveries = new ArrayList<Delivery>();
        for (var message : messages) {
            var contact = people.get(message.address());
            if (contact != null && address.apply(contact) != null && contact.wants(channel, message.severity())) {
                deliveries.add(new Delivery(channel, message.address(), endpointId, message));
            }
        }
        return deliveries;
    }

    @Override
    public final List<Endpoint> endpoints() {
        return List.of(this);
    }

    @Override
    public final String id() {
        return endpointId;
    }

    @Override
    public final MessageSender sender() {
        return this;
    }

    /** The contact as it is at this moment, while it still has an address. */
    protected final Optional<Contact> find(Delivery delivery) {
        return Optional.ofNullable(contacts.load(delivery.target()).contact())
                .filter(contact -> address.apply(contact) != null);
    }
}
