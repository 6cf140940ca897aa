// A small database for production: three of the smallest nodes, of which any one may be lost.
// Look at it with 'flypg plan --local', make it with 'flypg apply --local'; without --local it is made on Fly.io.

parameter('name', default: 'my-app', doc: 'the app that uses the database; the cluster is called after it')
parameter('project', default: 'my-project', doc: 'whose all this is; flypg never touches what another project owns')
parameter('region', default: 'ams', doc: 'where it runs, by its code on Fly.io')
parameter('size', default: 10.GB, min: 1.GB, max: 100.GB, doc: 'how large the disk of each node is to begin with')
parameter('keep', default: 7.days, min: 1.day, max: 60.days, doc: 'how long the daily snapshots of the disks are kept')

project project
organization 'personal'

app(name)

cluster("${name}-db") {
    region region
    postgres '17'

    // Two standbys are what it takes to survive a node; the nodes may be small.
    replicas 2

    machine { cpus 1; memory 1.GB }
    volume {
        size size
        keepSnapshots keep
        extend(at: 80.percent, by: 5.GB, upTo: 100.GB)
    }

    config {
        // Few sessions with a little memory each: it is shared by all of them.
        max_connections 100
        work_mem 4.MB
        log_min_duration_statement 1.second
        idle_in_transaction_session_timeout 5.minutes
        shared_preload_libraries 'pg_stat_statements'
    }

    database('app') {
        extensions 'pg_stat_statements'
    }
    attach(name) {
        database 'app'
        variable 'DATABASE_URL'
    }

    protect true
}
