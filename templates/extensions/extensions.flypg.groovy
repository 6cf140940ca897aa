// A database with extensions: some need nothing, some a library that PostgreSQL loads when it starts.
// Look at it with 'flypg plan --local', make it with 'flypg apply --local'; without --local it is made on Fly.io.

parameter('name', default: 'my-app', doc: 'the app that uses the database; the cluster is called after it')
parameter('project', default: 'my-project', doc: 'whose all this is; flypg never touches what another project owns')
parameter('region', default: 'ams', doc: 'where it runs, by its code on Fly.io')
parameter('size', default: 20.GB, min: 1.GB, max: 400.GB, doc: 'how large the disk of each node is to begin with')
parameter('statements', default: 5000, min: 100, max: 100000, doc: 'how many different statements pg_stat_statements counts')

project project
organization 'personal'

app(name)

cluster("${name}-db") {
    region region
    postgres '17'
    replicas 2

    machine { cpus 1; memory 2.GB }
    volume { size size; keepSnapshots 14.days }

    config {
        // Loaded when PostgreSQL starts, so a change here restarts the nodes, one after the other.
        shared_preload_libraries 'pg_stat_statements', 'pg_prewarm'
        // A setting of an extension; its library must be loaded for it to mean something.
        pg_stat_statements.max statements
    }

    database('app') {
        // Counts what each statement costs, with the library above.
        extensions 'pg_stat_statements'
        // Needs nothing but to be made.
        extensions 'pgcrypto'
        // Puts tables into memory again after a restart, with the library above.
        extensions 'pg_prewarm'
        extensions('hstore', schema: 'public')
    }
    attach(name) {
        database 'app'
        variable 'DATABASE_URL'
    }

    protect true
}
