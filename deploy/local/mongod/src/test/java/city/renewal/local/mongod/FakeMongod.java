package city.renewal.local.mongod;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * A stand-in for {@code mongod} where none is installed: it answers {@code --version}, keeps the configuration of its
 * replica set in {@code --dbpath}, and answers the commands about it. It has no databases.
 */
public final class FakeMongod {

    private static final int DOCUMENT_OFFSET = 21;

    private final String member;
    private final Path configuration;
    private final Path changes;

    private FakeMongod(Path folder, int port) {
        this.member = "127.0.0.1:" + port;
        this.configuration = folder.resolve("configuration.json");
        this.changes = folder.resolve("changes");
    }

    /** Writes a program {@code mongod} to a folder, which reports the version. */
    public static Path install(Path folder, String version) throws IOException {
        return script(
                folder,
                "exec '%s' -Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dversion=%s -cp '%s' %s \"$@\""
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                version,
                                System.getProperty("java.class.path"),
                                FakeMongod.class.getName()));
    }

    /** Writes a program {@code mongod} that prints the lines and ends with code 100, whenever it is to start. */
    public static Path installFailing(Path folder, String version, List<String> lines) throws IOException {
        var output = Files.write(Files.createDirectories(folder).resolve("output"), lines);
        return script(
                folder,
                "[ \"$1\" != --version ] || { echo 'db version v%s'; exit; }; cat '%s'; exit 100"
                        .formatted(version, output));
    }

    /** Writes a program {@code mongod}: a shell script. */
    public static Path script(Path folder, String script) throws IOException {
        var program =
                Files.writeString(Files.createDirectories(folder).resolve("mongod"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The commands that changed the replica set of this data folder, oldest first. */
    public static List<String> changes(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("changes"));
    }

    public static void main(String[] args) throws IOException {
        var options = new ArrayList<>(List.of(args));
        if (options.contains("--version")) {
            System.out.println("db version v" + System.getProperty("version"));
            return;
        }
        var folder = Path.of(options.get(options.indexOf("--dbpath") + 1));
        var port = Integer.parseInt(options.get(options.indexOf("--port") + 1));
        var host = options.get(options.indexOf("--bind_ip") + 1);
        Files.writeString(folder.resolve("WiredTiger"), "not WiredTiger's");
        var server = new FakeMongod(folder, port);
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            while (true) {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> server.serve(client));
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            while (true) {
                var length = Integer.reverseBytes(in.readInt());
                var message = new byte[length];
                in.readFully(message, Integer.BYTES, length - Integer.BYTES);
                var command = new RawBsonDocument(message, DOCUMENT_OFFSET, length - DOCUMENT_OFFSET);
                var reply = new RawBsonDocument(BsonDocument.parse(reply(command)), new BsonDocumentCodec())
                        .getByteBuffer()
                        .asNIO();
                var total = DOCUMENT_OFFSET + reply.remaining();
                var buffer = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
                buffer.putInt(total).putInt(1).putInt(0).putInt(2013);
                buffer.putInt(0).put((byte) 0).put(reply);
                client.getOutputStream().write(buffer.array());
            }
        } catch (EOFException closed) {
            // The client has what it wanted.
        } catch (IOException broken) {
            broken.printStackTrace();
        }
    }

    private synchronized String reply(BsonDocument command) throws IOException {
        var isInitiated = Files.exists(configuration);
        return switch (command.getFirstKey()) {
            case "isMaster" ->
                isInitiated && host().equals(member)
                        ? "{ok: 1, ismaster: true, setName: 'renewal', hosts: ['%s']}".formatted(member)
                        : "{ok: 1, ismaster: false, isreplicaset: true}";
            case "replSetGetConfig" ->
                isInitiated
                        ? "{ok: 1, config: %s}".formatted(Files.readString(configuration))
                        : "{ok: 0, code: 94, errmsg: 'no replset config has been received'}";
            case "replSetInitiate" ->
                isInitiated
                        ? "{ok: 0, code: 23, errmsg: 'already initialized'}"
                        : change(command, command.getDocument("replSetInitiate"));
            case "replSetReconfig" ->
                command.getBoolean("force").getValue()
                        ? change(command, command.getDocument("replSetReconfig"))
                        : "{ok: 0, code: 10107, errmsg: 'not primary'}";
            default -> "{ok: 0, code: 59, errmsg: 'no such command'}";
        };
    }

    private String change(BsonDocument command, BsonDocument next) throws IOException {
        Files.writeString(configuration, next.toJson());
        Files.writeString(
                changes,
                "%s %s%n".formatted(command.getFirstKey(), host()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return "{ok: 1}";
    }

    private String host() throws IOException {
        return BsonDocument.parse(Files.readString(configuration))
                .getArray("members")
                .getFirst()
                .asDocument()
                .getString("host", new BsonString(""))
                .getValue();
    }
}
