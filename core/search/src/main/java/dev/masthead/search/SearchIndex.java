package dev.masthead.search;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one index, and up to which change they hold the articles. One thread writes at a time; any number searches.
 */
final class SearchIndex implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleSearch.class);

    /** To be raised with every change of the fields. */
    private static final int FORMAT = 1;

    private static final double WRITE_BUFFER_MB = 8;
    private static final String NUMBER = "number";
    private static final String CHANGE = "change";
    private static final String VERSION = "version";

    private final Directory directory;
    private final Languages languages;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final String version;
    private volatile long number;
    private String change;

    private SearchIndex(Directory directory, Languages languages, String version) throws IOException {
        this.directory = directory;
        this.languages = languages;
        this.version = version;
        IndexWriterConfig config = new IndexWriterConfig(languages.byField())
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                .setSimilarity(new EqualWords())
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setCommitOnClose(false);
        this.writer = new IndexWriter(directory, config);
        this.searchers = new SearcherManager(writer, null);
        Map<String, String> known = DirectoryReader.indexExists(directory) ? userData(directory) : Map.of();
        this.number = Long.parseLong(known.getOrDefault(NUMBER, "0"));
        this.change = known.getOrDefault(CHANGE, "");
    }

    /**
     * Opens what is there, or begins anew when that is of another version or damaged. While another process has the folder, for
     * example in its last seconds before a restart, the index is in memory: a magazine without its files is better than none.
     *
     * @param folder for an index in files; made when it is missing
     */
    static SearchIndex open(Optional<Path> folder, Languages languages) {
        try {
            if (folder.isPresent()) {
                return open(FSDirectory.open(folder.get()), languages);
            }
        } catch (LockObtainFailedException e) {
            LOG.warn(
                    "masthead.search.locked The index folder is in use by another magazine: this one keeps its index in"
                            + " memory. Give each magazine, and each node, a folder of its own.");
        } catch (IOException e) {
            throw new SearchException("The index folder cannot be read and written; check its rights and the disk", e);
        }
        try {
            return open(new ByteBuffersDirectory(), languages);
        } catch (IOException e) {
            throw new SearchException("The index cannot be made in memory", e);
        }
    }

    private static SearchIndex open(Directory directory, Languages languages) throws IOException {
        String version = FORMAT + " " + Version.LATEST + " " + languages.usual();
        try {
            clearUnlessSound(directory, version);
            return new SearchIndex(directory, languages, version);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void clearUnlessSound(Directory directory, String version) throws IOException {
        try (Lock mine = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            mine.ensureValid();
            if (!isSound(directory, version)) {
                for (String file : directory.listAll()) {
                    if (isOfAnIndex(file)) {
                        directory.deleteFile(file);
                    }
                }
            }
        }
    }

    /** Every file is read once: a search in a damaged one would fail much later. */
    private static boolean isSound(Directory directory, String version) {
        try {
            if (!DirectoryReader.indexExists(directory)) {
                return false;
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                for (LeafReaderContext leaf : reader.leaves()) {
                    ((CodecReader) leaf.reader()).checkIntegrity();
                }
            }
            return version.equals(userData(directory).get(VERSION));
        } catch (IOException | RuntimeException damaged) {
            LOG.warn(
                    "masthead.search.damaged The index is made anew. cause={}",
                    damaged.getClass().getName());
            return false;
        }
    }

    private static boolean isOfAnIndex(String file) {
        return file.startsWith(IndexFileNames.SEGMENTS)
                || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches();
    }

    private static Map<String, String> userData(Directory directory) throws IOException {
        return SegmentInfos.readLatestCommit(directory).getUserData();
    }

    /** The number of the last change that it holds. */
    long number() {
        return number;
    }

    /** What tells that change from another one with its number. */
    String change() {
        return change;
    }

    /** Takes an article in as it is now, or out when readers cannot see it. */
    void put(String id, Optional<Article> article) throws IOException {
        Term key = new Term(Fields.ID, id);
        Optional<Article> published = article.filter(known -> known.state() == ArticleState.PUBLISHED);
        if (published.isPresent()) {
            String language = languages.code(published.get().language());
            writer.updateDocument(key, Fields.document(published.get(), language));
        } else {
            writer.deleteDocuments(key);
        }
    }

    /** Everything up to a change is taken in: searches find it from now on. */
    void reached(long number, String change) throws IOException {
        searchers.maybeRefreshBlocking();
        this.number = number;
        this.change = change;
    }

    /** Makes it last. */
    void commit() throws IOException {
        Map<String, String> data = new HashMap<>();
        data.put(NUMBER, String.valueOf(number));
        data.put(CHANGE, change);
        data.put(VERSION, version);
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    void clear() throws IOException {
        writer.deleteAll();
        reached(0, "");
    }

    SearcherManager searchers() {
        return searchers;
    }

    @Override
    public void close() throws IOException {
        try {
            searchers.close();
            commit();
        } finally {
            IOUtils.close(writer, directory);
        }
    }
}
