/** Full-text search in the articles of a magazine, by an index that each node keeps for itself. */
module dev.masthead.search {
    requires transitive dev.masthead.core;
    requires static transitive org.jspecify;
    requires org.apache.lucene.analysis.common;
    requires org.apache.lucene.core;
    requires org.slf4j;

    exports dev.masthead.search;
}
