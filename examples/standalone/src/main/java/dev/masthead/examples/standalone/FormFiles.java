package dev.masthead.examples.standalone;

import dev.masthead.forms.Form;
import dev.masthead.forms.Forms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Forms that somebody wrote as JSON files: beside the standard ones, or in their place where the id is the same. */
final class FormFiles {

    private FormFiles() {}

    /** The standard forms with those of a folder, {@code *.json}, in the order of the file names. */
    static Forms with(Optional<Path> folder) {
        Forms forms = Forms.standard();
        Map<String, Path> read = new HashMap<>();
        for (Path file : folder.map(FormFiles::files).orElse(List.of())) {
            Form form = read(file);
            Path other = read.put(form.id(), file);
            if (other != null) {
                throw new IllegalArgumentException(other.getFileName() + " and " + file.getFileName()
                        + " have the same id '" + form.id() + "': give one of them another");
            }
            forms = forms.with(form);
        }
        return forms;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder + ": --forms names a folder with *.json");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    private static Form read(Path file) {
        try {
            return Form.ofJson(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file.getFileName() + " is not in UTF-8; save it again as UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
