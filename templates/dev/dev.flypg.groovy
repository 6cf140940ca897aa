// A database for development: one small node, and nothing that keeps you from throwing it away.
// Look at it with 'flypg plan --local', make it with 'flypg apply --local'; without --local it is made on Fly.io.

parameter('name', default: 'my-app', doc: 'the app that uses the database; the cluster is called after it')
parameter('project', default: 'my-project', doc: 'whose all this is; flypg never touches what another project owns')
parameter('region', default: 'ams', doc: 'where it runs, by its code on Fly.io')
parameter('size', default: 10.GB, min: 1.GB, max: 500.GB, doc: 'how large its disk is')

project project
organization 'personal'

app(name)

cluster("${name}-db") {
    region region
    postgres '17'

    // No standby: while the node is down the database is down, and with its disk everything since the last snapshot is gone.
    replicas 0

    machine { cpus 1; memory 1.GB }
    volume { size size }

    database('app') {
        extensions 'pg_stat_statements'
    }
    attach(name) {
        database 'app'
        variable 'DATABASE_URL'
    }

    config {
        shared_preload_libraries 'pg_stat_statements'
        // While developing, see every statement that takes longer than this.
        log_min_duration_statement 100.ms
    }

    // 'flypg destroy --allow-deletes' removes all of it at once.
    protect false
}
