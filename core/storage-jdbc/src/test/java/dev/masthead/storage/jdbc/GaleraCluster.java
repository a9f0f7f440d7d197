package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Two nodes of MariaDB that take writes at once; each place is handed out on the other node than the one before. */
final class GaleraCluster implements DatabaseServer {

    private final MariaServer first;
    private final MariaServer second;

    private GaleraCluster(MariaServer first, MariaServer second) {
        this.first = first;
        this.second = second;
    }

    /** Starts both; fails when the machine lacks the library or what copies one node to the other. */
    static GaleraCluster start() {
        Path library = Stream.of("/usr/lib/galera/libgalera_smm.so", "/usr/lib64/galera/libgalera_smm.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("galera-4 is not installed"));
        MariaServer.program("rsync");
        List<Integer> ports = List.of(Ports.free(), Ports.free());
        String members = "gcomm://127.0.0.1:" + ports.get(0) + ",127.0.0.1:" + ports.get(1);
        MariaServer first =
                MariaServer.start(Ports.free(), node(library, members, ports.get(0)), List.of("--wsrep-new-cluster"));
        try {
            first.awaitCluster().create("press");
            MariaServer second = MariaServer.start(Ports.free(), node(library, members, ports.get(1)), List.of());
            return new GaleraCluster(first, second.awaitCluster());
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    private static List<String> node(Path library, String members, int port) {
        return List.of(
                "wsrep_on=ON",
                "wsrep_provider=" + library,
                "wsrep_cluster_name=press",
                "wsrep_cluster_address=" + members,
                "wsrep_node_address=127.0.0.1:" + port,
                "wsrep_sst_method=rsync",
                "wsrep_sst_receive_address=127.0.0.1:" + Ports.free(),
                "binlog_format=ROW",
                "innodb_autoinc_lock_mode=2",
                "wsrep_provider_options=\"base_host=127.0.0.1;base_port=" + port
                        + ";gmcast.listen_addr=tcp://127.0.0.1:" + port + ";ist.recv_addr=127.0.0.1:" + Ports.free()
                        + "\"");
    }

    @Override
    public String name() {
        return "mariadb";
    }

    /** The same place, seen from one of the nodes. */
    StoreSettings on(int node, StoreSettings place) {
        return place.with("url", (node % 2 == 0 ? first : second).url("press"));
    }

    @Override
    public String url(String database) {
        return first.url(database);
    }

    @Override
    public StoreSettings freshPlace() {
        return first.freshPlace();
    }

    @Override
    public String freshSchema() {
        return first.freshSchema();
    }

    @Override
    public String freshPrefix() {
        return first.freshPrefix();
    }

    @Override
    public DataSource pool(boolean autoCommit) {
        return first.pool(autoCommit);
    }

    @Override
    public void close() {
        second.close();
        first.close();
    }
}
