package dev.masthead.forms;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a record of answers, and answers of a record, without looking anything up. */
final class RecordBinding {

    private static final Logger LOG = LoggerFactory.getLogger(RecordBinding.class);

    /** What a component of the record is: a field, or a record that is a group of them. */
    record Part(Optional<Component> field, Optional<RecordBinding> group, MethodHandle accessor) {}

    private final Class<? extends Record> type;
    private final MethodHandle constructor;
    private final List<Part> parts;

    private RecordBinding(Class<? extends Record> type, MethodHandle constructor, List<Part> parts) {
        this.type = type;
        this.constructor = constructor;
        this.parts = parts;
    }

    static Reader of(Class<? extends Record> type) {
        return new Reader(type);
    }

    Class<? extends Record> type() {
        return type;
    }

    /** Its components, in order. */
    List<Part> parts() {
        return parts;
    }

    /** The components that are fields, those of groups included. */
    List<Component> components() {
        return parts.stream()
                .flatMap(part -> part.field().stream()
                        .map(List::of)
                        .findFirst()
                        .orElseGet(() -> part.group().orElseThrow().components())
                        .stream())
                .toList();
    }

    /**
     * The record of a complete set of answers.
     *
     * @return empty when a constructor refuses them; why, is not kept, as its words may hold an answer
     */
    Optional<Record> make(Map<String, Answer> answers) {
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Optional<Object> value = value(parts.get(i), answers);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        return construct(values);
    }

    private static Optional<Object> value(Part part, Map<String, Answer> answers) {
        return part.field().isPresent()
                ? Optional.of(part.field()
                        .get()
                        .toJava()
                        .apply(answer(answers, part.field().get())))
                : part.group().orElseThrow().make(answers).map(Object.class::cast);
    }

    private static Answer answer(Map<String, Answer> answers, Component component) {
        return Objects.requireNonNull(answers.get(component.field()), "answer");
    }

    private Optional<Record> construct(Object[] values) {
        try {
            return Optional.of((Record) constructor.invokeExact(values));
        } catch (RuntimeException refused) {
            LOG.debug("The constructor of {} refused an answer with {}", type.getName(), refused.getClass());
            return Optional.empty();
        } catch (Error e) {
            throw e;
        } catch (Throwable checked) {
            throw new IllegalStateException("The constructor of " + type.getName() + " threw a " + checked.getClass());
        }
    }

    /** Adds the answers that a record of this type stands for. */
    void read(Record bean, Map<String, Answer> into) {
        for (Part part : parts) {
            // A host that makes the record itself may have left something out; that is for other constraints.
            Optional<Object> value = get(part, bean);
            part.field().ifPresent(field -> into.put(field.field(), field.answer(value)));
            part.group().ifPresent(group -> value.ifPresent(inner -> group.read((Record) inner, into)));
        }
    }

    private Optional<Object> get(Part part, Record bean) {
        try {
            return Optional.ofNullable(part.accessor().invoke(bean));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable checked) {
            throw new IllegalStateException("An accessor of " + type.getName() + " threw a " + checked.getClass());
        }
    }

    /** Opens a record class. */
    static final class Reader {

        private final Class<? extends Record> type;
        private final MethodHandles.Lookup lookup;

        private Reader(Class<? extends Record> type) {
            this.type = type;
            try {
                this.lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            } catch (IllegalAccessException e) {
                throw closed(e);
            }
        }

        Part field(RecordComponent component, Component field) {
            return new Part(Optional.of(field), Optional.empty(), accessor(component));
        }

        Part group(RecordComponent component, RecordBinding group) {
            return new Part(Optional.empty(), Optional.of(group), accessor(component));
        }

        RecordBinding binding(List<Part> parts) {
            Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                Constructor<?> found = type.getDeclaredConstructor(parameters);
                MethodHandle handle = lookup.unreflectConstructor(found)
                        .asSpreader(Object[].class, parameters.length)
                        .asType(MethodType.methodType(Record.class, Object[].class));
                return new RecordBinding(type, handle, List.copyOf(parts));
            } catch (IllegalAccessException e) {
                throw closed(e);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("A record has a canonical constructor", e);
            }
        }

        private MethodHandle accessor(RecordComponent component) {
            try {
                return lookup.unreflect(component.getAccessor());
            } catch (IllegalAccessException e) {
                throw closed(e);
            }
        }

        private IllegalArgumentException closed(IllegalAccessException e) {
            return new IllegalArgumentException(
                    "The record " + type.getName() + " cannot be made: its module has to open " + type.getPackageName()
                            + " to dev.masthead.forms and org.hibernate.validator",
                    e);
        }
    }
}
