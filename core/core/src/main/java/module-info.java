/** The article domain of Masthead and its service, the JSON codec, the change log and the in-memory store. */
module dev.masthead.core {
    requires transitive dev.masthead.spi;
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;
    requires transitive tools.jackson.databind;
    requires org.slf4j;

    exports dev.masthead.core;

    // Open, so that Jackson and the validation provider that the host chose can read the domain.
    opens dev.masthead.core;

    uses dev.masthead.spi.RecordStoreProvider;

    provides dev.masthead.spi.RecordStoreProvider with
            dev.masthead.core.MemoryStorage;
}
