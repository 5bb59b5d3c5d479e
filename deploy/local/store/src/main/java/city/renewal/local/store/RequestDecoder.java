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
 * Decodes OP_MSG messages without a checksum; the library decodes all others.
 *
 * <pre>
 * length: 4  request: 4  answers: 4  code: 4 (OP_MSG)  flags: 4 (none)  sections…
 * section    0  document                                                     once
 *            1  length: 4  name, ended by zero  documents…                   become a list of that name
 * </pre>
 *
 * <p>Nested values that are going to be stored stay {@link RawBson}.
 */
final class RequestDecoder extends MongoWireProtocolHandler {
    private static final int HEADER_LENGTH = 20;

    @Override
    protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        var start = in.readerIndex();
        if (in.readableBytes() < HEADER_LENGTH) {
            return null;
        }
        var length = in.getIntLE(start);
        if (length < HEADER_LENGTH
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
        var sequences = new Document();
        @Nullable Document body = null;
        for (var at = HEADER_LENGTH; at < bytes.length; ) {
            var section = new BsonSource(bytes, at + 1);
            if (bytes[at] == MongoMessage.SECTION_KIND_DOCUMENT_SEQUENCE) {
                at = documentSequence(section, sequences);
            } else if (bytes[at] == MongoMessage.SECTION_KIND_BODY && body == null) {
                body = section.document();
                at = section.position();
            } else {
                throw new IOException("Expected one body, and lists of documents, but found the section " + bytes[at]);
            }
        }
        if (body == null) {
            throw new IOException("Expected a message to have a body");
        }
        body.putAll(sequences);
        return body;
    }

    /** @return the position behind the section */
    private static int documentSequence(BsonSource section, Document sequences) {
        var start = section.position();
        var end = start + section.int32();
        var name = section.name();
        var documents = new ArrayList<Document>();
        while (section.position() < end) {
            documents.add(
                    switch (name) {
                        case "documents" -> section.shallowDocument();
                        case "updates" -> section.updateStatement();
                        default -> section.document();
                    });
        }
        sequences.put(name, documents);
        return section.position();
    }
}
