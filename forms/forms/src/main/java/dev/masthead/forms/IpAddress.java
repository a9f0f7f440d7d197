package dev.masthead.forms;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address as its bytes, 4 or 16; an IPv4 address that is mapped into IPv6 is IPv4. Never looks a name up. */
final class IpAddress {

    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads an address: IPv6 with or without brackets, its zone is left out; no port. */
    static Optional<IpAddress> parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        String address = zone > 0 ? bare.substring(0, zone) : bare;
        return address.indexOf(':') < 0 ? v4(address) : v6(address);
    }

    private static Optional<IpAddress> v4(String text) {
        var parts = V4.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            String part = parts.group(i + 1);
            int value = Integer.parseInt(part);
            // A leading zero is octal to some readers and decimal to others.
            if (value > 255 || (part.length() > 1 && part.startsWith("0"))) {
                return Optional.empty();
            }
            bytes[i] = (byte) value;
        }
        return Optional.of(new IpAddress(bytes));
    }

    private static Optional<IpAddress> v6(String text) {
        if (!V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // In brackets, so that it is a literal or nothing.
            return Optional.of(
                    new IpAddress(InetAddress.getByName("[" + text + "]").getAddress()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean isV4() {
        return bytes.length == 4;
    }

    int bits() {
        return bytes.length * 8;
    }

    /** The address with all bits behind the first ones set to zero. */
    IpAddress prefix(int length) {
        byte[] kept = bytes.clone();
        for (int i = 0; i < kept.length; i++) {
            int bits = Math.max(0, Math.min(8, length - i * 8));
            kept[i] &= (byte) (0xFF << (8 - bits));
        }
        return new IpAddress(kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && Arrays.equals(that.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal: one form for each address. */
    String canonical() {
        return HexFormat.of().formatHex(bytes);
    }

    /** It is personal. */
    @Override
    public String toString() {
        return "IpAddress[redacted]";
    }
}
