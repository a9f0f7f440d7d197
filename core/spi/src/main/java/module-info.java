/** The storage SPI of Masthead: what a record store promises, and nothing else. */
module dev.masthead.spi {
    requires static transitive org.jspecify;

    exports dev.masthead.spi;
}
