package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.delivery.Deliveries.State;
import city.renewal.notification.application.delivery.DeliveryLedger;
import city.renewal.notification.application.delivery.DeliveryLedger.Entry;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.recipient.Recipient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where an alert's messages are: in the inbox of somebody whom the directory knows, and in the ledger of deliveries. A
 * decision in a group's message has no lines here: the group's message has its own, under the group's id.
 */
public final class DeliveriesOfAlert {
    private final Inbox inbox;
    private final DeliveryLedger ledger;
    private final Directory directory;

    public DeliveriesOfAlert(Inbox inbox, DeliveryLedger ledger, Directory directory) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.directory = directory;
    }

    /**
     * A message by one channel.
     *
     * @param target an inbox address, a webhook's id, or whose contact says the address
     * @param state as the ledger of deliveries has it; what lies in an inbox is delivered
     */
    public record MessageDelivery(String messageId, ChannelName channel, String target, State state) {}

    public List<MessageDelivery> of(Alert alert) {
        var notified = alert.notified();
        var ids = notified.stream().map(Notified::messageId).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<MessageDelivery>();
        var kept = inbox.kept(ids);
        var known = known(alert);
        notified.stream()
                .filter(record -> kept.contains(record.messageId()) && known.contains(record.personId()))
                .map(record ->
                        new MessageDelivery(record.messageId(), ChannelName.INBOX, record.personId(), State.DELIVERED))
                .forEach(lines::add);
        ledger.ofMessages(ids).stream().map(DeliveriesOfAlert::line).forEach(lines::add);
        return lines;
    }

    private static MessageDelivery line(Entry entry) {
        return new MessageDelivery(entry.messageId(), entry.channel(), entry.target(), entry.state());
    }

    /** The known addresses of those that were notified; a person who has left was known when they were notified. */
    private Set<String> known(Alert alert) {
        var persons = new HashSet<String>();
        var units = new HashSet<String>();
        alert.notifiedAddresses().forEach(address -> {
            switch (Recipient.at(address, address)) {
                case Recipient.Person _ -> persons.add(address);
                case Recipient.Unit unit -> units.add(unit.unit().unitId());
                case Recipient.SupervisionOffice _ -> {}
            }
        });
        var people = directory.among(persons, units);
        var known = new HashSet<String>();
        alert.notifiedAddresses().stream()
                .filter(address -> people.reaches(Recipient.at(address, address)) || people.hasLeft(address))
                .forEach(known::add);
        return known;
    }
}
