package city.renewal.notification.application;

import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Stores that may kill whoever writes to them, before or after the write, or hold them up there while others go on. */
public final class Crashes {
    /** The process is gone in the middle of what it did. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final SplittableRandom random;
    private final double probability;
    private boolean enabled = true;
    private double meeting;
    private Runnable others = () -> {};
    private boolean isMeeting;

    Crashes(SplittableRandom random, double probability) {
        this.random = random;
        this.probability = probability;
    }

    void disable() {
        enabled = false;
    }

    /** What somebody else does now and then, from beginning to end, while whoever writes is held up. */
    void meanwhile(double probability, Runnable somebodyElse) {
        meeting = probability;
        others = somebodyElse;
    }

    void here() {
        if (isNow()) {
            throw new Killed();
        }
        if (enabled && !isMeeting && random.nextDouble() < meeting) {
            isMeeting = true;
            try {
                others.run();
            } finally {
                isMeeting = false;
            }
        }
    }

    private boolean isNow() {
        return enabled && random.nextDouble() < probability;
    }

    OutgoingNotifications around(OutgoingNotifications outgoing) {
        return new OutgoingNotifications() {
            @Override
            public List<StoredAggregate<Alert>> claimOlderThan(Duration age, Instant real, int limit) {
                here();
                var claimed = outgoing.claimOlderThan(age, real, limit);
                here();
                return claimed;
            }

            @Override
            public List<StoredAggregate<Alert>> removeAll(
                    List<StoredAggregate<Alert>> read, Collection<String> messageIds) {
                var changed = new ArrayList<StoredAggregate<Alert>>();
                here();
                for (var alert : read) {
                    changed.addAll(outgoing.removeAll(List.of(alert), messageIds));
                    here();
                }
                return changed;
            }
        };
    }

    Channel around(Channel channel) {
        return (List<Message> messages) -> {
            here();
            channel.takeAll(messages);
            here();
        };
    }

    WatchedSubjects around(WatchedSubjects nodes) {
        return new WatchedSubjects() {
            @Override
            public List<WatchedSubject> loadAll(Collection<String> keys) {
                return nodes.loadAll(keys);
            }

            @Override
            public Set<String> saveAll(Collection<SubjectEntry> kept) {
                var lost = new HashSet<String>();
                here();
                for (var each : kept) {
                    lost.addAll(nodes.saveAll(List.of(each)));
                    here();
                }
                return lost;
            }

            @Override
            public List<WatchedSubject> due(Instant now, int limit) {
                return nodes.due(now, limit);
            }

            @Override
            public void makeDue(long rulesVersion, Instant now) {
                nodes.makeDue(rulesVersion, now);
                here();
            }

            @Override
            public Set<String> suspended(Collection<String> keys) {
                return nodes.suspended(keys);
            }

            @Override
            public List<WatchedSubject> overdue(String afterKey, int limit) {
                return nodes.overdue(afterKey, limit);
            }
        };
    }

    Groups around(Groups groups) {
        return new Groups() {
            @Override
            public List<VersionedGroup> loadAll(Collection<String> groupIds) {
                return groups.loadAll(groupIds);
            }

            @Override
            public Set<String> saveAll(Collection<Change> changes) {
                var lost = new HashSet<String>();
                here();
                for (var change : changes) {
                    lost.addAll(groups.saveAll(List.of(change)));
                    here();
                }
                return lost;
            }

            @Override
            public List<VersionedGroup> claimDue(Instant now, Instant real, Duration lease, int limit) {
                return groups.claimDue(now, real, lease, limit);
            }
        };
    }

    <S> Aggregates<S> around(Aggregates<S> aggregates) {
        return new Aggregates<>() {
            @Override
            public Optional<StoredAggregate<S>> load(String id) {
                return aggregates.load(id);
            }

            @Override
            public List<StoredAggregate<S>> loadAll(Collection<String> ids) {
                return aggregates.loadAll(ids);
            }

            @Override
            public boolean create(String id, Change<S> change) {
                here();
                var created = aggregates.create(id, change);
                here();
                return created;
            }

            @Override
            public Set<String> createAll(List<NewAggregate<S>> fresh) {
                var taken = new HashSet<String>();
                here();
                for (var each : fresh) {
                    taken.addAll(aggregates.createAll(List.of(each)));
                    here();
                }
                return taken;
            }

            @Override
            public long save(StoredAggregate<S> read, Change<S> change) {
                here();
                var version = aggregates.save(read, change);
                here();
                return version;
            }

            @Override
            public long publishSnapshot(StoredAggregate<S> read, city.renewal.events.RenewalEvent snapshot) {
                return aggregates.publishSnapshot(read, snapshot);
            }
        };
    }
}
