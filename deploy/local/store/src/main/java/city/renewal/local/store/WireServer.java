package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoThreadFactory;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A server for MongoDB drivers like the library's own, with a faster BSON encoder and decoder. */
final class WireServer {
    private static final int SHUTDOWN_TIMEOUT_SECONDS = 5;

    private final MongoBackend backend;
    private final EventLoopGroup acceptors = group("mongo-server-boss");
    private final EventLoopGroup workers = group("mongo-server-worker");
    private final ChannelGroup clients = new DefaultChannelGroup("mongodb-channels", workers.next());
    private final Channel serverChannel;

    private WireServer(MongoBackend backend, InetSocketAddress address) {
        this.backend = backend;
        try {
            this.serverChannel = new ServerBootstrap()
                    .group(acceptors, workers)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_BACKLOG, 100)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new Pipeline())
                    .bind(address)
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException refused) {
            shutDown();
            throw refused;
        }
    }

    /** Closes the backend if the address can't be bound. */
    static WireServer bind(MongoBackend backend, InetSocketAddress address) {
        return new WireServer(backend, address);
    }

    private static EventLoopGroup group(String name) {
        return new MultiThreadIoEventLoopGroup(new MongoThreadFactory(name), NioIoHandler.newFactory());
    }

    int port() {
        return ((InetSocketAddress) serverChannel.localAddress()).getPort();
    }

    /** Accepts no more commands, and closes the backend after the running ones have ended. */
    void close() {
        serverChannel.close().syncUninterruptibly();
        clients.close().syncUninterruptibly();
        shutDown();
    }

    private void shutDown() {
        var acceptorsStopped = acceptors.shutdownGracefully(0, SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        var workersStopped = workers.shutdownGracefully(0, SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        acceptorsStopped.syncUninterruptibly();
        workersStopped.syncUninterruptibly();
        backend.close();
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            channel.pipeline()
                    .addLast(
                            new MongoWireReplyEncoder(),
                            new ReplyEncoder(),
                            new RequestDecoder(),
                            new MongoDatabaseHandler(backend, clients),
                            new MongoExceptionHandler());
        }
    }
}
