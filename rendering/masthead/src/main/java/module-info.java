/** Everything that a plain servlet host needs: no code, only what it brings along. */
module dev.masthead {
    requires transitive dev.masthead.servlet;
    requires transitive dev.masthead.storage.jdbc;
    requires dev.masthead.theme;
    requires org.xerial.sqlitejdbc;
}
