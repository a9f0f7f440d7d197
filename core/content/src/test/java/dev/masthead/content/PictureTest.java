package dev.masthead.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Block;
import dev.masthead.core.Image;
import dev.masthead.core.MediaFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"png,png,image/png", "jpg,jpg,image/jpeg", "gif,gif,image/gif"})
    void theSizeIsReadFromTheHeader(String extension, String writer, String type) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), writer, content);
        isShown("a." + extension, content.toByteArray(), 321, 123, type);
    }

    @ParameterizedTest
    @CsvSource({
        "lossy,524946461a0000005745425056503820120000003001009d012a41017b00",
        "lossless,52494646240000005745425056503 84c0d0000002f40811e00",
        "extended,524946461a00000057454250565038580a000000000000004001007a0000",
    })
    void theSizeOfWebpIsReadInItsThreeForms(String form, String hex) {
        byte[] content = HexFormat.of().parseHex(hex.replace(" ", ""));
        PictureSize size = PictureSize.of(PictureFormat.WEBP, content);
        assertEquals(new PictureSize(321, 123), size, form);
        assertTrue(PictureFormat.WEBP.matches(content));
    }

    @Test
    void theSizeOfAvifIsItsLargest() {
        byte[] content = HexFormat.of()
                .parseHex("0000001c6674797061766966000000006d696631000000146973706500000000000001410000007b");
        assertTrue(PictureFormat.AVIF.matches(content));
        assertEquals(new PictureSize(321, 123), PictureSize.of(PictureFormat.AVIF, content));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "width='40' height='30'|40|30",
                "width='40px' height='30.5'|40|30",
                "viewBox='0 0 640 480'|640|480",
                "width='100%' viewBox='0,0,6,4'|6|4",
                "x='1'|0|0"
            })
    void theSizeOfSvgIsThatOfItsRoot(String attributes, int width, int height) {
        String svg = "<?xml version='1.0'?><!-- a --><svg xmlns='http://www.w3.org/2000/svg' " + attributes + "/>";
        isShown("a.svg", svg.getBytes(StandardCharsets.UTF_8), width, height, "image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg><script>1</script></svg>",
                "<svg onload='x()'/>",
                "<svg><s:script xmlns:s='http://www.w3.org/2000/svg'/></svg>",
                "<svg><foreignObject/></svg>",
                "<svg><a href='java&#10;script:x()'/></svg>",
                "<svg><use xlink:href='https://example.org/x#y'/></svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
                "<html/>",
                "text",
                ""
            })
    void anSvgThatCouldRunOrLoadIsRefused(String svg) {
        List<String> problems = new Sample(folder)
                .put("articles/a.svg", svg)
                .article("a.md", "image: {src: a.svg, alt: A}\n", "Text.")
                .problems();
        assertTrue(problems.get(0).startsWith("articles/a.md:4: the picture 'a.svg' "), problems.toString());
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsRefused() {
        Sample sample = new Sample(folder)
                .put("articles/a.png", "GIF89a......")
                .put("articles/b.html", "<html>")
                .article("a.md", "image: {src: a.png, alt: A}\n", "![B](b.html)\n\nText.");
        assertEquals(
                List.of(
                        "articles/a.md:4: the picture 'a.png' is not what its extension says; save it again as image/png",
                        "articles/a.md:6: warning: the picture 'b.html' is not a picture; use png, jpg, gif, webp, avif or svg;"
                                + " it is left out"),
                sample.problems());
    }

    @Test
    void aPictureThatIsTooLargeIsRefused() {
        List<String> problems = new Sample(folder)
                .put("articles/a.png", new byte[10 * 1024 * 1024 + 1])
                .article("a.md", "image: {src: a.png, alt: A}\n", "Text.")
                .problems();
        assertEquals(List.of("articles/a.md:4: the picture 'a.png' is larger than 10 MiB; make it smaller"), problems);
    }

    @Test
    void picturesAreNamedByTheirHashAndStreamed() throws IOException {
        Sample sample = new Sample(folder)
                .put("articles/Fähre, Nacht!.SVG", Sample.SVG)
                .article("a.md", "", "![A](<Fähre, Nacht!.SVG>)");
        String src = image(sample).src();
        assertTrue(src.matches("media/[0-9a-f]{32}/F-hre-Nacht\\.svg"), src);
        MediaFile file = sample.read().media().find(src.split("/", -1)[1]).orElseThrow();
        assertEquals("image/svg+xml", file.type());
        assertEquals(Sample.SVG.length(), file.length());
        try (var in = file.open()) {
            assertArrayEquals(Sample.SVG.getBytes(StandardCharsets.UTF_8), in.readAllBytes());
        }
        assertEquals(Optional.empty(), sample.read().media().find("0".repeat(32)));
    }

    @Test
    void aPictureWhoseFileHasChangedIsNotServedUnderItsOldHash() {
        Sample sample = new Sample(folder).put("articles/a.svg", Sample.SVG).article("a.md", "", "![A](a.svg)");
        ContentReading reading = sample.read();
        String hash = image(sample).src().split("/", -1)[1];
        MediaFile file = reading.media().find(hash).orElseThrow();
        sample.put("articles/a.svg", Sample.SVG.replace("40", "41"));
        assertEquals(Optional.empty(), reading.media().find(hash));
        assertThrows(NoSuchFileException.class, file::open);
        sample.put("articles/a.svg", Sample.SVG);
        assertEquals(hash, reading.media().find(hash).orElseThrow().hash());
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Path outside = Files.createTempFile("outside", ".svg");
        Files.writeString(outside, Sample.SVG);
        Sample sample = new Sample(folder)
                .article("a.md", "image: {src: a.svg, alt: A}\n", "![B](b.svg)")
                .put("real/b.svg", Sample.SVG);
        try {
            Files.createSymbolicLink(folder.resolve("articles/a.svg"), outside);
            Files.createSymbolicLink(folder.resolve("articles/b.svg"), folder.resolve("real/b.svg"));
        } catch (UnsupportedOperationException e) {
            Assumptions.abort("needs symbolic links");
        }
        assertEquals(List.of("articles/a.md:4: the picture 'a.svg' is not in the folder"), sample.problems());
        Files.delete(outside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/a.png", "../../a.png", "..%2F..%2Fa.png", "a\\\\b.png", "%2e%2e/%2e%2e/a.png"})
    void aPathThatLeavesTheFolderIsAnError(String path) {
        List<String> problems = new Sample(folder)
                .article("a.md", "image: {src: '" + path + "', alt: A}\n", "Text.")
                .problems();
        assertTrue(problems.get(0).endsWith("is not a path inside the content folder"), problems.toString());
    }

    @Test
    void aPictureOfTheBodyThatIsNotThereIsLeftOutAndTheRestIsServed() {
        ContentReading reading = new Sample(folder)
                .article("a.md", "", "One.\n\n<img src=x onerror=alert(1)>\n\n![A](gone.svg)\n\nTwo.")
                .read();
        assertEquals("p(One.) p(Two.)", Terse.of(reading.articles().get(0).body()));
        assertEquals(
                List.of(ContentProblem.Severity.WARNING, ContentProblem.Severity.WARNING),
                reading.problems().stream().map(ContentProblem::severity).toList());
    }

    @Test
    void aPictureElsewhereIsHttpsOrLeftOut() {
        ContentReading reading = new Sample(folder)
                .article(
                        "a.md", "", "![A](https://example.org/a.png)\n\n![B](http://example.org/b.png)\n\n![C](data:x)")
                .read();
        assertEquals(
                "img(https://example.org/a.png A)",
                Terse.of(reading.articles().get(0).body()));
        assertEquals(2, reading.problems().size());
    }

    private void isShown(String name, byte[] content, int width, int height, String type) {
        Sample sample = new Sample(folder)
                .put("pictures/" + name, content)
                .article("a.md", "", "![A](../pictures/" + name + ")");
        Image image = image(sample);
        assertEquals(width, image.width());
        assertEquals(height, image.height());
        assertEquals(
                type,
                sample.read()
                        .media()
                        .find(image.src().split("/", -1)[1])
                        .orElseThrow()
                        .type());
    }

    private static Image image(Sample sample) {
        return ((Block.Picture) sample.only().body().get(0)).image();
    }
}
