/** A record store on Redis or Valkey. */
module dev.masthead.examples.redis {
    requires transitive dev.masthead.spi;
    requires static transitive org.jspecify;
    requires redis.clients.jedis;
    requires org.apache.commons.pool2;

    exports dev.masthead.examples.redis;

    provides dev.masthead.spi.RecordStoreProvider with
            dev.masthead.examples.redis.RedisStorage;
}
