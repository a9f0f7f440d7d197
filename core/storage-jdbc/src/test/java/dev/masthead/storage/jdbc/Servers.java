package dev.masthead.storage.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the server that its constructor asks for: one for the whole JVM, started by the first that asks. Where
 * it cannot run, the class is skipped and says why, unless the environment variable {@code MASTHEAD_REQUIRE} names it.
 */
@SuppressWarnings("exports") // Only tests see it.
public final class Servers implements ParameterResolver, ExecutionCondition {

    private static final Map<Class<?>, Supplier<DatabaseServer>> STARTS = Map.of(
            PostgresServer.class, PostgresServer::start,
            MariaServer.class, MariaServer::start,
            GaleraCluster.class, GaleraCluster::start);

    private static final Map<Class<?>, String> NAMES =
            Map.of(PostgresServer.class, "postgresql", MariaServer.class, "mariadb", GaleraCluster.class, "galera");

    /** A server, or why there is none. */
    private record Start(Optional<DatabaseServer> server, String failure) implements AutoCloseable {
        @Override
        public void close() {
            server.ifPresent(DatabaseServer::close);
        }
    }

    /** For {@code @ExtendWith}. */
    public Servers() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return STARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return start(parameter.getParameter().getType(), context).server.orElseThrow();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Class<?> test = context.getTestClass().orElse(Object.class);
        return Arrays.stream(test.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameterTypes()))
                .filter(STARTS::containsKey)
                .map(type -> start(type, context))
                .filter(start -> start.server.isEmpty())
                .findFirst()
                .map(start -> ConditionEvaluationResult.disabled(start.failure))
                .orElseGet(() -> ConditionEvaluationResult.enabled("the servers run"));
    }

    private static Start start(Class<?> type, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Servers.class))
                .getOrComputeIfAbsent(type, Servers::started, Start.class);
    }

    private static Start started(Class<?> type) {
        List<String> required = List.of(Optional.ofNullable(System.getenv("MASTHEAD_REQUIRE"))
                .orElse("")
                .split(",", -1));
        String name = Optional.ofNullable(NAMES.get(type)).orElseThrow();
        if (type == GaleraCluster.class && !required.contains(name)) {
            return new Start(
                    Optional.empty(), "a cluster takes long: it is started where MASTHEAD_REQUIRE names galera");
        }
        try {
            return new Start(
                    Optional.of(
                            Optional.ofNullable(STARTS.get(type)).orElseThrow().get()),
                    "");
        } catch (RuntimeException e) {
            if (required.contains(name)) {
                throw new IllegalStateException(name + " cannot run here, and MASTHEAD_REQUIRE asks for it", e);
            }
            return new Start(Optional.empty(), name + " cannot run here: " + e);
        }
    }
}
