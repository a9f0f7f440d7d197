package dev.masthead.theme;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** Reads the length of each method's bytecode out of a class file, as chapter 4 of the JVM specification lays it out. */
final class ClassFile {

    private final DataInputStream in;
    private final Map<Integer, String> names = new HashMap<>();

    private ClassFile(DataInputStream in) {
        this.in = in;
    }

    /** The length by method name; the largest where methods share a name. */
    static Map<String, Integer> methodSizes(InputStream file) throws IOException {
        try (DataInputStream in = new DataInputStream(file)) {
            return new ClassFile(in).read();
        }
    }

    private Map<String, Integer> read() throws IOException {
        in.skipNBytes(8);
        constants();
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        members();
        return members();
    }

    private void constants() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int kind = in.readUnsignedByte();
            switch (kind) {
                case 1 -> names.put(i, in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> throw new IOException("Unknown constant " + kind);
            }
        }
    }

    /** Fields or methods: both are laid out alike. */
    private Map<String, Integer> members() throws IOException {
        Map<String, Integer> sizes = new HashMap<>();
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(2);
            String name = names.getOrDefault(in.readUnsignedShort(), "?");
            in.skipNBytes(2);
            sizes.merge(name, codeLength(), Math::max);
        }
        return sizes;
    }

    private int codeLength() throws IOException {
        int length = 0;
        int attributes = in.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            String name = names.getOrDefault(in.readUnsignedShort(), "?");
            int size = in.readInt();
            if (name.equals("Code")) {
                in.skipNBytes(4);
                length = in.readInt();
                in.skipNBytes(size - 8L);
            } else {
                in.skipNBytes(size);
            }
        }
        return length;
    }
}
