package dev.masthead.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What readers type who want a mail of ours to say or reach something else. */
final class HostileValues {

    private HostileValues() {}

    /** Every way to write a line break, in front of every header that would matter. */
    static List<String> lineBreaks() {
        List<String> breaks = List.of(
                "\r\n",
                "\n",
                "\r",
                "\n\r",
                "\r\r\n",
                "\n\n",
                "\r\n\r\n",
                "\r\n ",
                "\r\n\t",
                "%0d%0a",
                "%0a",
                "%0D",
                "\\r\\n",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u000b",
                "\u000c",
                "\u560d\u560a",
                "\u010a",
                "\u010d\u010a",
                "&#13;&#10;",
                "\0\r\n",
                "=0D=0A",
                "\u001c",
                "\r\0\n",
                "\u2424",
                "\u240d\u240a");
        List<String> values = new ArrayList<>();
        for (String line : breaks) {
            values.add("Ada" + line + "Bcc: eve@example.net");
            values.add(line + "To: eve@example.net" + line + line + "Hello");
            values.add("Ada" + line + ".\r\nMAIL FROM:<eve@example.net>\r\nRCPT TO:<eve@example.net>\r\nDATA" + line);
        }
        return values;
    }

    static List<String> encodedWords() {
        return List.of(
                "=?utf-8?q?Ada=0d=0aBcc:_eve=40example.net?=",
                "=?utf-8?b?QWRhDQpCY2M6IGV2ZUBleGFtcGxlLm5ldA==?=",
                "=?us-ascii?Q?a?= =?us-ascii?Q?=0A?=",
                "=?utf-7?q?Ada+AA0ACg-Bcc:_eve=40example.net?=",
                "=?iso-8859-1?q?=40?=");
    }

    /** Addresses that are two, or somebody else's, to some mail program. */
    static List<String> addresses() {
        return List.of(
                "ada@example.org,eve@example.net",
                "ada@example.org;eve@example.net",
                "ada@example.org eve@example.net",
                "ada@example.org\r\nRCPT TO:<eve@example.net>",
                "ada@example.org>\r\nRCPT TO:<eve@example.net",
                "ada@example.org> SIZE=1",
                "<eve@example.net>",
                "Ada <ada@example.org>",
                "\"a\r\n\"@example.org",
                "\"ada eve\"@example.org",
                "ada%example.net@example.org",
                "example.net!ada@example.org",
                "@example.net:ada@example.org",
                "ada@example.org(eve@example.net)",
                "ada(eve)@example.org",
                "=?utf-8?q?eve=40example.net?=@example.org",
                "ada@[127.0.0.1]",
                "-oQ/tmp@example.org",
                "ada@-example.org",
                "|/bin/sh@example.org",
                "group:ada@example.org,eve@example.net;",
                "ada@example.org\0eve@example.net",
                "ada\u2028@example.org",
                "ada@ex\u00e4mple.org",
                "\u0430da@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "'ada'@example.org",
                "ada@example.org.",
                "ada+tag@example.org",
                "{ada}@example.org");
    }

    /** Test cases written by others, in {@code ../shared/corpora} beside the repository; empty where they are not. */
    static List<String> corpus() {
        Optional<Path> file = Stream.iterate(
                        Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
                .map(directory -> directory.resolve("shared/corpora/isemail-tests.jsonl"))
                .filter(Files::exists)
                .findFirst();
        return file.map(HostileValues::read).orElse(List.of());
    }

    private static List<String> read(Path file) {
        JsonMapper mapper = new JsonMapper();
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> mapper.readTree(line).path("address").asString(""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
