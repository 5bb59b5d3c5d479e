package city.renewal.local.mongod;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * A connection for administration commands: one request and its reply at a time, as {@code OP_MSG} messages of MongoDB's
 * wire protocol. Not thread-safe.
 *
 * <pre>
 * message: length int32, requestId int32, responseTo int32, opCode int32 (2013), flags int32, section kind int8 (0), BSON document
 * </pre>
 */
final class MongoConnection implements AutoCloseable {

    private static final int OP_MSG = 2013;
    private static final int HEADER_BYTES = 16;
    private static final int DOCUMENT_OFFSET = HEADER_BYTES + 5;
    private static final int MAX_REPLY_BYTES = 1024 * 1024;
    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 5_000;

    private final Socket socket;
    private int requestId;

    private MongoConnection(Socket socket) {
        this.socket = socket;
    }

    static MongoConnection open(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            return new MongoConnection(socket);
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    /** The reply to a command on the database {@code admin}, whether it succeeded or not. */
    BsonDocument adminCommand(BsonDocument command) throws IOException {
        send(command.clone().append("$db", new BsonString("admin")));
        return receive();
    }

    private void send(BsonDocument command) throws IOException {
        var document = new RawBsonDocument(command, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        var length = DOCUMENT_OFFSET + document.remaining();
        var message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(length).putInt(++requestId).putInt(0).putInt(OP_MSG);
        message.putInt(0).put((byte) 0).put(document);
        socket.getOutputStream().write(message.array());
    }

    private BsonDocument receive() throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var length = Integer.reverseBytes(in.readInt());
        if (length <= DOCUMENT_OFFSET || length > MAX_REPLY_BYTES) {
            throw new IOException("Expected a reply of MongoDB's, but its length is " + length);
        }
        var message = new byte[length];
        in.readFully(message, Integer.BYTES, length - Integer.BYTES);
        if (ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getInt(12) != OP_MSG) {
            throw new IOException("Expected a reply of MongoDB's, but it isn't an OP_MSG");
        }
        try {
            return new RawBsonDocument(message, DOCUMENT_OFFSET, length - DOCUMENT_OFFSET)
                    .decode(new BsonDocumentCodec());
        } catch (BSONException damaged) {
            throw new IOException("Expected a reply of MongoDB's, but it is no BSON document", damaged);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
