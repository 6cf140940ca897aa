// A database for production: three nodes, of which any one may be lost.
// Look at it with 'flypg plan --local', make it with 'flypg apply --local'; without --local it is made on Fly.io.

parameter('name', default: 'my-app', doc: 'the app that uses the database; the cluster is called after it')
parameter('project', default: 'my-project', doc: 'whose all this is; flypg never touches what another project owns')
parameter('region', default: 'ams', doc: 'where it runs, by its code on Fly.io')
parameter('cpus', default: 2, oneOf: [1, 2, 4, 8], doc: 'processors of each node')
parameter('memory', default: 4.GB, min: 1.GB, max: 16.GB, doc: 'memory of each node')
parameter('size', default: 40.GB, min: 1.GB, max: 400.GB, doc: 'how large the disk of each node is to begin with')

project project
organization 'personal'

app(name)

cluster("${name}-db") {
    region region
    postgres '17'

    // One primary and two standbys. When the primary is lost, the two that are left agree on the next one.
    replicas 2

    machine { cpus cpus; memory memory }

    // Room to grow by itself, so that a full disk does not stop the database on a weekend.
    volume {
        size size
        keepSnapshots 14.days
        extend(at: 80.percent, by: 10.GB, upTo: 400.GB)
    }

    config {
        max_connections 300
        work_mem 16.MB
        log_min_duration_statement 500.ms
        // A transaction that is open and idle keeps vacuum from cleaning up.
        idle_in_transaction_session_timeout 5.minutes
        shared_preload_libraries 'pg_stat_statements'
    }

    database('app') {
        extensions 'pg_stat_statements', 'pgcrypto'
    }
    attach(name) {
        database 'app'
        variable 'DATABASE_URL'
    }

    // For people who look and do not change. Give it a password with: alter role reporting password '…'
    role('reporting') {
        login true
        reads 'app'
        connectionLimit 5
        config { statement_timeout 30.seconds }
    }

    protect true
}
