package dev.masthead.examples.standalone;

import dev.masthead.storage.jdbc.DatabaseServer;
import dev.masthead.storage.jdbc.MariaServer;
import dev.masthead.storage.jdbc.PostgresServer;
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
 * Gives a test class the servers that its constructor asks for: one of each for the whole JVM, started by the first that
 * asks. Where one cannot run, the class is skipped and says why, unless {@code MASTHEAD_REQUIRE} names it.
 */
final class Servers implements ParameterResolver, ExecutionCondition {

    private static final Map<Class<?>, Supplier<DatabaseServer>> STARTS =
            Map.of(PostgresServer.class, PostgresServer::start, MariaServer.class, MariaServer::start);

    private static final Map<Class<?>, String> NAMES =
            Map.of(PostgresServer.class, "postgresql", MariaServer.class, "mariadb");

    /** A server, or why there is none. */
    private record Start(Optional<DatabaseServer> server, String failure) implements AutoCloseable {
        @Override
        public void close() {
            server.ifPresent(DatabaseServer::close);
        }
    }

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
        return Arrays.stream(context.getRequiredTestClass().getDeclaredConstructors())
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
        String name = Optional.ofNullable(NAMES.get(type)).orElseThrow();
        Supplier<DatabaseServer> start = Optional.ofNullable(STARTS.get(type)).orElseThrow();
        try {
            return new Start(Optional.of(start.get()), "");
        } catch (RuntimeException e) {
            String required =
                    Optional.ofNullable(System.getenv("MASTHEAD_REQUIRE")).orElse("");
            if (List.of(required.split(",", -1)).contains(name)) {
                throw new IllegalStateException(name + " cannot run here, and MASTHEAD_REQUIRE asks for it", e);
            }
            return new Start(Optional.empty(), name + " cannot run here: " + e);
        }
    }
}
