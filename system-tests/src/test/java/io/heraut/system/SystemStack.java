package io.heraut.system;

import io.heraut.local.stack.LocalStack;
import io.heraut.story.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the running system: as a {@link LocalStack}, or as the {@link Stage} of the story. It is started once for
 * all test classes that need the same number of replicas one after the other.
 */
final class SystemStack implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalStack.class || type == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        LocalStack stack = context.getRoot()
                .getStore(Namespace.create(SystemStack.class))
                .computeIfAbsent(Holder.class)
                .with(replicas(context));
        return parameter.getParameter().getType() == Stage.class ? Stage.of(stack) : stack;
    }

    private static int replicas(ExtensionContext context) {
        Replicas replicas = context.getRequiredTestClass().getAnnotation(Replicas.class);
        return replicas == null ? 1 : replicas.value();
    }

    /** JUnit closes it at the end of the run. */
    static final class Holder implements AutoCloseable {
        private @Nullable LocalStack stack;
        private int replicas;

        synchronized LocalStack with(int wanted) {
            LocalStack running = stack;
            if (running != null && replicas == wanted) {
                return running;
            }
            close();
            LocalStack started = LocalStack.builder().replicas(wanted).start();
            stack = started;
            replicas = wanted;
            return started;
        }

        @Override
        public synchronized void close() {
            if (stack != null) {
                stack.close();
                stack = null;
            }
        }
    }
}
