package dev.masthead.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.rendering.ThemeProvider;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultThemeProviderTest {

    private static final String MODULE = "dev.masthead.theme";

    @Test
    void itIsFoundOnTheClassPathByItsName() {
        List<String> names = ServiceLoader.load(ThemeProvider.class).stream()
                .map(found -> found.get().name())
                .toList();
        assertEquals(List.of("default"), names);
    }

    /** The views come from a loader of their own below the layer, as a host's would. */
    @Test
    void itRendersAsANamedModule() throws Exception {
        ClassLoader layer = layer().findLoader(MODULE);
        Class<?> provider = layer.loadClass("dev.masthead.theme.DefaultThemeProvider");
        assertTrue(provider.getModule().isNamed());
        Object theme =
                call(layer, "ThemeProvider", "create", provider.getConstructor().newInstance());
        URL tests = DefaultThemeProviderTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        try (URLClassLoader host = new URLClassLoader(new URL[] {tests}, layer)) {
            byte[] page = (byte[]) call(layer, "Theme", "render", theme, article(host));
            assertTrue(new String(page, StandardCharsets.UTF_8).contains("<h1>The ferry that arrives quietly</h1>"));
        }
    }

    private static Object article(ClassLoader host) throws ReflectiveOperationException {
        Class<?> views = host.loadClass(SampleViews.class.getName());
        Method all = views.getDeclaredMethod("all");
        Method inEnglish = views.getDeclaredMethod("inEnglish");
        all.setAccessible(true);
        inEnglish.setAccessible(true);
        return Optional.ofNullable(((Map<?, ?>) all.invoke(inEnglish.invoke(null))).get("article"))
                .orElseThrow();
    }

    private static Object call(ClassLoader loader, String type, String method, Object target, Object... arguments)
            throws ReflectiveOperationException {
        Class<?> api = loader.loadClass("dev.masthead.rendering." + type);
        Method found = Arrays.stream(api.getMethods())
                .filter(one -> one.getName().equals(method))
                .findFirst()
                .orElseThrow();
        return found.invoke(target, arguments);
    }

    private static ModuleLayer layer() {
        ModuleFinder finder = ModuleFinder.of(modules().toArray(Path[]::new));
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of(MODULE));
        return ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    /** The module and what it requires, out of the class path of the tests; the rest of that is not made of modules. */
    private static List<Path> modules() {
        List<Path> paths = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(MODULE));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (seen.add(name)) {
                find(name).ifPresent(module -> {
                    paths.add(Path.of(module.location().orElseThrow()));
                    module.descriptor().requires().stream()
                            .map(ModuleDescriptor.Requires::name)
                            .forEach(open::push);
                });
            }
        }
        return paths;
    }

    private static Optional<ModuleReference> find(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .flatMap(entry -> at(Path.of(entry)).stream())
                .filter(module -> module.descriptor().name().equals(name))
                .findFirst();
    }

    private static Set<ModuleReference> at(Path entry) {
        try {
            return ModuleFinder.of(entry).findAll();
        } catch (FindException e) {
            return Set.of();
        }
    }
}
