package dev.masthead.forms;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ExpressionLanguageFeatureLevel;

/** Makes the one kind of validator that Masthead uses: Hibernate Validator that evaluates no expressions. */
public final class Validators {

    private Validators() {}

    /**
     * A factory that reads no configuration files and evaluates no expression language in any message, so that nothing a
     * reader typed can be run. Its messages are English, whatever the machine speaks.
     *
     * @return costly to make, thread-safe, to be closed by the caller
     */
    public static ValidatorFactory withoutExpressions() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new PlainMessages())
                .constraintExpressionLanguageFeatureLevel(ExpressionLanguageFeatureLevel.VARIABLES)
                .customViolationExpressionLanguageFeatureLevel(ExpressionLanguageFeatureLevel.NONE)
                .buildValidatorFactory();
    }
}
