package city.renewal.local.store;

import org.jspecify.annotations.Nullable;

/** Is told what a command changes while it runs, and keeps that when the command has ended. Used under the backend's lock. */
interface Journal {
    /** @param value null when the key was removed */
    void changed(LoggedMap<?> map, Object key, @Nullable Object value);

    /** A map was made, removed or renamed. */
    void structureChanged();

    /** Keeps all that the command changed, or none of it and fails. */
    void endOfCommand();

    /** In order: what was kept lies in one file then. */
    void close();

    /** Of a store that is lost with its process. */
    enum Nothing implements Journal {
        KEPT;

        @Override
        public void changed(LoggedMap<?> map, Object key, @Nullable Object value) {}

        @Override
        public void structureChanged() {}

        @Override
        public void endOfCommand() {}

        @Override
        public void close() {}
    }
}
