package city.renewal.local.launcher;

import city.renewal.local.mongod.ReplicaSet;

/** What makes a process of the platform healthy. */
enum HealthCheck {
    /** Spring Boot's health endpoint on the management port is UP. */
    HTTP {
        @Override
        boolean isHealthy(int port, int managementPort) {
            return HealthProbe.isUp(managementPort);
        }
    },

    /** The port accepts connections. */
    OPEN_PORT {
        @Override
        boolean isHealthy(int port, int managementPort) {
            return HealthProbe.acceptsConnections(port);
        }
    },

    /** A {@code mongod} accepts writes: it is the primary of its replica set, which is initiated on the way there. */
    MONGODB_PRIMARY {
        @Override
        boolean isHealthy(int port, int managementPort) {
            return new ReplicaSet(port).isPrimary();
        }

        @Override
        void prepare(int port) {
            new ReplicaSet(port).initiate();
        }
    };

    abstract boolean isHealthy(int port, int managementPort);

    /**
     * Does what a started process needs before it can be healthy. Idempotent: called again and again until the process
     * is healthy.
     *
     * @throws city.renewal.local.mongod.StoreException if the process refuses
     */
    void prepare(int port) {}
}
