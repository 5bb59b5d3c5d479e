package city.renewal.local.store;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** A map of the file that tells the journal what is put into it and removed from it; nothing else may change it. */
final class LoggedMap<V> extends MVMap<Object, V> {
    private final Journal journal;

    private LoggedMap(Map<String, Object> config, DataType<V> values, Journal journal) {
        super(config, StoredType.INSTANCE, values);
        this.journal = journal;
    }

    static <V> LoggedMap<V> open(MVStore file, String name, DataType<V> values, Journal journal) {
        if (!file.hasMap(name)) {
            journal.structureChanged();
        }
        return file.openMap(name, new Opening<>(values, journal));
    }

    @Override
    public @Nullable V operate(Object key, @Nullable V value, DecisionMaker<? super V> decision) {
        var before = super.operate(key, value, decision);
        if (decision.equals(DecisionMaker.REMOVE)) {
            if (before != null) {
                journal.changed(this, key, null);
            }
        } else if (value != null && (decision.equals(DecisionMaker.PUT) || before == null)) {
            // The last one is a put of what is not there yet. Compaction moves what is there, and gives no value.
            journal.changed(this, key, value);
        }
        return before;
    }

    /** What the journal has told: it needn't be told in turn. */
    void replay(Object key, @Nullable V value) {
        if (value == null) {
            super.operate(key, null, DecisionMaker.REMOVE);
        } else {
            super.operate(key, value, DecisionMaker.PUT);
        }
    }

    private static final class Opening<V> extends BasicBuilder<LoggedMap<V>, Object, V> {
        private final DataType<V> values;
        private final Journal journal;

        Opening(DataType<V> values, Journal journal) {
            this.values = values;
            this.journal = journal;
            setKeyType(StoredType.INSTANCE);
            setValueType(values);
        }

        @Override
        protected LoggedMap<V> create(Map<String, Object> config) {
            return new LoggedMap<>(config, values, journal);
        }
    }
}
