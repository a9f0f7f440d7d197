package dev.masthead.storage.tck;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The command that starts {@link StoreProcess} in a JVM like this one. */
final class JavaCommand {

    private JavaCommand() {}

    static List<String> of(List<String> prefix, List<String> options, Class<?> opener) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(opener), StoreProcess.class.getName()));
        return command;
    }

    /** Everything that this JVM knows of; what is a module here, is found on the class path there. */
    private static String classPath(Class<?> opener) {
        Set<String> path = new LinkedHashSet<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            path.add(System.getProperty(property, ""));
        }
        // Where classes have been patched into a module, neither property names their folder.
        path.add(root(StoreProcess.class));
        path.add(root(opener));
        path.remove("");
        return String.join(File.pathSeparator, path);
    }

    private static String root(Class<?> type) {
        String name = type.getName()
                .substring(
                        type.getPackageName().isEmpty()
                                ? 0
                                : type.getPackageName().length() + 1);
        String file = type.getName().replace('.', '/') + ".class";
        return Optional.ofNullable(type.getResource(name + ".class"))
                .map(Object::toString)
                .filter(url -> url.startsWith("file:") && url.endsWith(file))
                .map(url -> Path.of(URI.create(url.substring(0, url.length() - file.length())))
                        .toString())
                .orElse("");
    }
}
