package city.renewal.local.store;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** A map of the file that records each put and removal in the journal. All changes go through it. */
final class JournaledMap<V> extends MVMap<Object, V> {
    private final ChangeJournal journal;

    private JournaledMap(Map<String, Object> config, DataType<V> values, ChangeJournal journal) {
        super(config, KeyDataType.INSTANCE, values);
        this.journal = journal;
    }

    static <V> JournaledMap<V> open(MVStore file, String name, DataType<V> values, ChangeJournal journal) {
        if (!file.hasMap(name)) {
            journal.recordStructureChange();
        }
        return file.openMap(name, new JournaledMapBuilder<>(values, journal));
    }

    @Override
    public @Nullable V operate(Object key, @Nullable V value, DecisionMaker<? super V> decision) {
        var before = super.operate(key, value, decision);
        if (decision.equals(DecisionMaker.REMOVE)) {
            if (before != null) {
                journal.recordChange(this, key, null);
            }
        } else if (value != null && (decision.equals(DecisionMaker.PUT) || before == null)) {
            // Without PUT, a value is put only where none was. Compaction rewrites existing entries and passes no
            // value.
            journal.recordChange(this, key, value);
        }
        return before;
    }

    /** Applies a change from the log, which is not recorded again. */
    void replay(Object key, @Nullable V value) {
        if (value == null) {
            super.operate(key, null, DecisionMaker.REMOVE);
        } else {
            super.operate(key, value, DecisionMaker.PUT);
        }
    }

    private static final class JournaledMapBuilder<V> extends BasicBuilder<JournaledMap<V>, Object, V> {
        private final DataType<V> values;
        private final ChangeJournal journal;

        JournaledMapBuilder(DataType<V> values, ChangeJournal journal) {
            this.values = values;
            this.journal = journal;
            setKeyType(KeyDataType.INSTANCE);
            setValueType(values);
        }

        @Override
        protected JournaledMap<V> create(Map<String, Object> config) {
            return new JournaledMap<>(config, values, journal);
        }
    }
}
