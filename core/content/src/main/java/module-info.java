/** Text that comes in: a folder of Markdown files with front matter, and HTML, become articles and typed blocks. */
module dev.masthead.content {
    requires transitive dev.masthead.core;
    requires static transitive org.jspecify;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.strikethrough;
    requires org.commonmark.ext.gfm.tables;
    requires org.jsoup;
    requires org.slf4j;
    requires tools.jackson.dataformat.yaml;

    exports dev.masthead.content;
}
