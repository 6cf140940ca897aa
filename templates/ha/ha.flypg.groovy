// A database for production: three nodes, of which any one may be lost.
// Copy this folder, change the names, and run: flypg plan --local <folder>

project 'my-project'
organization 'personal'

app('my-app')

cluster('my-app-db') {
    region 'ams'
    postgres '17'

    // One primary and two standbys. When the primary is lost, the two that are left agree on the next one.
    replicas 2

    machine { cpus 2; memory 4.GB }

    // Room to grow by itself, so that a full disk does not stop the database on a weekend.
    volume {
        size 40.GB
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
    attach('my-app') {
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
