package dev.masthead.storage.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One connection in a user's hands, with its statements and rows: each call that may reach the database can fail. */
final class FailingConnection {

    /** Takes the connection back. */
    @FunctionalInterface
    interface Return {
        void of(Connection connection) throws SQLException;
    }

    /** Calls that no driver asks the database about; those that bind and read values are told by their parameters. */
    private static final Set<String> LOCAL =
            Set.of("isClosed", "abort", "unwrap", "isWrapperFor", "toString", "hashCode", "equals", "clearWarnings");

    /** Where a database can meet a deadlock. */
    private static final Pattern IN_TRANSACTION = Pattern.compile("execute.*|getMoreResults|next|commit");

    private final Connection connection;
    private final FaultyEngine engine;
    private final FailingCalls calls;
    private final Return giveBack;
    private final List<Statement> statements = new ArrayList<>();
    private boolean lost;
    private boolean returned;

    FailingConnection(Connection connection, FaultyEngine engine, FailingCalls calls, Return giveBack) {
        this.connection = connection;
        this.engine = engine;
        this.calls = calls;
        this.giveBack = giveBack;
    }

    Connection proxy() {
        return proxy(Connection.class, this::onConnection);
    }

    private @Nullable Object onConnection(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> close();
            case "abort" -> connection.close();
            case "isValid" -> {
                return !lost && Boolean.TRUE.equals(call(connection, method, arguments));
            }
            default -> {
                return wrapped(method, call(connection, method, arguments));
            }
        }
        return null;
    }

    /** Whatever else fails, the pool has the connection again: its user has no other way to give it back. */
    private void close() throws SQLException {
        if (returned) {
            return;
        }
        returned = true;
        Optional<Fault> fault = lost ? Optional.empty() : calls.next("Connection.close");
        for (Statement statement : statements) {
            statement.close();
        }
        if (fault.filter(Fault::isLoss).isPresent()) {
            connection.close();
        }
        giveBack.of(connection);
        if (fault.isPresent()) {
            throw engine.failure(fault.get());
        }
    }

    /** By what the method promises: SQLite's rows are their own description. */
    private @Nullable Object wrapped(Method method, @Nullable Object result) {
        if (result instanceof PreparedStatement statement) {
            statements.add(statement);
            return proxy(PreparedStatement.class, onto(statement));
        }
        if (result instanceof Statement statement) {
            statements.add(statement);
            return proxy(Statement.class, onto(statement));
        }
        return result instanceof ResultSet rows && method.getReturnType() == ResultSet.class
                ? proxy(ResultSet.class, onto(rows))
                : result;
    }

    private InvocationHandler onto(Object target) {
        return (proxy, method, arguments) -> wrapped(method, call(target, method, arguments));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        if (LOCAL.contains(method.getName()) || isOfValues(target, method)) {
            return invoke(target, method, arguments);
        }
        if (lost) {
            throw engine.failure(Fault.LOST_BEFORE);
        }
        Optional<Fault> fault = calls.next(method.getDeclaringClass().getSimpleName() + "." + method.getName());
        if (fault.isEmpty()) {
            return invoke(target, method, arguments);
        }
        if (fault.get().comesAfter()) {
            invoke(target, method, arguments);
        }
        suffer(fault.get(), method.getName());
        throw engine.failure(fault.get());
    }

    /** Binding a value, or reading one of the row that is there. */
    private static boolean isOfValues(Object target, Method method) {
        boolean binds = target instanceof PreparedStatement && method.getName().startsWith("set");
        boolean reads = target instanceof ResultSet && method.getName().startsWith("get");
        return (binds || reads) && !method.getName().equals("setQueryTimeout");
    }

    private void suffer(Fault fault, String call) throws SQLException {
        if (fault.isLoss()) {
            lost = true;
            connection.close();
        } else if (fault == Fault.CONTENTION && IN_TRANSACTION.matcher(call).matches()) {
            engine.takeBack(connection);
        }
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw Optional.ofNullable(e.getCause()).orElse(e);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
