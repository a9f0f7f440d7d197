package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Write;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** Batches one behind the other in a file: a length, a checksum, the writes. Only the last one can be torn. */
final class LogFile implements AutoCloseable {

    private static final int HEAD = 12;

    // No FileChannel for reading and writing: it closes itself when the thread is interrupted.
    private final RandomAccessFile file;
    private long end;

    /** Opens or creates the file, hands over what is in it, and cuts off a batch that was torn by a crash. */
    LogFile(Path path, Consumer<Batch> replay) throws IOException {
        this(path, replay, true);
    }

    /** The same; a faulty store leaves the torn batch where it is. */
    LogFile(Path path, Consumer<Batch> replay, boolean cutting) throws IOException {
        boolean created = !path.toFile().exists();
        file = new RandomAccessFile(path.toFile(), "rw");
        boolean opened = false;
        try {
            lock(path);
            if (created) {
                syncFolderOf(path);
            }
            replayAll(replay);
            if (!cutting) {
                end = file.length();
            } else if (end < file.length()) {
                file.setLength(end);
                file.getFD().sync();
            }
            opened = true;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /** Returns when the batch is on the disk. */
    void append(Batch batch) throws IOException {
        byte[] writes = encoded(batch);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(writes.length + HEAD);
        DataOutputStream out = new DataOutputStream(frame);
        out.writeInt(writes.length);
        out.writeLong(checksum(writes));
        out.write(writes);
        file.seek(end);
        file.write(frame.toByteArray());
        file.getFD().sync();
        end += frame.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void lock(Path path) throws IOException {
        try {
            if (file.getChannel().tryLock() == null) {
                throw new IOException(path + " is in use by another process");
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(path + " is in use in this process", e);
        }
    }

    private static void syncFolderOf(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void replayAll(Consumer<Batch> replay) throws IOException {
        long length = file.length();
        while (length - end >= HEAD) {
            file.seek(end);
            int size = file.readInt();
            long checksum = file.readLong();
            if (size <= 0 || size > length - end - HEAD) {
                break;
            }
            byte[] writes = new byte[size];
            file.readFully(writes);
            if (checksum(writes) != checksum) {
                if (end + HEAD + size < length) {
                    throw new IOException("The log is damaged at byte " + end + "; restore it from a copy");
                }
                break;
            }
            replay.accept(decoded(writes));
            end += HEAD + size;
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static byte[] encoded(Batch batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Write write : batch.writes()) {
            out.writeUTF(write.collection());
            out.writeUTF(write.id());
            out.writeLong(write.expectedVersion());
            out.writeBoolean(write instanceof Write.Put);
            if (write instanceof Write.Put put) {
                byte[] payload = put.payload().getBytes(StandardCharsets.UTF_8);
                out.writeLong(put.version());
                out.writeInt(payload.length);
                out.write(payload);
            }
        }
        return bytes.toByteArray();
    }

    private static Batch decoded(byte[] bytes) throws IOException {
        List<Write> writes = new ArrayList<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        while (in.available() > 0) {
            String collection = in.readUTF();
            String id = in.readUTF();
            long expected = in.readLong();
            if (in.readBoolean()) {
                long version = in.readLong();
                String payload = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                writes.add(new Write.Put(collection, id, payload, expected, version));
            } else {
                writes.add(new Write.Delete(collection, id, expected));
            }
        }
        return new Batch(writes);
    }
}
