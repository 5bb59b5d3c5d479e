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

/** Listens for MongoDB's drivers as the library's own server does, with another way from bytes to documents and back. */
final class WireServer {
    private static final int LONGEST_END_SECONDS = 5;

    private final MongoBackend backend;
    private final EventLoopGroup accepting = group("mongo-server-boss");
    private final EventLoopGroup working = group("mongo-server-worker");
    private final ChannelGroup clients = new DefaultChannelGroup("mongodb-channels", working.next());
    private final Channel listening;

    private WireServer(MongoBackend backend, InetSocketAddress address) {
        this.backend = backend;
        try {
            this.listening = new ServerBootstrap()
                    .group(accepting, working)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_BACKLOG, 100)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new Pipeline())
                    .bind(address)
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException refused) {
            end();
            throw refused;
        }
    }

    /** Closes the backend when the address can't be had. */
    static WireServer bind(MongoBackend backend, InetSocketAddress address) {
        return new WireServer(backend, address);
    }

    private static EventLoopGroup group(String name) {
        return new MultiThreadIoEventLoopGroup(new MongoThreadFactory(name), NioIoHandler.newFactory());
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Takes nothing more, and closes the backend when what runs has ended. */
    void close() {
        listening.close().syncUninterruptibly();
        clients.close().syncUninterruptibly();
        end();
    }

    private void end() {
        var accepted = accepting.shutdownGracefully(0, LONGEST_END_SECONDS, TimeUnit.SECONDS);
        var worked = working.shutdownGracefully(0, LONGEST_END_SECONDS, TimeUnit.SECONDS);
        accepted.syncUninterruptibly();
        worked.syncUninterruptibly();
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
