#!/usr/bin/env python3
"""peers.py sqlite|xapian|postgres FOLDER [CONNECTION]: builds the peer's index over FOLDER/cases.jsonl and times FOLDER/queries.txt, any word, the top 20.
Prints one line of JSON with wall times and processor time: the process's own, for PostgreSQL that of the server's process that answers it (Linux).
KAZUS_BENCH_QUERIES=100 takes so many of the queries, once, where a machine is busy."""
import json, os, resource, sys, time

which, folder = sys.argv[1], sys.argv[2]
queries = [line.split() for line in open(f"{folder}/queries.txt")]
few = int(os.environ.get("KAZUS_BENCH_QUERIES", "0"))
if few:
    queries = queries[:: max(1, len(queries) // few)][:few]
server = None


def cases():
    for line in open(f"{folder}/cases.jsonl"):
        yield json.loads(line)


def cpu():
    if server:
        fields = open(f"/proc/{server}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def report(name, build, build_cpu, size, find):
    for q in queries[:10 if few else 50]:
        find(q)
    times, before = [], cpu()
    for _ in range(1 if few else 2):
        for q in queries:
            start = time.perf_counter()
            find(q)
            times.append((time.perf_counter() - start) * 1000)
    used = (cpu() - before) * 1000 / len(times)
    times.sort()
    at = lambda p: round(times[min(len(times) - 1, int(len(times) * p))], 3)
    print(json.dumps(dict(peer=name, build_s=round(build, 2), build_cpu_s=round(build_cpu, 2), index_mib=round(size / 2**20, 1), queries=len(queries), cpu_ms=round(used, 3),
                          p50_ms=at(.5), p95_ms=at(.95), p99_ms=at(.99), max_ms=round(times[-1], 3), rss_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)), flush=True)


if which == "sqlite":
    import sqlite3
    path = f"{folder}/fts.db"
    for end in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(path + end):
            os.remove(path + end)
    start = time.perf_counter()
    db = sqlite3.connect(path)
    db.execute("pragma journal_mode=wal")
    db.execute("pragma cache_size=-262144")
    db.execute("create virtual table t using fts5(title, text)")
    db.executemany("insert into t(rowid, title, text) values (?, ?, ?)", ((c["id"], c["title"], c["text"]) for c in cases()))
    db.execute("insert into t(t) values('optimize')")
    db.commit()
    db.execute("pragma wal_checkpoint(truncate)")
    build = time.perf_counter() - start
    report("SQLite FTS5 " + sqlite3.sqlite_version, build, cpu(), os.path.getsize(path), lambda q: db.execute(
        "select rowid, rank from t where t match ? order by rank limit 20", (" OR ".join(f'"{w}"' for w in q),)).fetchall())
elif which == "xapian":
    import shutil, xapian
    path = f"{folder}/xapian"
    shutil.rmtree(path, ignore_errors=True)
    start = time.perf_counter()
    db = xapian.WritableDatabase(path, xapian.DB_CREATE_OR_OVERWRITE)
    terms = xapian.TermGenerator()
    terms.set_stemmer(xapian.Stem("en"))
    for c in cases():
        document = xapian.Document()
        terms.set_document(document)
        terms.index_text(c["title"], 2)
        terms.increase_termpos()
        terms.index_text(c["text"])
        db.replace_document(c["id"], document)
    db.commit()
    db.close()
    build = time.perf_counter() - start
    size = sum(os.path.getsize(os.path.join(path, f)) for f in os.listdir(path))
    db = xapian.Database(path)
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("en"))
    parser.set_stemming_strategy(parser.STEM_SOME)
    parser.set_default_op(xapian.Query.OP_OR)
    enquire = xapian.Enquire(db)
    enquire.set_weighting_scheme(xapian.BM25Weight())

    def find(q):
        enquire.set_query(parser.parse_query(" ".join(q)))
        return [m.docid for m in enquire.get_mset(0, 20)]
    report("Xapian " + xapian.version_string(), build, cpu(), size, find)
elif which == "postgres":
    import psycopg2
    connection = psycopg2.connect(sys.argv[3])
    connection.autocommit = True
    db = connection.cursor()
    db.execute("select pg_backend_pid()")
    server = db.fetchone()[0]
    start = time.perf_counter()
    db.execute("drop table if exists t; create table t (id int primary key, title text, text text, words tsvector)")
    rows = cases()
    while part := [(c["id"], c["title"], c["text"]) for _, c in zip(range(1000), rows)]:
        db.execute("insert into t(id, title, text) values " + ",".join(db.mogrify("(%s,%s,%s)", p).decode() for p in part))
    db.execute("update t set words = setweight(to_tsvector('english', title), 'A') || to_tsvector('english', text)")
    db.execute("create index on t using gin(words)")
    db.execute("analyze t")
    build = time.perf_counter() - start
    db.execute("select pg_total_relation_size('t')")
    size = db.fetchone()[0]
    db.execute("show server_version")
    version = db.fetchone()[0].split()[0]

    def find(q):
        db.execute("select id from t, to_tsquery('english', %s) q where words @@ q order by ts_rank(words, q) desc limit 20", (" | ".join(q),))
        return db.fetchall()
    report("PostgreSQL " + version + " ts_rank", build, cpu(), size, find)
