package dev.masthead.forms;

import java.util.Optional;
import java.util.function.Function;

/**
 * How the component of a record carries an answer.
 *
 * @param field the field's name
 * @param checksMore whether it has a constraint that the field's definition does not express
 * @param toJava makes the component's value of an answer that {@link Binder} has accepted
 * @param fromJava the answer that a value stands for
 */
record Component(String field, boolean checksMore, Function<Answer, Object> toJava, Function<Object, Answer> fromJava) {

    /** The answer that a value stands for; the empty one when there is no value. */
    Answer answer(Optional<Object> value) {
        return value.map(fromJava).orElseGet(() -> new Answer.Text(""));
    }
}
