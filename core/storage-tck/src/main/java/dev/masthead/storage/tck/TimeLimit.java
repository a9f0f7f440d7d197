package dev.masthead.storage.tck;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;

/**
 * Ends what a store never answers: each method of the kit has a minute. After three that hung, the rest fail at once.
 * The configuration parameter {@value #SECONDS} sets another limit.
 */
final class TimeLimit implements InvocationInterceptor {

    static final String SECONDS = "masthead.tck.seconds";

    private static final int GIVE_UP_AFTER = 3;
    private static final int FRAMES = 14;

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        limited(invocation, method, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        limited(invocation, method, context);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        limited(invocation, method, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        limited(invocation, method, context);
    }

    private static void limited(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Class<?> owner = method.getExecutable().getDeclaringClass();
        if (!Rules.class.isAssignableFrom(owner) && owner != RecordStoreContract.class) {
            invocation.proceed();
            return;
        }
        AtomicInteger hung = hung(context);
        if (hung.get() >= GIVE_UP_AFTER) {
            invocation.skip();
            throw new AssertionFailedError("Not tried: the store has hung in " + GIVE_UP_AFTER + " tests before");
        }
        long seconds =
                context.getConfigurationParameter(SECONDS).map(Long::valueOf).orElse(60L);
        run(invocation, hung, seconds * patience(context));
    }

    private static int patience(ExtensionContext context) {
        return context.getTestInstance()
                .filter(Rules.class::isInstance)
                .map(group -> ((Rules) group).patience())
                .orElse(1);
    }

    private static AtomicInteger hung(ExtensionContext context) {
        Class<?> store =
                context.getRequiredTestInstances().getAllInstances().get(0).getClass();
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TimeLimit.class, store))
                .getOrComputeIfAbsent("hung", key -> new AtomicInteger(), AtomicInteger.class);
    }

    private static void run(Invocation<Void> invocation, AtomicInteger hung, long seconds) throws Throwable {
        ThreadGroup group = new ThreadGroup("masthead-storage-tck");
        FutureTask<Void> task = new FutureTask<>(() -> proceed(invocation));
        Thread thread = new Thread(group, task, "masthead-storage-tck");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof Thrown thrown ? thrown.what : e;
        } catch (TimeoutException e) {
            hung.incrementAndGet();
            String stacks = stacks(group);
            group.interrupt();
            throw new AssertionFailedError("No answer from the store within " + seconds
                    + " seconds: it hangs, or it is far too slow. Its threads wait here:\n" + stacks);
        }
    }

    private static Void proceed(Invocation<Void> invocation) throws Thrown {
        try {
            return invocation.proceed();
        } catch (Throwable e) {
            throw new Thrown(e);
        }
    }

    private static String stacks(ThreadGroup group) {
        Thread[] threads = new Thread[group.activeCount() + 8];
        int count = group.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .map(thread -> thread.getName()
                        + Arrays.stream(thread.getStackTrace())
                                .limit(FRAMES)
                                .map(frame -> "\n    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    /** Carries what was thrown through a task. */
    private static final class Thrown extends Exception {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final Throwable what;

        private Thrown(Throwable what) {
            super(what);
            this.what = what;
        }
    }
}
