/** Delivers submissions by SMTP: a notice to the editors, an answer to the reader. */
module dev.masthead.mail {
    requires transitive dev.masthead.forms;
    requires jakarta.mail;
    requires org.eclipse.angus.mail;
    requires static transitive org.jspecify;

    exports dev.masthead.mail;
}
