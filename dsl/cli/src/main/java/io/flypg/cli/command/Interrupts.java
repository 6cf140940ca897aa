package io.flypg.cli.command;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Hears Ctrl-C and the request to end, until it is closed. What a process held that ends at once is given back by itself soon after. The
 * JDK's only way to hear a signal twice is {@code sun.misc.Signal}, which may be named
 * only by reflection where warnings are errors.
 */
final class Interrupts implements AutoCloseable {
    private static final String INTERRUPT = "INT";
    private static final List<String> SIGNALS = List.of(INTERRUPT, "TERM");

    private final Consumer<String> listener;
    private final List<Runnable> undo = new ArrayList<>();

    private Interrupts(List<String> signals, Consumer<String> listener) {
        this.listener = listener;
        signals.forEach(this::hear);
    }

    /** The first asks for an orderly stop, the second ends the process at once. */
    Interrupts(Runnable first) {
        this(SIGNALS, new Twice(first));
    }

    /** Ctrl-C alone: the request to end ends the process, as it does by itself. */
    static Interrupts ofKeyboard(Runnable first) {
        return new Interrupts(List.of(INTERRUPT), new Twice(first));
    }

    /** Ctrl-C goes to every process of the terminal, so it reaches that one by itself; the request to end is handed on. */
    static Interrupts leftTo(Process process) {
        return new Interrupts(SIGNALS, signal -> {
            if (!signal.equals(INTERRUPT)) {
                process.destroy();
            }
        });
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }

    /** What a signal does; on a thread of its own. */
    void signalled(String name) {
        listener.accept(name);
    }

    private record Twice(Runnable first, AtomicInteger heard) implements Consumer<String> {
        private Twice(Runnable first) {
            this(first, new AtomicInteger());
        }

        @Override
        public void accept(String signal) {
            if (heard.incrementAndGet() == 1) {
                first.run();
            } else {
                Runtime.getRuntime().halt(ExitCode.FAILED);
            }
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
                            signalled(name);
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
