package city.renewal.notification.application;

import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who among the recipients of messages is reached by a channel that goes to people's own addresses. */
public final class PersonalTargets {
    private final Contacts contacts;
    private final ChannelName channel;
    private final String lane;
    private final Function<Contact, @Nullable String> address;

    /** @param address of the channel's kind in a contact; null: there is none */
    public PersonalTargets(
            Contacts contacts, ChannelName channel, String lane, Function<Contact, @Nullable String> address) {
        this.contacts = contacts;
        this.channel = channel;
        this.lane = lane;
        this.address = address;
    }

    /** One delivery for each message whose recipient has an address and wants it there. */
    public List<Delivery> of(List<Message> messages) {
        var people = contacts.loadAll(messages.stream().map(Message::address).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Contact::personId, contact -> contact));
        var deliveries = new ArrayList<Delivery>();
        for (var message : messages) {
            var contact = people.get(message.address());
            if (contact != null && address.apply(contact) != null && contact.wants(channel, message.severity())) {
                deliveries.add(new Delivery(channel, message.address(), lane, message));
            }
        }
        return deliveries;
    }

    /** The contact as it is at this moment, while it still has an address. */
    public Optional<Contact> find(String target) {
        return Optional.ofNullable(contacts.load(target).contact()).filter(contact -> address.apply(contact) != null);
    }
}
