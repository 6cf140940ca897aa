package io.flypg.cli.command;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hears Ctrl-C and the request to end, until it is closed. The first asks for an orderly stop, the second ends the process at once; what
 * it held is given back by itself soon after. The JDK's only way to hear a signal twice is {@code sun.misc.Signal}, which may be named
 * only by reflection where warnings are errors.
 */
final class Interrupts implements AutoCloseable {
    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final Runnable first;
    private final AtomicInteger heard = new AtomicInteger();
    private final List<Runnable> undo = new ArrayList<>();

    Interrupts(Runnable first) {
        this.first = first;
        SIGNALS.forEach(this::hear);
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }

    /** What a signal does; on a thread of its own. */
    void signalled() {
        if (heard.incrementAndGet() == 1) {
            first.run();
        } else {
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }

    private void hear(String name) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name);
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            signalled();
                        }
                        return method.getName().equals("hashCode") ? System.identityHashCode(proxy) : null;
                    });
            Object before = type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
            undo.add(() -> restore(type, handlerType, signal, before));
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // A JVM that does not let us hear it ends at the first signal; the next run goes on from there.
        }
    }

    private static void restore(Class<?> type, Class<?> handlerType, Object signal, Object handler) {
        try {
            type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("give a signal back", e);
        }
    }
}
