package city.renewal.local.store;

import org.jspecify.annotations.Nullable;

/**
 * Records what a command changes while it runs, and makes the changes durable when the command ends. Used under the
 * backend's lock.
 */
interface ChangeJournal {
    /** @param value null when the key was removed */
    void recordChange(JournaledMap<?> map, Object key, @Nullable Object value);

    /** Records that a map was created, removed or renamed. */
    void recordStructureChange();

    /** Makes all changes of the command durable, or none of them and throws. */
    void commitCommand();

    /** Closes in order: afterwards everything durable is in one file. */
    void close();

    /** The journal of a store in memory, which records nothing. */
    enum None implements ChangeJournal {
        INSTANCE;

        @Override
        public void recordChange(JournaledMap<?> map, Object key, @Nullable Object value) {}

        @Override
        public void recordStructureChange() {}

        @Override
        public void commitCommand() {}

        @Override
        public void close() {}
    }
}
