// A database for questions that take long: much memory for few sessions, and a login for people who only look.
// Look at it with 'flypg plan --local', make it with 'flypg apply --local'; without --local it is made on Fly.io.

parameter('name', default: 'my-app', doc: 'the app that uses the database; the cluster is called after it')
parameter('project', default: 'my-project', doc: 'whose all this is; flypg never touches what another project owns')
parameter('region', default: 'ams', doc: 'where it runs, by its code on Fly.io')
parameter('cpus', default: 4, oneOf: [2, 4, 8], doc: 'processors of each node, none of them shared with others')
parameter('memory', default: 16.GB, oneOf: [16.GB, 32.GB], doc: 'memory of each node')
parameter('size', default: 200.GB, min: 10.GB, max: 500.GB, doc: 'how large the disk of each node is to begin with')
parameter('longest', default: 30.minutes, min: 1.minute, doc: 'how long a question of the analysts may take')

project project
organization 'personal'

app(name)

cluster("${name}-db") {
    region region
    postgres '17'
    replicas 2

    machine { kind 'performance'; cpus cpus; memory memory }
    volume {
        size size
        keepSnapshots 14.days
        extend(at: 80.percent, by: 50.GB, upTo: 500.GB)
    }

    config {
        // Few sessions, each of which may sort and join a lot.
        max_connections 60
        work_mem 64.MB
        maintenance_work_mem 1.GB
        max_parallel_workers_per_gather cpus
        // Large scans and better statistics for wide tables.
        random_page_cost 1.1
        default_statistics_target 500
        log_min_duration_statement 1.minute
        shared_preload_libraries 'pg_stat_statements'
    }

    database('warehouse') {
        extensions 'pg_stat_statements'
    }
    attach(name) {
        database 'warehouse'
        variable 'DATABASE_URL'
    }

    // Give it a password with: alter role analyst password '…'
    role('analyst') {
        login true
        reads 'warehouse'
        connectionLimit 10
        config {
            statement_timeout longest
            work_mem 128.MB
        }
    }

    protect true
}
