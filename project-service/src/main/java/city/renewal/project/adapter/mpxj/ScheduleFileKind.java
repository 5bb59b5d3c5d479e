package city.renewal.project.adapter.mpxj;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mpxj.MPXJException;
import org.mpxj.ProjectFile;
import org.mpxj.mpp.MPPReader;
import org.mpxj.mspdi.MSPDIReader;
import org.mpxj.primavera.PrimaveraPMFileReader;
import org.mpxj.primavera.PrimaveraXERFileReader;

/** The supported formats. Each has its own reader, so that none of the library's other forty formats is tried. */
enum ScheduleFileKind {
    MPP {
        @Override
        List<ProjectFile> read(byte[] bytes, InputStream in) throws MPXJException {
            var reader = new MPPReader();
            reader.setReadPresentationData(false);
            return List.of(reader.read(in));
        }
    },
    MSPDI {
        @Override
        List<ProjectFile> read(byte[] bytes, InputStream in) throws MPXJException {
            return List.of(new MSPDIReader().read(in));
        }
    },
    PMXML {
        @Override
        List<ProjectFile> read(byte[] bytes, InputStream in) throws MPXJException {
            return new PrimaveraPMFileReader().readAll(in);
        }
    },
    XER {
        @Override
        List<ProjectFile> read(byte[] bytes, InputStream in) throws MPXJException {
            var reader = new PrimaveraXERFileReader();
            reader.setCharset(charset(bytes));
            return reader.readAll(new ByteArrayInputStream(XerExcerpt.of(bytes)));
        }
    };

    abstract List<ProjectFile> read(byte[] bytes, InputStream in) throws MPXJException;

    /** P6 writes in the code page of its machine; in China this is UTF-8 or a Chinese code page. */
    private static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return Charset.forName("GB18030");
        }
    }
}
