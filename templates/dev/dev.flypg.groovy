// A database for development: one small node, and nothing that keeps you from throwing it away.
// Copy this folder, change the names, and run: flypg apply --local <folder>

project 'my-project'
organization 'personal'

app('my-app')

cluster('my-app-db') {
    region 'ams'
    postgres '17'

    // No standby: while the node is down the database is down, and with its disk everything since the last snapshot is gone.
    replicas 0

    machine { cpus 1; memory 1.GB }
    volume { size 10.GB }

    database('app') {
        extensions 'pg_stat_statements'
    }
    attach('my-app') {
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
