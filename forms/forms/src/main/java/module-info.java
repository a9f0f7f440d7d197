/** Forms of Masthead: their model, binding, validation, the intake of what readers send, and the inbox. */
module dev.masthead.forms {
    requires transitive dev.masthead.core;
    requires org.hibernate.validator;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.masthead.forms;

    // So that the validator can read the standard forms.
    opens dev.masthead.forms to
            org.hibernate.validator;
}
