package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages that drivers send; what is anything else than one of these without a checksum, the library reads.
 *
 * <pre>
 * length: 4  request: 4  answers: 4  code: 4 (OP_MSG)  flags: 4 (none)  sections…
 * section    0  document                                                     once
 *            1  length: 4  name, ended by zero  documents…                   become a list of that name
 * </pre>
 *
 * What is to be stored is left {@link Packed} where it is nested.
 */
final class RequestDecoder extends MongoWireProtocolHandler {
    private static final int BEGIN = 20;

    @Override
    protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        var start = in.readerIndex();
        if (in.readableBytes() < BEGIN) {
            return null;
        }
        var length = in.getIntLE(start);
        if (length < BEGIN
                || length > MAX_MESSAGE_SIZE_BYTES
                || in.getIntLE(start + 12) != OpCode.OP_MSG.getId()
                || in.getIntLE(start + 16) != 0) {
            return super.decode(context, in);
        }
        if (in.readableBytes() < length) {
            return null;
        }
        var bytes = new byte[length];
        in.readBytes(bytes);
        var header = new MessageHeader(length, in.getIntLE(start + 4), in.getIntLE(start + 8));
        return new MongoMessage(context.channel(), header, message(bytes));
    }

    private static Document message(byte[] bytes) throws IOException {
        var lists = new Document();
        @Nullable Document body = null;
        for (var at = BEGIN; at < bytes.length; ) {
            var section = new BsonSource(bytes, at + 1);
            if (bytes[at] == MongoMessage.SECTION_KIND_DOCUMENT_SEQUENCE) {
                at = list(section, lists);
            } else if (bytes[at] == MongoMessage.SECTION_KIND_BODY && body == null) {
                body = section.document();
                at = section.place();
            } else {
                throw new IOException("Expected one body, and lists of documents, but found the section " + bytes[at]);
            }
        }
        if (body == null) {
            throw new IOException("Expected a message to have a body");
        }
        body.putAll(lists);
        return body;
    }

    /** @return where the section ends */
    private static int list(BsonSource section, Document lists) {
        var start = section.place();
        var end = start + section.number();
        var name = section.name();
        var documents = new ArrayList<Document>();
        while (section.place() < end) {
            documents.add(
                    switch (name) {
                        case "documents" -> section.shallow();
                        case "updates" -> section.update();
                        default -> section.document();
                    });
        }
        lists.put(name, documents);
        return section.place();
    }
}
